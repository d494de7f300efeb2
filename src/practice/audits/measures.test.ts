import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { periodFor } from '../../spine/time/periods.ts'
import type { Measure } from '../../spine/measure/measure.ts'
import { allocation } from '../people/kinds.ts'
import { entry, on, trust as context } from '../cases.ts'
import type { AuditGrade } from './codes.ts'
import { auditedAgain } from './duties/again.ts'
import { auditAction, auditAsked, auditModeration, practiceAudit } from './kinds.ts'
import { auditActionsClosed, auditsDoneInTime, auditsGoodOrBetter, moderatorsAgree } from './measures.ts'

const ROUND = '00000000-0000-4000-8000-000000000001'
const YEAR = periodFor('rolling-year', on('2027-03-31'))
const asked = (id: string, by = '2027-02-12'): Entry => ({
  ...entry(auditAsked, '2027-01-11', null, {
    round: ROUND,
    title: 'Winter 2027',
    auditor: 'jo',
    auditorName: 'Jo Patel',
    by: on(by),
    moderate: false,
  }),
  id,
})
const audit = (of: string, start: string, overall: AuditGrade): Entry => ({
  ...entry(practiceAudit, start, null, { asked: of, talked: ['worker'], overall } as unknown as BodyOf<
    typeof practiceAudit
  >),
  id: `audit of ${of}`,
})
const moderation = (of: string, start: string, grade?: AuditGrade): Entry =>
  entry(auditModeration, start, null, {
    audit: `audit of ${of}`,
    verdict: grade === undefined ? 'agreed' : 'changed',
    ...(grade === undefined ? {} : { grade }),
    why: 'A reason',
  })
const action = (by: string, end: string | null, evidence?: string): Entry =>
  entry(auditAction, '2027-02-01', end, {
    audit: 'audit of 1',
    what: 'Write the letter',
    lead: ROUND,
    by: on(by),
    ...(evidence === undefined ? {} : { evidence }),
  } as BodyOf<typeof auditAction>)

/** How a measure counts a file: for each it asks about, whether it counts and why. */
const counted = (measure: Measure, ...entries: readonly Entry[]) => {
  const file = fileOf('a', entries)
  return measure.population(file, YEAR, context).map(member => {
    const answer = measure.counts?.(file, YEAR, member, context)
    return [member.at, answer?.is, answer?.because.key]
  })
}

describe('audits graded good or better', () => {
  it('go by the moderator’s grade, once it is changed by the end of the period', () => {
    expect(counted(auditsGoodOrBetter, asked('1'), audit('1', '2027-02-01', 'good'))).toEqual([
      ['2027-02-01', true, 'practice-audits.graded'],
    ])
    const changed = [asked('1'), audit('1', '2027-02-01', 'good'), moderation('1', '2027-02-10', 'inadequate')]
    expect(counted(auditsGoodOrBetter, ...changed)).toEqual([['2027-02-01', false, 'practice-audits.graded']])
    const later = [asked('1'), audit('1', '2027-03-20', 'good'), moderation('1', '2027-04-02', 'inadequate')]
    expect(counted(auditsGoodOrBetter, ...later)).toEqual([['2027-03-20', true, 'practice-audits.graded']])
  })
  it('are those of the period alone', () => {
    expect(counted(auditsGoodOrBetter, asked('1'), audit('1', '2026-03-31', 'good'))).toEqual([])
    expect(counted(auditsGoodOrBetter, asked('1'), audit('1', '2026-04-01', 'good'))).toHaveLength(1)
  })
})

describe('planned audits done in time', () => {
  it('count by their day: one done late, after the period or never does not count', () => {
    expect(counted(auditsDoneInTime, asked('1'), audit('1', '2027-02-12', 'good'))[0]?.[1]).toBe(true)
    expect(counted(auditsDoneInTime, asked('1'), audit('1', '2027-02-13', 'good'))[0]).toEqual([
      '2027-02-12',
      false,
      'practice-audits.done',
    ])
    expect(counted(auditsDoneInTime, asked('1'), audit('1', '2027-04-01', 'good'))[0]?.[2]).toBe(
      'practice-audits.not-done',
    )
    expect(counted(auditsDoneInTime, asked('1'))[0]?.[1]).toBe(false)
    expect(counted(auditsDoneInTime, asked('1', '2027-04-01'))).toEqual([])
  })
})

describe('actions closed in time with evidence', () => {
  it('want both', () => {
    expect(
      counted(
        auditActionsClosed,
        action('2027-03-01', '2027-03-01', 'The letter is in the record'),
        action('2027-03-02', '2027-03-03', 'The letter is in the record'),
        action('2027-03-03', '2027-03-03'),
        action('2027-03-04', null),
        action('2027-04-04', null),
      ).map(([, is, why]) => [is, why]),
    ).toEqual([
      [true, 'practice-audits.action-closed'],
      [false, 'practice-audits.action-closed'],
      [false, 'practice-audits.action-unshown'],
      [false, 'practice-audits.action-open'],
    ])
  })
})

describe('audits whose grade the moderator agreed', () => {
  it('are counted on the day of the moderation', () => {
    const one = [asked('1'), audit('1', '2026-03-20', 'good')]
    expect(counted(moderatorsAgree, ...one, moderation('1', '2026-04-02'))).toEqual([
      ['2026-04-02', true, 'practice-audits.grade-agreed'],
    ])
    expect(counted(moderatorsAgree, ...one, moderation('1', '2026-04-02', 'inadequate'))[0]?.[1]).toBe(false)
    expect(counted(moderatorsAgree, ...one)).toEqual([])
  })
})

describe('audit again after a poor grade', () => {
  const TODAY = on('2027-03-31')
  const found = (...entries: readonly Entry[]) =>
    findingsOf(fileOf('a', entries), [auditedAgain], TODAY, { until: on('2028-12-31') }).findings.map(
      ({ occasion, answer }) => [occasion.by, answer],
    )
  const worked = (end: string | null) =>
    entry(allocation, '2026-01-01', end, { role: 'social-worker', worker: ROUND } as BodyOf<typeof allocation>)

  it('is due in six months where it was inadequate, in twelve where it requires improvement', () => {
    expect(found(worked(null), asked('1'), audit('1', '2026-09-01', 'inadequate'))).toEqual([['2027-03-01', 'overdue']])
    expect(found(worked(null), asked('1'), audit('1', '2026-09-01', 'requires-improvement'))).toEqual([
      ['2027-09-01', 'due'],
    ])
    expect(found(worked(null), asked('1'), audit('1', '2026-09-01', 'good'))).toEqual([])
  })
  it('is met by the next audit, and stops when the work with the child does', () => {
    const first = [asked('1'), audit('1', '2026-09-01', 'inadequate')]
    expect(found(worked(null), ...first, asked('2'), audit('2', '2027-01-10', 'good'))).toEqual([['2027-03-01', 'met']])
    expect(found(worked('2026-12-01'), ...first)).toEqual([])
  })
})
