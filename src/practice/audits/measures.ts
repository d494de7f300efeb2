import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import { type Answer, type Measure, type Member, type Reason, defineMeasure } from '../../spine/measure/measure.ts'
import type { Period } from '../../spine/time/periods.ts'
import { auditAction, auditAsked, auditModeration, practiceAudit } from './kinds/child.ts'
import { type AuditDone, type AuditStanding, auditsOf } from './notions/audits.ts'
import type { words } from './words.ts'

const because = (key: keyof typeof words, values: NonNullable<Reason['values']>): Reason => ({ key, values })
const OURS = [
  {
    title: 'The trust’s own programme of audits',
    provision: 'What is counted is our assumption until the trust agrees its own',
    verified: false,
  },
] as const
const SHARED = {
  unit: 'percent',
  better: 'higher',
  group: 'general',
  of: 'event',
  period: 'rolling-year',
  sources: OURS,
  reads: [auditAsked, practiceAudit, auditModeration, auditAction],
} as const
const within = ({ start, end }: Period, on: string): boolean => on >= start && on <= end

/** Audits done in a period, each once, with what they come to at its end. */
function doneIn(file: SubjectFile, period: Period): readonly Member<AuditDone>[] {
  return auditsOf(file).flatMap(({ done }): Member<AuditDone>[] =>
    done && within(period, done.on)
      ? [{ because: because('practice-audits.done', { on: done.on }), at: done.on, item: done }]
      : [],
  )
}

/** Grades as they stand once moderated: what a moderator changed after the period's end is not known at its end. */
function standsAs(done: AuditDone, end: string): AuditDone['final'] {
  return done.moderated && done.moderated.on > end ? done.overall : done.final
}

/** Of the audits done in a year, those graded good or outstanding once moderated. */
export const auditsGoodOrBetter: Measure = defineMeasure<AuditDone>({
  ...SHARED,
  id: 'audits-good',
  title: 'Audits graded good or better',
  question: 'When we look back at our work with a child, how often was it good or better?',
  definition:
    'Asked about: each audit of practice done in the twelve months, once, on the day it was talked through. Counts: its overall grade is good or outstanding, as it stood at the end of the period: the moderator’s where the grade had been changed by then, otherwise the auditor’s. Audits of restricted records count. Rounds have themes, and a theme changes what is looked for.',
  population: doneIn,
  counts: (_, { end }, { item }): Answer => {
    const done = item as AuditDone
    const grade = standsAs(done, end)
    return {
      is: grade === 'good' || grade === 'outstanding',
      because: because('practice-audits.graded', { grade: grade.replaceAll('-', ' ') }),
    }
  },
})

/** Of the audits that were to be done in a year, those done by their day. */
export const auditsDoneInTime: Measure = defineMeasure<AuditStanding>({
  ...SHARED,
  id: 'audits-done',
  title: 'Planned audits done in time',
  question: 'How many of the audits we set out to do were done by their day?',
  definition:
    'Asked about: each audit that a round asked for, whose day fell in the twelve months. Counts: it was done by that day. One done later, or not done, does not count. An audit that was asked for in error and withdrawn is not asked about.',
  population: (file, period) =>
    auditsOf(file).flatMap((audit): Member<AuditStanding>[] =>
      within(period, audit.by)
        ? [{ because: because('practice-audits.to-be-done', { by: audit.by }), at: audit.by, item: audit }]
        : [],
    ),
  counts: (_, { end }, { item }): Answer => {
    const { done, by } = item as AuditStanding
    if (!done || done.on > end) return { is: false, because: because('practice-audits.not-done', { by }) }
    return { is: done.on <= by, because: because('practice-audits.done', { on: done.on }) }
  },
})

/** Of the actions from audits that fell due in a year, those closed by their day with what shows so. */
export const auditActionsClosed: Measure = defineMeasure<{
  readonly by: string
  readonly closed: string | null
  readonly shown: boolean
}>({
  ...SHARED,
  id: 'audit-actions-closed',
  title: 'Actions from audits closed in time, with evidence',
  question: 'When an audit finds something to put right for a child, is it put right by its day, and can we show it?',
  definition:
    'Asked about: each action that an audit led to for a child, whose day fell in the twelve months. Counts: it was closed by that day, and what shows that it was done is written with it. One closed late, still open or closed without evidence does not count.',
  population: (file, period) =>
    all(file, auditAction).flatMap(({ end, body }) =>
      within(period, body.by)
        ? [
            {
              because: because('practice-audits.action-due', { by: body.by }),
              at: body.by,
              item: { by: body.by, closed: end, shown: (body.evidence ?? '').trim() !== '' },
            },
          ]
        : [],
    ),
  counts: (_, { end }, { item }): Answer => {
    const { by, closed, shown } = item as {
      readonly by: string
      readonly closed: string | null
      readonly shown: boolean
    }
    if (closed === null || closed > end) return { is: false, because: because('practice-audits.action-open', { by }) }
    if (!shown) return { is: false, because: because('practice-audits.action-unshown', { on: closed }) }
    return { is: closed <= by, because: because('practice-audits.action-closed', { on: closed }) }
  },
})

/** Of the audits moderated in a year, those whose grade was agreed. */
export const moderatorsAgree: Measure = defineMeasure<AuditDone>({
  ...SHARED,
  id: 'audits-agreed',
  title: 'Audits whose grade the moderator agreed',
  question: 'Do two people who look at the same work grade it alike?',
  definition:
    'Asked about: each audit that was moderated in the twelve months, once, on the day of its moderation. Counts: the moderator agreed the overall grade. Which audits are moderated is not by chance alone: those drawn by lot, and each graded outstanding or inadequate.',
  population: (file, period) =>
    auditsOf(file).flatMap(({ done }): Member<AuditDone>[] =>
      done?.moderated && within(period, done.moderated.on)
        ? [
            {
              because: because('practice-audits.moderated', { on: done.moderated.on }),
              at: done.moderated.on,
              item: done,
            },
          ]
        : [],
    ),
  counts: (_, __, { item }): Answer => {
    const { moderated } = item as AuditDone
    const changed = moderated?.changed ?? false
    return {
      is: !changed,
      because: because(changed ? 'practice-audits.grade-changed' : 'practice-audits.grade-agreed', {}),
    }
  },
})

/** Every measure of audits. */
export const auditMeasures: readonly Measure[] = [
  auditsGoodOrBetter,
  auditsDoneInTime,
  auditActionsClosed,
  moderatorsAgree,
]
