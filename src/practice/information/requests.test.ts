import { describe, expect, it } from 'vitest'
import { findingOf } from '../../spine/duty/finding.ts'
import { timingFor } from '../../spine/duty/timing.ts'
import type { Entry, Start } from '../../spine/ledger/entry.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import { accessAnswered } from './duties.ts'
import { accessClock, clarificationsOf, retentionOf } from './notions.ts'
import type { AccessRequest } from './notions/requests.ts'

const day = (text: string | null): PlainDate | null => text as PlainDate | null
const asked = (start: string, body: object = {}, end: string | null = null): AccessRequest =>
  ({
    id: 'r',
    kind: 'subject-access-request',
    start: start as Start,
    end: day(end),
    body: { by: 'self', ...body },
  }) as AccessRequest
const question = (start: string, end: string | null, id = 'q'): Entry => ({
  id,
  kind: 'access-clarification',
  start: start as Start,
  end: day(end),
  body: { request: 'r', asked: 'Which years?' },
})
const clock = (request: AccessRequest, questions: readonly Entry[] = [], on = '2027-01-01') =>
  accessClock(request, clarificationsOf(fileOf('f', questions), 'r'), plainDate(on))

describe('one calendar month', () => {
  it.each([
    ['the same day of the next month', '2026-09-03', '2026-10-05'], // 3 October 2026 is a Saturday
    ['a month that lacks the day gives its last', '2026-08-31', '2026-09-30'],
    ['31 January, in a common year', '2026-01-31', '2026-03-02'], // 28 February 2026 is a Saturday
    ['31 January, in a leap year', '2028-01-31', '2028-02-29'],
    ['a bank holiday gives way to the next working day', '2026-11-25', '2026-12-29'], // 25 to 28 December 2026
    ['a weekday stays', '2026-09-14', '2026-10-14'],
  ])('%s: %s is due by %s', (_, start, by) => {
    expect(clock(asked(start))?.by).toBe(by)
  })

  it('counts from the day it was clear who asks', () => {
    expect(clock(asked('2026-09-03', { identityClear: '2026-09-14' }))).toMatchObject({
      from: '2026-09-14',
      by: '2026-10-14',
    })
  })

  it('is three, where they were told in the first and why; late, or without reasons, it is one', () => {
    const longer = { extended: '2026-10-05', extendedWhy: 'Eleven volumes on paper' }
    expect(clock(asked('2026-09-07', longer))).toMatchObject({ by: '2026-12-07', extended: true })
    expect(clock(asked('2026-09-07', { ...longer, extended: '2026-10-08' }))).toMatchObject({
      by: '2026-10-07',
      extended: false,
    })
    expect(clock(asked('2026-09-07', { extended: '2026-10-05' }))?.extended).toBe(false)
  })
})

describe('asking what is meant stops the clock', () => {
  it('from the day we ask to the day they answer, both among the days that do not count', () => {
    expect(clock(asked('2026-09-07'), [question('2026-09-10', '2026-09-14')])).toMatchObject({
      by: '2026-10-12',
      paused: 5,
      waitingSince: null,
    })
  })

  it('two questions at once stop it once', () => {
    const questions = [question('2026-09-10', '2026-09-14'), question('2026-09-12', '2026-09-15', 'p')]
    expect(clock(asked('2026-09-07'), questions)?.paused).toBe(6)
  })

  it('while no answer has come it goes on with each day, and what is asked after the time ran out changes nothing', () => {
    expect(clock(asked('2026-09-07'), [question('2026-10-01', null)], '2026-10-20')).toMatchObject({
      by: '2026-10-27',
      waitingSince: '2026-10-01',
    })
    expect(clock(asked('2026-09-07'), [question('2026-10-20', '2026-10-25')])?.by).toBe('2026-10-07')
  })
})

describe('the duty to answer', () => {
  const answer = (entries: readonly Entry[], on: string) =>
    accessAnswered
      .occasions(fileOf('f', entries), timingFor(accessAnswered, plainDate('2027-06-01')))
      .map(each => findingOf(accessAnswered, each, plainDate(on))?.answer ?? 'none')

  it('is met by the answer, late by the same rule, and stops where it is no longer wanted', () => {
    expect(answer([asked('2026-09-07', { outcome: 'part' }, '2026-10-07')], '2026-12-01')).toEqual(['met'])
    expect(answer([asked('2026-09-07', { outcome: 'part' }, '2026-10-08')], '2026-12-01')).toEqual(['met-late'])
    expect(answer([asked('2026-09-07')], '2026-10-08')).toEqual(['overdue'])
    expect(answer([asked('2026-09-07', { outcome: 'withdrawn' }, '2026-09-20')], '2026-12-01')).toEqual(['none'])
  })

  it('cannot be told late while an answer of theirs is awaited', () => {
    expect(answer([asked('2026-09-07'), question('2026-10-01', null)], '2026-11-20')).toEqual(['cannot-tell'])
  })
})

describe('how long a file is kept', () => {
  const entry = (kind: string, start: string | null, end: string | null, body: object): Entry => ({
    id: `${kind} ${start}`,
    kind,
    start: start as Start,
    end: day(end),
    body,
  })
  const born = (on: string) => entry('identity', null, null, { born: on, sex: 'F' })
  const care = (from: string, until: string | null, ended?: string) =>
    entry('period-of-care', from, until, { council: 'north', startKnown: true, ...(ended ? { ended } : {}) })
  const kept = (...entries: Entry[]) => retentionOf(fileOf('f', entries))

  it('someone who was looked after: to the 75th anniversary of birth, of a leap day too', () => {
    expect(kept(born('1952-02-29'), care('1960-01-01', '1968-01-01', 'E4A'))).toEqual({
      class: 'looked-after',
      trigger: 'born',
      from: '1952-02-29',
      until: '2027-03-01',
    })
  })

  it('who died before 18: 15 years from then; who died later: as anyone', () => {
    expect(kept(born('1998-05-01'), care('2005-01-01', '2010-06-02', 'E2'))).toMatchObject({
      trigger: 'died',
      until: '2025-06-02',
    })
    expect(kept(born('1990-05-01'), care('2005-01-01', '2008-06-02', 'E2'))).toMatchObject({
      trigger: 'born',
      until: '2065-05-01',
    })
  })

  it('who was adopted: 100 years from the order, by its own entry or by why care ended', () => {
    expect(kept(born('2010-05-01'), care('2011-01-01', '2013-06-02', 'E12'))).toMatchObject({
      class: 'adopted',
      trigger: 'order',
      until: '2113-06-02',
    })
    expect(kept(born('2010-05-01'), entry('adoption', '2013-07-01', null, {}))).toMatchObject({
      class: 'adopted',
      until: '2113-07-01',
    })
    expect(kept(born('2010-05-01'), entry('adoption', null, null, {}))).toMatchObject({
      class: 'adopted',
      trigger: 'unknown',
      until: null,
    })
  })

  it('who was only helped: by our own rule; whose birth is not known: it is kept', () => {
    expect(kept(born('2000-05-01'))).toMatchObject({ class: 'helped', until: '2025-05-01' })
    expect(kept()).toEqual({ class: 'helped', trigger: 'unknown', from: null, until: null })
  })
})
