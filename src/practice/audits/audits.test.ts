import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import type { Entry } from '../../spine/ledger/entry.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { entry, on } from '../cases.ts'
import type { AuditGrade } from './codes.ts'
import { childAuditDuties } from './duties/child.ts'
import { trustAuditDuties } from './duties/trust.ts'
import {
  auditAction,
  auditAsked,
  auditModeration,
  auditRound,
  learningAction,
  learningReview,
  practiceAudit,
} from './kinds.ts'
import {
  type AuditStanding,
  agreementOf,
  auditedWithin,
  auditsOf,
  byAuditor,
  byDomain,
  closingOf,
  countsOf,
  gradesOf,
  reauditsOf,
  reviewsOn,
  roundsOn,
  shareForBoard,
  stratumOf,
  themesOf,
} from './notions.ts'

const ROUND = '00000000-0000-4000-8000-000000000001'
const asked = (id: string, more: Partial<BodyOf<typeof auditAsked>> = {}): Entry => ({
  ...entry(auditAsked, '2027-01-11', null, {
    round: ROUND,
    title: 'Winter 2027',
    auditor: 'jo',
    auditorName: 'Jo Patel',
    by: on('2027-02-12'),
    moderate: false,
    ...more,
  }),
  id,
})
const audit = (
  of: string,
  start: string,
  overall: AuditGrade,
  more: Partial<BodyOf<typeof practiceAudit>> = {},
): Entry => ({
  ...entry(practiceAudit, start, null, {
    asked: of,
    talked: ['worker', 'child'],
    difference: 'She sees her brother every week now',
    voice: 'good',
    assessment: overall,
    plan: overall,
    help: overall,
    identity: 'good',
    oversight: overall,
    overall,
    overallWhy: 'On the whole',
    ...more,
  }),
  id: `audit of ${of}`,
})
const moderation = (of: string, start: string, grade?: AuditGrade): Entry =>
  entry(auditModeration, start, null, {
    audit: `audit of ${of}`,
    verdict: grade === undefined ? 'agreed' : 'changed',
    ...(grade === undefined ? {} : { grade }),
    why: 'The plan has no measures',
  })
const action = (of: string, by: string, end: string | null = null): Entry => ({
  ...entry(auditAction, '2027-02-01', end, {
    audit: `audit of ${of}`,
    what: `Write the letter by ${by}`,
    theme: 'life-story',
    lead: ROUND,
    by: on(by),
  }),
  id: `action ${by}`,
})
const child = (id: string, ...entries: readonly Entry[]): readonly AuditStanding[] => auditsOf(fileOf(id, entries))
const TODAY = on('2027-03-01')

describe('an audit', () => {
  it('stands with what came of it, and the auditor’s grade stays when the moderator changes it', () => {
    const [standing] = child(
      'amara',
      asked('1'),
      audit('1', '2027-02-01', 'good'),
      moderation('1', '2027-02-10', 'inadequate'),
    )
    expect(standing).toMatchObject({
      child: 'amara',
      auditor: 'jo',
      by: '2027-02-12',
      done: {
        on: '2027-02-01',
        overall: 'good',
        final: 'inadequate',
        childHeard: true,
        familyHeard: false,
        moderated: { on: '2027-02-10', changed: true },
      },
    })
  })

  it('is moderated where it was drawn, and at both ends of the scale, within ten working days', () => {
    const by = (drawn: boolean, grade: AuditGrade) =>
      child('a', asked('1', { moderate: drawn }), audit('1', '2027-02-01', grade))[0]?.done?.moderateBy
    expect([by(false, 'good'), by(true, 'good'), by(false, 'inadequate'), by(false, 'outstanding')]).toEqual([
      undefined,
      '2027-02-15',
      '2027-02-15',
      '2027-02-15',
    ])
  })

  it('is due by its day, moderated by its own, and its actions by theirs', () => {
    const file = fileOf('a', [
      asked('1'),
      audit('1', '2027-02-15', 'inadequate'),
      asked('2'),
      action('1', '2027-02-20', '2027-02-19'),
      action('1', '2027-02-25'),
    ])
    const found = childAuditDuties.flatMap(duty =>
      findingsOf(file, [duty], TODAY, { until: TODAY }).findings.map(({ occasion, answer }) => [
        duty.id,
        occasion.key,
        answer,
      ]),
    )
    expect(found).toEqual([
      ['audit-done', '1', 'met-late'],
      ['audit-done', '2', 'overdue'],
      ['audit-moderation', 'audit of 1', 'due'],
      ['audit-action', 'action 2027-02-20', 'met'],
      ['audit-action', 'action 2027-02-25', 'overdue'],
    ])
  })

  it('found inadequate asks for another within six months, and one that requires improvement within twelve', () => {
    const first = [asked('1'), audit('1', '2027-02-01', 'inadequate')]
    const found = { child: 'a', audit: 'audit of 1', found: '2027-02-01' }
    expect(reauditsOf(child('a', ...first))).toEqual([
      { ...found, grade: 'inadequate', by: '2027-08-01', again: undefined },
    ])
    expect(reauditsOf(child('a', asked('1'), audit('1', '2027-02-01', 'requires-improvement')))).toEqual([
      { ...found, grade: 'requires-improvement', by: '2028-02-01', again: undefined },
    ])
    expect(reauditsOf(child('a', ...first, asked('2'), audit('2', '2027-06-01', 'good')))[0]?.again).toEqual({
      on: '2027-06-01',
      audit: 'audit of 2',
    })
    expect(reauditsOf(child('a', ...first, moderation('1', '2027-02-05', 'good')))).toEqual([])
  })
})

describe('grades by auditor', () => {
  it('stand beside the moderators’, of the audits that were moderated alone', () => {
    const audits = [
      ...child('a', asked('1'), audit('1', '2027-02-01', 'good'), moderation('1', '2027-02-05', 'inadequate')),
      ...child('b', asked('2'), audit('2', '2027-02-02', 'inadequate'), moderation('2', '2027-02-06', 'good')),
      ...child('c', asked('3'), audit('3', '2027-02-03', 'good'), moderation('3', '2027-02-07')),
      ...child('d', asked('4'), audit('4', '2027-02-04', 'outstanding')),
      ...child('e', asked('5', { auditor: 'sam' })),
    ]
    const year = { start: on('2026-03-02'), end: on('2027-03-01') }
    expect(byAuditor(audits, year)).toMatchObject([
      {
        auditor: 'jo',
        done: 4,
        moderated: 3,
        changed: 2,
        raised: 1,
        given: { all: 3, goodOrBetter: 2 },
        moderators: { all: 3, goodOrBetter: 2 },
      },
    ])
    expect(byAuditor(audits, { ...year, end: on('2027-01-31') })).toEqual([])
  })
})

describe('a round', () => {
  const audits = [
    ...child('a', asked('1'), audit('1', '2027-02-01', 'good')),
    ...child('b', asked('2', { moderate: true }), audit('2', '2027-02-20', 'good'), action('2', '2027-02-25')),
    ...child('c', asked('3')),
  ]
  it('counts what was asked, done in time, late, and still to be moderated', () => {
    const counts = {
      asked: 3,
      done: 2,
      inTime: 1,
      late: 1,
      toModerate: 1,
      moderationLate: 0,
      actionsOpen: 1,
      actionsLate: 1,
    }
    expect(countsOf(audits, TODAY)).toEqual(counts)
    const round = {
      ...entry(auditRound, '2027-01-11', null, {
        title: 'Winter 2027',
        week: false,
        size: 3,
        eachOne: true,
        seed: 'w27',
        apart: 12,
        by: on('2027-02-12'),
        moderate: 25,
      }),
      id: ROUND,
    }
    expect(roundsOn(fileOf('t', [round], {}, 'trust'), audits, TODAY)).toMatchObject([
      { id: ROUND, counts, closed: null },
    ])
  })

  it('leaves out children audited within its months, and those whose audit is still to be done', () => {
    expect([...auditedWithin(audits, 12, on('2027-12-01'))]).toEqual(['a', 'b', 'c'])
    expect([...auditedWithin(audits, 12, on('2028-02-10'))]).toEqual(['b', 'c'])
    expect([...auditedWithin(audits, 0, TODAY)]).toEqual(['c'])
  })

  it('divides children by what it says', () => {
    const who = { id: 'a', council: 'north', team: null, born: on('2017-03-02'), inCare: true }
    const part = (...by: Parameters<typeof stratumOf>[1]) => stratumOf(who, by, () => 'North', TODAY)
    expect(part()).toBe('')
    expect(part('council', 'team', 'age', 'status')).toBe('North, No team, 5 to 9, In care')
    expect(
      stratumOf({ ...who, born: null, council: null, inCare: false }, ['age', 'council', 'status'], () => '', TODAY),
    ).toBe('Age not known, No council known, Leaving care')
  })
})

describe('figures of audits', () => {
  const done = [
    ...child(
      'a',
      asked('1'),
      audit('1', '2027-02-01', 'good', { themes: ['drift'], strengths: ['voice'] }),
      moderation('1', '2027-02-03'),
    ),
    ...child(
      'b',
      asked('2'),
      audit('2', '2027-02-01', 'good', { themes: ['drift'] }),
      moderation('2', '2027-02-03', 'requires-improvement'),
    ),
    ...child(
      'c',
      asked('3'),
      audit('3', '2027-02-01', 'inadequate'),
      moderation('3', '2027-02-03'),
      action('3', '2027-02-20', '2027-02-21'),
    ),
  ].flatMap(each => each.done ?? [])

  it('count grades as they stand, with the older scale left out where nobody used it', () => {
    const grades = gradesOf(done.map(each => each.final))
    expect(grades.counts.map(({ grade, count }) => [grade, count])).toEqual([
      ['outstanding', 0],
      ['good', 1],
      ['requires-improvement', 1],
      ['inadequate', 1],
    ])
    expect(grades).toMatchObject({ all: 3, goodOrBetter: 1 })
    expect(gradesOf(['adequate']).counts.map(each => each.grade)).toContain('adequate')
    expect(byDomain(done).find(each => each.domain === 'voice')?.grades.goodOrBetter).toBe(3)
  })

  it('say how far moderators agree, beyond chance', () => {
    // Both: good 1, requires improvement 0, inadequate 1. Chance: 2/3 × 1/3 + 1/3 × 1/3 = 1/3; (2/3 − 1/3) ÷ (1 − 1/3) = 1/2.
    expect(agreementOf(done).kappa).toBeCloseTo(0.5, 10)
    expect(agreementOf(done)).toMatchObject({ moderated: 3, agreed: 2 })
    expect(agreementOf(done.slice(0, 1))).toEqual({ moderated: 1, agreed: 1, kappa: null })
    expect(agreementOf([])).toEqual({ moderated: 0, agreed: 0, kappa: null })
  })

  it('count themes and how their actions are closed', () => {
    expect(themesOf(done)).toEqual([
      { theme: 'drift', strengths: 0, better: 2, actions: 0, actionsDone: 0 },
      { theme: 'voice', strengths: 1, better: 0, actions: 0, actionsDone: 0 },
      { theme: 'life-story', strengths: 0, better: 0, actions: 1, actionsDone: 1 },
    ])
    expect(
      closingOf(
        done.flatMap(each => each.actions),
        TODAY,
      ),
    ).toEqual({ closed: 1, inTime: 0, open: 0, late: 0 })
  })

  it('show the board no share from which one to five children could be told', () => {
    expect([
      shareForBoard(5, 40),
      shareForBoard(36, 40),
      shareForBoard(0, 40),
      shareForBoard(30, 40),
      shareForBoard(0, 0),
      shareForBoard(0, 3),
    ]).toEqual([null, null, 0, 75, null, null])
  })
})

describe('an incident', () => {
  const incident = (more: Partial<BodyOf<typeof learningReview>> = {}, end: string | null = null): Entry => ({
    ...entry(learningReview, '2027-03-24', end, {
      reference: 'LR27-1',
      title: 'Incident Teal',
      type: 'serious-incident',
      ...more,
    }),
    id: 'teal',
  })
  const found = (entries: readonly Entry[], today: string) =>
    trustAuditDuties.flatMap(duty =>
      findingsOf(fileOf('t', entries, {}, 'trust'), [duty], on(today), { until: on('2028-01-01') }).findings.map(
        each => [duty.id, each.answer, each.by],
      ),
    )

  it('is told within five working days and reviewed within fifteen, Easter not counted', () => {
    expect(found([incident()], '2027-04-10')).toEqual([
      ['serious-incident-notification', 'overdue', '2027-04-02'],
      ['rapid-review', 'due', '2027-04-16'],
    ])
    expect(
      found([incident({ notified: on('2027-03-30'), rapid: on('2027-04-20') })], '2027-05-01').map(each => each[1]),
    ).toEqual(['met', 'met-late'])
  })

  it('that does not meet the test runs no clock, and a review of our own never does', () => {
    const not = incident({ whyNot: 'No serious harm', decided: on('2027-03-26') })
    expect(found([not], '2027-05-01').map(each => each[1])).toEqual([])
    expect(found([incident({ type: 'learning' })], '2027-05-01')).toEqual([])
    expect(reviewsOn(fileOf('t', [not], {}, 'trust'), TODAY)).toEqual([])
    expect(reviewsOn(fileOf('t', [not], {}, 'trust'), on('2027-05-01'))[0]?.clocks).toBeUndefined()
  })

  it('has actions that are due by their day', () => {
    const learnt = entry(learningAction, '2027-04-20', null, {
      review: 'teal',
      what: 'Ask who else is at home',
      owner: 'ruth',
      by: on('2027-05-20'),
    })
    const seen = found([incident({ notified: on('2027-03-30'), rapid: on('2027-04-16') }), learnt], '2027-06-01')
    expect(seen.at(-1)).toEqual(['learning-action', 'overdue', '2027-05-20'])
    expect(reviewsOn(fileOf('t', [incident(), learnt], {}, 'trust'), on('2027-06-01'))[0]?.actions).toMatchObject([
      { what: 'Ask who else is at home', done: null },
    ])
  })
})
