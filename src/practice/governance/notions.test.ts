import { describe, expect, test } from 'vitest'
import { rooms } from '../../rooms.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { usualFront } from './front.ts'
import { PLACES } from './kinds-scorecard.ts'
import { commentsOn, frontOn, heardOn, neighbourSetsIn, promisedBefore } from './notions.ts'
import { scorecard, scorecardRows } from './scorecard.ts'

const entry = (id: string, kind: string, start: string, body: object): Entry => ({
  id,
  kind,
  start: plainDate(start),
  end: null,
  body,
})
const fileWith = (...entries: readonly Entry[]) => fileOf('trust', entries, {}, 'trust')
// Recorded in the order of their ids.
const order = (id: string): number => Number(id)
const said = (id: string, start: string, body: object = {}): Entry =>
  entry(id, 'scorecard-comment', start, { measure: 'kpi-7', words: `words of ${id}`, ...body })
const on = plainDate

describe('the front', () => {
  test('until somebody chooses there are twelve, some from each of the board’s groups', () => {
    const { measures, chosen } = frontOn(fileWith(), on('2026-03-31'))
    expect(chosen).toBeUndefined()
    expect(measures).toHaveLength(12)
    const groups = scorecard.filter(group => group.rows.some(row => measures.includes(row.id)))
    expect(groups).toHaveLength(5)
    const measured = new Set(rooms.flatMap(room => room.measures).map(measure => measure.id))
    expect(usualFront[0]?.value.filter(id => !measured.has(id) || !scorecardRows.some(row => row.id === id))).toEqual(
      [],
    )
  })

  test('a choice holds from its day on, in its order, and each measure once', () => {
    const choice = entry('1', 'scorecard-front', '2025-04-01', {
      first: 'kpi-8',
      second: 'kpi-7',
      fifth: 'kpi-8',
      why: 'The board chose',
    })
    expect(frontOn(fileWith(choice), on('2025-03-31')).measures).toHaveLength(12)
    expect(frontOn(fileWith(choice), on('2025-04-01'))).toEqual({
      measures: ['kpi-8', 'kpi-7'],
      chosen: { entry: '1', from: '2025-04-01', why: 'The board chose' },
    })
  })

  test('there is no thirteenth place', () => {
    expect(PLACES).toHaveLength(12)
  })
})

describe('what is said', () => {
  test('of two comments on one figure the one recorded last is current, and the other is kept after it', () => {
    const file = fileWith(said('2', '2026-03-31'), said('1', '2026-03-31'), said('3', '2025-09-30'))
    expect(commentsOn(file, 'kpi-7', on('2026-03-31'), order).map(each => each.entry.id)).toEqual(['2', '1', '3'])
  })

  test('nothing of another measure, of a later figure, or of more than a year ago is shown', () => {
    const file = fileWith(
      said('1', '2025-03-31'),
      said('2', '2026-04-30'),
      said('3', '2026-01-31', { measure: 'kpi-8' }),
    )
    expect(commentsOn(file, 'kpi-7', on('2026-03-31'), order)).toEqual([])
  })
})

describe('what was promised last time', () => {
  const promise = { promise: 'Ring every carer', promiseBy: '2025-09-30' }

  test('is answered by the first comment after it that says what came of it', () => {
    const file = fileWith(
      said('1', '2025-03-31', promise),
      said('2', '2025-09-30'),
      said('3', '2026-03-31', { kept: 'in-part', keptHow: 'Most were rung' }),
    )
    expect(promisedBefore(file, 'kpi-7', on('2026-03-31'), order)).toEqual({
      what: 'Ring every carer',
      by: '2025-09-30',
      on: '2025-03-31',
      entry: '1',
      outcome: { kept: 'in-part', how: 'Most were rung', on: '2026-03-31' },
    })
    expect(promisedBefore(file, 'kpi-7', on('2025-12-31'), order)?.outcome).toBeUndefined()
  })

  test('is not what is promised now, nor what a comment said that another took the place of', () => {
    const file = fileWith(said('1', '2025-03-31', promise), said('2', '2025-03-31'))
    expect(promisedBefore(file, 'kpi-7', on('2025-03-31'), order)).toBeUndefined()
    expect(promisedBefore(file, 'kpi-7', on('2026-03-31'), order)).toBeUndefined()
  })

  test('is the newest promise where there are several', () => {
    const file = fileWith(
      said('1', '2024-03-31', promise),
      said('2', '2025-03-31', { kept: 'kept', promise: 'Another', promiseBy: '2025-06-30' }),
    )
    expect(promisedBefore(file, 'kpi-7', on('2026-03-31'), order)).toMatchObject({ what: 'Another' })
  })
})

describe('what children said', () => {
  test('stands beside either measure it bears on, for a year, the newest first', () => {
    const theme = (id: string, start: string, body: object): Entry =>
      entry(id, 'voice-theme', start, { said: id, howMany: 7, where: 'council', ...body })
    const file = fileWith(
      theme('1', '2025-03-31', { measure: 'kpi-8' }),
      theme('2', '2025-06-01', { measure: 'kpi-8' }),
      theme('3', '2026-02-01', { measure: 'kpi-7', secondMeasure: 'kpi-8' }),
    )
    expect(heardOn(file, 'kpi-8', on('2026-03-31')).map(each => each.entry.id)).toEqual(['3', '2'])
    expect(heardOn(file, 'kpi-7', on('2026-03-31')).map(each => each.entry.id)).toEqual(['3'])
  })
})

describe('neighbours entered by hand', () => {
  test('are read whatever stands between their numbers', () => {
    const file = fileWith(
      entry('1', 'neighbour-set', '2026-01-01', {
        council: '940',
        authorities: '866, 935;925 933',
        model: 'Ours',
        source: 'Agreed',
      }),
    )
    expect(neighbourSetsIn(file)[0]).toMatchObject({
      council: '940',
      from: '2026-01-01',
      authorities: ['866', '935', '925', '933'],
    })
  })
})
