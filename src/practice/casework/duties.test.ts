import { describe, expect, test } from 'vitest'
import type { Duty } from '../../spine/duty/duty.ts'
import { occasionsOf } from '../../spine/duty/evaluate.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { dated } from '../../spine/time/dated.ts'
import { days } from '../../spine/duty/span.ts'
import { visit } from '../care/kinds.ts'
import { keepingInTouch } from '../leaving-care/kinds.ts'
import { allocation } from '../people/kinds.ts'
import { child, dues, entry, faultsOfWords, fileWith, inCare, on } from '../cases.ts'
import { caseworkDuties } from './duties.ts'
import { approval, directWork, goodbye, introduction, riskRating, supervision } from './kinds.ts'
import { words } from './words.ts'

const dutyOf = (id: string): Duty => {
  const found = caseworkDuties.find(duty => duty.id === id)
  if (!found) throw new Error(`no duty ${id}`)
  return found
}

/** What a duty says of a file at the end of a day: 'overdue 2024-01-15 rated'. */
const says = (id: string, file: SubjectFile, date: string): readonly string[] =>
  dues(dutyOf(id), file, date).map(
    ({ is, by, why, missed }) => `${is} ${by ?? 'no-day'} ${why.replace('casework.', '')}${missed ? ' missed' : ''}`,
  )

const life = (...entries: Parameters<typeof fileWith>[0]) => fileWith([child(), inCare('2024-01-01'), ...entries])
const rated = (rating: BodyOf<typeof riskRating>['rating'], start: string, end: string | null = null) => ({
  ...entry(riskRating, start, end, { rating, why: 'Made up for a test' }),
  id: `rated ${start}`,
})
const seen = (day: string, was = true) => entry(visit, day, null, { seen: was })
const SAM = 'f9f6a3b2-6a58-4b8e-8a35-6c0a4c6e0001'
const JO = 'f9f6a3b2-6a58-4b8e-8a35-6c0a4c6e0002'
const given = (
  worker: string,
  start: string,
  end: string | null = null,
  more: Partial<BodyOf<typeof allocation>> = {},
) => ({
  ...entry(allocation, start, end, { role: 'social-worker', worker, ...more }),
  id: `given ${start}`,
})

describe('the contact that the risk calls for', () => {
  test('is weekly where it is high, fortnightly where medium and four-weekly where low', () => {
    const by = (rating: 'high' | 'medium' | 'low') =>
      says('risk-contact', life(rated(rating, '2024-02-01')), '2024-02-02')
    expect([by('high'), by('medium'), by('low')]).toEqual([
      ['due 2024-02-08 rated'],
      ['due 2024-02-15 rated'],
      ['due 2024-02-29 rated'],
    ])
  })

  test('is met by seeing the child or hearing from them, and counted from the last time', () => {
    const work = entry(directWork, '2024-02-20', null, { scale: 4, scaleBy: 'child' })
    const touch = entry(keepingInTouch, '2024-02-23', null, { how: 'phone', twoWay: true })
    const file = life(rated('high', '2024-02-01'), seen('2024-02-05'), seen('2024-02-09', false), work, touch)
    expect(says('risk-contact', file, '2024-02-24')).toEqual([
      'met 2024-02-08 rated',
      'met-late 2024-02-12 last-seen',
      'met 2024-02-27 last-seen',
      'due 2024-03-01 last-seen',
    ])
  })

  test('begins anew when the rating changes, and goes on where the same is rated again', () => {
    const changed = life(rated('low', '2024-02-01'), rated('high', '2024-02-10'))
    expect(says('risk-contact', changed, '2024-02-20')).toEqual(['overdue 2024-02-17 rated'])
    const again = life(rated('high', '2024-02-01'), rated('high', '2024-02-10'))
    expect(says('risk-contact', again, '2024-02-20')).toEqual(['overdue 2024-02-08 rated'])
  })

  test('missed before the rating was lowered stays missed', () => {
    const file = life(rated('high', '2024-02-01'), rated('low', '2024-02-20'))
    expect(says('risk-contact', file, '2024-02-21')).toEqual([
      'overdue 2024-02-08 rated missed',
      'due 2024-03-19 rated',
    ])
  })

  test('stops when we stop working with the child, though the rating was left open', () => {
    const file = fileWith([child(), inCare('2024-01-01', '2024-02-05'), rated('high', '2024-02-01')])
    expect(says('risk-contact', file, '2024-03-01')).toEqual([])
  })

  test('may be set by the trust for itself, longer as well as shorter', () => {
    const local = new Map([
      ['risk-contact', { high: dated({ from: '2024-01-01', value: days(10), source: 'agreed' }) }],
    ])
    const [first] = occasionsOf(life(rated('high', '2024-02-01')), dutyOf('risk-contact'), on('2025-01-01'), local)
    expect(first?.by).toBe('2024-02-11')
  })
})

describe('supervision', () => {
  const held = (day: string, nextBy?: string) =>
    entry(supervision, day, null, { changed: 'Made up for a test', ...(nextBy ? { nextBy: on(nextBy) } : {}) })

  test('is at least monthly, counted from the last', () => {
    const file = life(held('2024-01-31'), held('2024-03-04'))
    expect(says('supervision-interval', file, '2024-03-05')).toEqual([
      'met 2024-02-01 work-began',
      'met-late 2024-02-29 last-supervised',
      'due 2024-04-04 last-supervised',
    ])
  })

  test('is sooner where the last one asked for it', () => {
    expect(says('supervision-interval', life(held('2024-01-31', '2024-02-14')), '2024-02-01').at(-1)).toBe(
      'due 2024-02-14 last-supervised',
    )
  })

  test('is of a child at home too, while a social worker has them', () => {
    const file = fileWith([child(), given(SAM, '2024-01-10', '2024-04-10')])
    expect(says('supervision-interval', file, '2024-02-11')).toEqual(['overdue 2024-02-10 work-began'])
    expect(says('supervision-interval', fileWith([child()]), '2024-02-11')).toEqual([])
  })
})

describe('agreement asked for', () => {
  const asked = (more: Partial<BodyOf<typeof approval>> = {}) =>
    fileWith([entry(approval, '2024-03-28', null, { what: 'overnight', about: 'Made up for a test', ...more })])

  test('is decided within five working days, Easter apart, or by the day it is needed', () => {
    expect(says('approval-answered', asked(), '2024-03-29')).toEqual(['due 2024-04-08 asked'])
    expect(says('approval-answered', asked({ neededBy: on('2024-03-30') }), '2024-03-31')).toEqual([
      'overdue 2024-03-30 asked',
    ])
  })

  test('is answered by saying no, or that more is needed, as much as by saying yes', () => {
    for (const decision of ['approved', 'declined', 'more-needed'] as const)
      expect(says('approval-answered', asked({ decision, decidedOn: on('2024-04-08') }), '2024-05-01')).toEqual([
        'met 2024-04-08 asked',
      ])
    expect(
      says('approval-answered', asked({ decision: 'approved', decidedOn: on('2024-04-09') }), '2024-05-01'),
    ).toEqual(['met-late 2024-04-08 asked'])
  })

  test('decided on a day that is not recorded cannot be told', () => {
    expect(says('approval-answered', asked({ decision: 'approved' }), '2024-05-01')).toEqual([
      'cannot-tell 2024-04-08 asked',
    ])
  })

  test('is not asked for any more once withdrawn in time', () => {
    expect(
      says('approval-answered', asked({ decision: 'withdrawn', decidedOn: on('2024-04-01') }), '2024-05-01'),
    ).toEqual([])
  })
})

describe('when a worker changes', () => {
  const changed = [given(SAM, '2024-01-01', '2024-05-31'), given(JO, '2024-06-03')]
  const met = (day: string, more: Partial<BodyOf<typeof introduction>> = {}) =>
    entry(introduction, day, null, { role: 'social-worker', how: 'at-home', ...more })
  const bye = (day: string, more: Partial<BodyOf<typeof goodbye>> = {}) =>
    entry(goodbye, day, null, { role: 'social-worker', ...more })

  test('the new one meets the child within ten working days, or before taking over', () => {
    expect(says('new-worker-met', life(...changed), '2024-06-04')).toEqual(['due 2024-06-17 worker-changed'])
    expect(
      says('new-worker-met', life(...changed, met('2024-05-20', { how: 'with-last-worker' })), '2024-07-01'),
    ).toEqual(['met 2024-06-17 worker-changed'])
    expect(says('new-worker-met', life(...changed, met('2024-06-18')), '2024-07-01')).toEqual([
      'met-late 2024-06-17 worker-changed',
    ])
  })

  test('a visit by the new worker is a meeting; one by somebody else, or where the child did not want to, is not', () => {
    const visited = (by: string) => entry(visit, '2024-06-10', null, { seen: true, by })
    expect(says('new-worker-met', life(...changed, visited(JO)), '2024-07-01')).toEqual([
      'met 2024-06-17 worker-changed',
    ])
    expect(says('new-worker-met', life(...changed, visited(SAM)), '2024-07-01')).toEqual([
      'overdue 2024-06-17 worker-changed',
    ])
    expect(says('new-worker-met', life(...changed, met('2024-06-10', { how: 'not-met' })), '2024-07-01')).toEqual([
      'overdue 2024-06-17 worker-changed',
    ])
  })

  test('the first worker a child has is no change', () => {
    expect(says('new-worker-met', life(given(SAM, '2024-01-01')), '2024-07-01')).toEqual([])
  })

  test('the one who goes says goodbye within a week of the last day', () => {
    expect(says('worker-goodbye', life(...changed), '2024-06-08')).toEqual(['overdue 2024-06-07 worker-leaves'])
    expect(says('worker-goodbye', life(...changed, bye('2024-05-15')), '2024-06-08')).toEqual([
      'met 2024-06-07 worker-leaves',
    ])
    expect(says('worker-goodbye', life(...changed, bye('2024-05-15', { worker: JO })), '2024-06-08')).toEqual([
      'overdue 2024-06-07 worker-leaves',
    ])
    expect(
      says('worker-goodbye', life(...changed, bye('2024-05-15', { role: 'personal-adviser' })), '2024-06-08'),
    ).toEqual(['overdue 2024-06-07 worker-leaves'])
  })

  test('no goodbye is asked of a worker who has died', () => {
    const died = [given(SAM, '2024-01-01', '2024-05-31'), given(JO, '2024-06-03', null, { reason: 'SWDIED' })]
    expect(says('worker-goodbye', life(...died), '2024-07-01')).toEqual([])
  })
})

test('a file with nothing in it has nothing due, and no duty fails on it', () => {
  for (const duty of caseworkDuties) expect([duty.id, dues(duty, fileWith([]), '2024-01-01')]).toEqual([duty.id, []])
})

test('every reason these duties give has a sentence and a value for each of its slots, and every sentence a reason', () => {
  const files = [
    life(
      rated('high', '2024-02-01', '2024-04-01'),
      seen('2024-02-05'),
      given(SAM, '2024-01-01', '2024-05-31'),
      given(JO, '2024-06-03', '2024-07-01'),
    ),
    fileWith([
      child(),
      inCare('2024-01-01', '2024-03-01'),
      rated('low', '2024-02-01'),
      entry(supervision, '2024-02-01', null, { changed: 'Made up for a test' }),
      entry(approval, '2024-03-28', null, { what: 'trip', about: 'Made up for a test', decision: 'approved' }),
      entry(approval, '2024-03-29', null, { what: 'trip', about: 'Made up for a test', decision: 'withdrawn' }),
    ]),
  ]
  const reasons = files.flatMap(file =>
    caseworkDuties.flatMap(duty =>
      occasionsOf(file, duty, on('2030-01-01')).flatMap(({ because, ended, unsettled }) => [
        because,
        ...(ended ? [ended.because] : []),
        ...(unsettled ? [unsettled] : []),
      ]),
    ),
  )
  expect(faultsOfWords(words, reasons)).toEqual([])
  expect(Object.keys(words).filter(key => !reasons.some(reason => reason.key === key))).toEqual([])
})
