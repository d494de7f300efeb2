import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { all, fileOf } from '../ledger/file.ts'
import { defineKind } from '../ledger/kind.ts'
import { dated } from '../time/dated.ts'
import { plainDate } from '../time/plain-date.ts'
import { type Occasion, defineDuty } from './duty.ts'
import { COUNTED_FROM_KEPT, NOT_KEPT, findingsOf, occasionsOf, openOccasions } from './evaluate.ts'
import { findingOf } from './finding.ts'
import { seriesOf } from './series.ts'
import { after, afterMoment, days, hours, months, spanInWords, weeks, workingDays } from './span.ts'

const on = plainDate
const call = defineKind({
  name: 'call',
  subject: 'person',
  title: 'Call',
  about: 'A call made.',
  section: 'casework',
  lasts: false,
  schema: z.object({}),
  says: () => undefined,
})
const made = (day: string) => ({ id: `call ${day}`, kind: 'call', start: on(day), end: null, body: {} })

/** A call each week from 1 June 2026, the first within two days. */
const weekly = defineDuty({
  id: 'weekly-call',
  title: 'Weekly call',
  about: 'Someone calls each week.',
  owner: 'social-worker',
  section: 'casework',
  layer: 'law',
  sources: [{ title: 'An Act', provision: 's 1', verified: true }],
  limits: {
    first: dated({ from: '2020-01-01', value: days(2), source: 's 1' }),
    again: dated({ from: '2020-01-01', value: weeks(1), source: 's 1' }),
  },
  metBy: 'A call',
  stops: 'The time ends',
  record: call,
  reads: [call],
  occasions: (file, timing) =>
    seriesOf({
      key: 'june',
      start: on('2026-06-01'),
      end: file.id === 'ended' ? on('2026-06-20') : null,
      ends: { key: 'duty.over' },
      done: all(file, call).map(entry => ({ on: entry.start as ReturnType<typeof on>, entry: entry.id })),
      next: (from, index) => ({
        because: { key: 'duty.weekly' },
        ...timing.due(index === 0 ? 'first' : 'again', from),
      }),
    }),
})

const answers = (calls: readonly string[], asked: string, id = 'open') =>
  findingsOf(fileOf(id, calls.map(made)), [weekly], on(asked), { until: on('2030-01-01') }).findings.map(finding => [
    finding.answer,
    finding.by,
    finding.days,
    ...(finding.missed ? ['missed'] : []),
  ])

describe('a length of time', () => {
  test('counts from day 0, whatever day that is', () => {
    expect(after(on('2026-12-23'), workingDays(2))).toBe('2026-12-29')
    expect(after(on('2026-11-30'), months(3))).toBe('2027-02-28')
    expect(after(on('2026-06-01'), weeks(6))).toBe('2026-07-13')
    expect(afterMoment('2026-03-28T12:00:00Z', hours(72))).toBe('2026-03-31T12:00:00Z')
  })

  test('hours are not counted from a day, nor days from a moment', () => {
    expect(() => after(on('2026-06-01'), hours(72))).toThrow('hours are counted from a moment')
    expect(() => afterMoment('2026-06-01T00:00:00Z', days(3))).toThrow('days are counted from a day')
  })

  test('reads as people say it', () => {
    expect([workingDays(1), workingDays(20), hours(72), months(1)].map(spanInWords)).toEqual([
      '1 working day',
      '20 working days',
      '72 hours',
      '1 month',
    ])
  })
})

describe('the five answers', () => {
  test('due while its day has not passed, overdue the day after', () => {
    expect(answers([], '2026-06-03')).toEqual([['due', '2026-06-03', 0]])
    expect(answers([], '2026-06-04')).toEqual([['overdue', '2026-06-03', -1]])
  })

  test('late is late: the next is counted from the day it was really done, and the late one stays late', () => {
    expect(answers(['2026-06-05', '2026-06-11'], '2026-06-11')).toEqual([
      ['met-late', '2026-06-03', -2],
      ['met', '2026-06-12', null],
      ['due', '2026-06-18', 7],
    ])
  })

  test('asked on an earlier day, what was done later was not yet done', () => {
    expect(answers(['2026-06-05'], '2026-06-04')).toEqual([['overdue', '2026-06-03', -1]])
  })

  test('nothing is asked before it begins', () => {
    expect(answers([], '2026-05-31')).toEqual([])
  })

  test('what stops before its day asks for nothing; what stopped after it was missed', () => {
    expect(answers(['2026-06-02', '2026-06-15'], '2026-07-01', 'ended')).toEqual([
      ['met', '2026-06-03', null],
      ['met-late', '2026-06-09', -6],
    ])
    expect(answers(['2026-06-02'], '2026-07-01', 'ended')).toEqual([
      ['met', '2026-06-03', null],
      ['overdue', '2026-06-09', -22, 'missed'],
    ])
  })

  test('done on its last day counts; the call after it ended does not', () => {
    expect(answers(['2026-06-02', '2026-06-09', '2026-06-20', '2026-06-21'], '2026-07-01', 'ended').length).toBe(3)
  })

  test('a moment is told to the minute, a day by the day it is in England', () => {
    const occasion = (met: string): Occasion => ({
      key: 'k',
      because: { key: 'duty.weekly' },
      from: '2026-05-01T22:30:00Z',
      by: '2026-05-04T22:30:00Z',
      met: { on: met },
    })
    const answer = (met: string) => findingOf(weekly, occasion(met), on('2026-05-10'))?.answer
    expect([answer('2026-05-04T22:30:00Z'), answer('2026-05-04T22:31:00Z'), answer('2026-05-04')]).toEqual([
      'met',
      'met-late',
      'met',
    ])
  })

  test('no day to be told is cannot tell, never silence', () => {
    const occasion: Occasion = { key: 'k', because: { key: 'duty.weekly' }, from: null, by: null }
    expect(findingOf(weekly, occasion, on('2026-06-01'))?.answer).toBe('cannot-tell')
  })
})

describe('what the trust may set for itself', () => {
  const local = (n: number, from = '2026-01-01') =>
    new Map([['weekly-call', { again: dated({ from, value: days(n), source: 'the trust' }) }]])
  const next = (calls: readonly string[], limits: ReturnType<typeof local>) =>
    openOccasions(occasionsOf(fileOf('open', calls.map(made)), weekly, on('2030-01-01'), limits))[0]

  test('a shorter limit sets the day, and the law’s own day stands beside it', () => {
    expect(next(['2026-06-02'], local(5))).toMatchObject({ by: '2026-06-07', statutory: '2026-06-09' })
  })

  test('a longer limit never loosens the law', () => {
    expect(next(['2026-06-02'], local(30))).toMatchObject({ by: '2026-06-09' })
    expect(next(['2026-06-02'], local(30))?.statutory).toBeUndefined()
  })

  test('it holds from its own date', () => {
    expect(next(['2026-06-02'], local(5, '2026-06-03'))).toMatchObject({ by: '2026-06-09' })
  })
})

const dueInMay: Occasion = { key: 'a', because: { key: 'x' }, from: on('2026-04-01'), by: on('2026-05-01') }

describe('what was kept', () => {
  const asked = (from: string | undefined, asking = '2026-06-20') =>
    findingsOf(fileOf('open', []), [weekly], on(asking), {
      until: on('2030-01-01'),
      kept: { from: from === undefined ? undefined : on(from), heldTo: undefined },
    }).findings[0]

  test('before the trust recorded its work here, nothing is claimed to have been missed', () => {
    const once = defineDuty({ ...weekly, id: 'once', occasions: () => [dueInMay] })
    const answered = findingsOf(fileOf('open', []), [once], on('2026-06-20'), {
      until: on('2030-01-01'),
      kept: { from: on('2026-06-10'), heldTo: undefined },
    }).findings[0]
    expect(answered).toMatchObject({ answer: 'cannot-tell', occasion: { unsettled: { key: NOT_KEPT } } })
    expect(asked(undefined)?.answer).toBe('cannot-tell')
  })

  test('what is done again and again is due within one interval of that day, and overdue after it', () => {
    expect(asked('2026-06-10', '2026-06-17')).toMatchObject({
      answer: 'due',
      by: '2026-06-17',
      occasion: { because: { key: COUNTED_FROM_KEPT, values: { from: '2026-06-10', within: '1 week' } } },
    })
    expect(asked('2026-06-10', '2026-06-18')).toMatchObject({ answer: 'overdue', by: '2026-06-17', days: -1 })
    expect(asked('2026-06-10', '2027-06-10')?.answer).toBe('overdue')
  })

  test('asked of a day before the trust recorded its work, what was due then cannot be told', () => {
    expect(asked('2026-07-01', '2026-06-20')?.answer).toBe('cannot-tell')
  })

  test('once it is recorded again the series counts from there, and what went before cannot be told', () => {
    const { findings } = findingsOf(fileOf('open', [made('2026-06-12')]), [weekly], on('2026-06-20'), {
      until: on('2030-01-01'),
      kept: { from: on('2026-06-10'), heldTo: undefined },
    })
    expect(findings.map(({ answer, by }) => [answer, by])).toEqual([
      ['cannot-tell', '2026-06-03'],
      ['overdue', '2026-06-19'],
    ])
  })

  test('what stopped before that interval was out is not claimed to have been missed', () => {
    const { findings } = findingsOf(fileOf('ended', []), [weekly], on('2026-09-01'), {
      until: on('2030-01-01'),
      kept: { from: on('2026-06-15'), heldTo: undefined },
    })
    expect(findings.map(({ answer, missed }) => [answer, missed])).toEqual([['cannot-tell', false]])
  })

  test('what a return would have told of was missed on its own day; what came after it is counted from that day', () => {
    const told = defineDuty({ ...weekly, id: 'told', inReturn: true })
    const answered = (heldTo: string) =>
      findingsOf(fileOf('open', []), [told], on('2026-06-20'), {
        until: on('2030-01-01'),
        kept: { from: on('2026-06-15'), heldTo: on(heldTo) },
      }).findings.map(({ answer, by }) => [answer, by])
    expect(answered('2026-06-03')).toEqual([['overdue', '2026-06-03']])
    expect(answered('2026-06-02')).toEqual([['due', '2026-06-22']])
  })

  test('a series that cannot be counted from anything is counted from that day', () => {
    const unknown = defineDuty({
      ...weekly,
      id: 'unknown',
      occasions: () => [{ ...dueInMay, by: null, unsettled: { key: 'x' }, again: months(6) }],
    })
    const answered = findingsOf(fileOf('open', []), [unknown], on('2026-06-20'), {
      until: on('2030-01-01'),
      kept: { from: on('2026-06-01'), heldTo: undefined },
    }).findings[0]
    expect(answered).toMatchObject({ answer: 'due', by: '2026-12-01' })
  })

  test('from then on it is', () => {
    expect(asked('2026-06-01')?.answer).toBe('overdue')
  })

  test('what was due before then and is recorded as done later is not claimed to have been late', () => {
    const once = defineDuty({
      ...weekly,
      id: 'once',
      occasions: () => [
        {
          key: 'a',
          because: { key: 'x' },
          from: on('2019-01-01'),
          by: on('2019-02-01'),
          met: { on: on('2026-06-05') },
        },
        {
          key: 'b',
          because: { key: 'x' },
          from: on('2019-01-01'),
          by: on('2019-02-01'),
          met: { on: on('2019-01-05') },
        },
      ],
    })
    const answers = (from: string) =>
      findingsOf(fileOf('open', []), [once], on('2026-06-20'), {
        until: on('2030-01-01'),
        kept: { from: on(from), heldTo: undefined },
      }).findings.map(finding => finding.answer)
    expect(answers('2026-06-01')).toEqual(['cannot-tell', 'met'])
    expect(answers('2018-01-01')).toEqual(['met-late', 'met'])
  })

  test('what is still to come is due, kept or not', () => {
    expect(asked(undefined, '2026-06-02')?.answer).toBe('due')
  })
})

test('a rule that fails reports itself and the rest go on', () => {
  const broken = defineDuty({
    ...weekly,
    id: 'broken',
    occasions: () => {
      throw new Error('no such thing')
    },
  })
  const { findings, failures } = findingsOf(fileOf('open', []), [broken, weekly], on('2026-06-01'), {
    until: on('2030-01-01'),
  })
  expect(failures).toEqual([{ duty: 'broken', message: 'no such thing' }])
  expect(findings).toHaveLength(1)
})

test('a duty without a source is not a duty', () => {
  expect(() => defineDuty({ ...weekly, sources: [] })).toThrow('names no source')
})
