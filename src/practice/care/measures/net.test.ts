import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SubjectFile } from '../../../spine/ledger/file.ts'
import { createTally, membersOf } from '../../../spine/measure/evaluate.ts'
import { formatValue } from '../../../spine/measure/format.ts'
import { suppress } from '../../../spine/measure/suppress.ts'
import { periodFor } from '../../../spine/time/periods.ts'
import { addDays } from '../../../spine/time/plain-date.ts'
import { figureInWords } from '../../governance/pages-words.ts'
import { ask, child, fileWith, inCare, north, on, shortBreak, sides, trust } from '../../cases.ts'
import { claNet } from './coming-and-leaving.ts'
import { claNumber } from './numbers.ts'

const END = on('2018-03-31')
const YEAR = periodFor('rolling-year', END)
const DAY_BEFORE = addDays(YEAR.start, -1)

function resultsOn(date: string, files: readonly SubjectFile[]) {
  const tally = createTally([claNumber, claNet], [{ on: on(date), within: [north] }], {
    contextFor: within => ({ ...trust, within }),
    councilOn: () => 'north',
  })
  for (const file of files) tally.add(file)
  const [number, net] = tally.results()[0]?.results ?? []
  return { number: number?.value ?? null, net }
}

describe('those who came into care, less those who left', () => {
  test('a child who came and went and came again is three events', () => {
    const file = fileWith([child(), inCare('2017-05-01', '2017-06-01'), inCare('2017-09-01')])
    expect(ask(claNet, file, END)).toEqual([
      { side: 'counts', why: ['care.came-into-care', 'care.adds-one'], at: '2017-05-01' },
      { side: 'does-not-count', why: ['care.left-care', 'care.takes-one-away'], at: '2017-06-01' },
      { side: 'counts', why: ['care.came-into-care', 'care.adds-one'], at: '2017-09-01' },
    ])
    expect(resultsOn(END, [file]).net).toMatchObject({ numerator: 2, denominator: 3, children: 1, value: 1 })
  })

  test('fewer in care is a figure below nought, and reads so', () => {
    const left = fileWith([child(), inCare('2016-01-01', '2017-06-01')])
    const net = resultsOn(END, [left, left]).net
    expect(net).toMatchObject({ numerator: 0, denominator: 2, value: -2 })
    expect(net && figureInWords(net, 'event')).toBe('−2: 0 in, 2 out')
    expect([formatValue(-2, 'net'), formatValue(0, 'net'), formatValue(1200, 'net')]).toEqual(['−2', '0', '+1,200'])
  })

  test('coming in on 1 April and leaving on 31 March are in the year; the days either side are not', () => {
    expect(sides(claNet, fileWith([child(), inCare('2017-04-01', '2018-03-31')]), END)).toHaveLength(2)
    expect(sides(claNet, fileWith([child(), inCare('2017-03-31', '2018-04-01')]), END)).toEqual([])
  })

  test('short breaks are neither', () => {
    expect(ask(claNet, fileWith([child(), shortBreak('2017-05-01', '2017-05-04', 'V3')]), END)).toEqual([])
  })

  test('a child first seen in care, or lost to the return, in the year is set aside', () => {
    const seen = fileWith([child(), inCare('2017-05-01', null, { startKnown: false })])
    const lost = fileWith([child(), inCare('2016-01-01', null, { lostAfter: on('2017-09-30') })])
    expect(ask(claNet, seen, END)).toEqual([{ side: 'excluded', why: ['care.start-not-known'], at: '2017-05-01' }])
    expect(ask(claNet, lost, END)).toEqual([{ side: 'excluded', why: ['care.lost-to-return'], at: '2017-10-01' }])
  })

  test('in suppressed tables it is shown only where neither side is small', () => {
    const came = Array.from({ length: 8 }, () => fileWith([child(), inCare('2017-05-01')]))
    const left = (n: number) => Array.from({ length: n }, () => fileWith([child(), inCare('2016-05-01', '2017-05-01')]))
    const shown = (files: readonly SubjectFile[]) => {
      const net = resultsOn(END, files).net
      return net && suppress([{ council: 'north', result: net }]).figures[0]?.value
    }
    expect(shown([...came, ...left(8)])).toBe(0)
    expect(shown([...came, ...left(3)])).toBe('hidden')
  })
})

// Times in care that do not overlap, any of them first seen at an unknown start, and the last perhaps open or lost.
const lives = fc
  .tuple(
    fc.array(fc.record({ gap: fc.integer({ min: 1, max: 400 }), days: fc.integer({ min: 0, max: 900 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.boolean(),
    fc.constantFrom('ends', 'open', 'lost'),
  )
  .map(([times, startKnown, last]) => {
    let day = on('2014-06-01')
    const entries = times.map(({ gap, days }, index) => {
      const start = addDays(day, gap)
      const end = addDays(start, days)
      day = end
      const final = index === times.length - 1
      const known = index > 0 || startKnown
      if (final && last === 'open') return inCare(start, null, { startKnown: known })
      if (final && last === 'lost') return inCare(start, null, { startKnown: known, lostAfter: end })
      return inCare(start, end, { startKnown: known, ended: 'E4A' })
    })
    return fileWith([child({ born: '2010-01-01' }), entries])
  })

describe('the number at the start and the net change', () => {
  test('make the number at the end, those set aside allowed for', () => {
    fc.assert(
      fc.property(fc.array(lives, { maxLength: 12 }), files => {
        const opening = resultsOn(DAY_BEFORE, files).number ?? Number.NaN
        const closing = resultsOn(END, files)
        const aside = files
          .flatMap(file => membersOf(claNet, file, END, trust))
          .filter(member => member.side === 'excluded')
        const seen = aside.filter(member => member.because[0]?.key === 'care.start-not-known').length
        const lost = aside.length - seen
        expect(opening + (closing.net?.value ?? Number.NaN) + seen - lost).toBe(closing.number)
      }),
    )
  })
})
