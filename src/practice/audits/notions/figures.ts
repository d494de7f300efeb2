import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { type AuditDomain, type AuditGrade, auditDomain, auditGrade } from '../codes.ts'
import type { AuditDone, AuditStanding } from './audits.ts'

/** How many audits were given each grade, the best first, and the share good or better. */
export interface Grades {
  readonly counts: readonly { readonly grade: AuditGrade; readonly count: number }[]
  readonly all: number
  readonly goodOrBetter: number
}

/** Audits done between two days, both included. */
export function doneBetween(
  audits: readonly AuditStanding[],
  { start, end }: { readonly start: PlainDate; readonly end: PlainDate },
): readonly AuditDone[] {
  return audits.flatMap(({ done }) => (done && done.on >= start && done.on <= end ? [done] : []))
}

/** Grades counted. A grade of an older scale that nobody gave is left out. */
export function gradesOf(given: readonly AuditGrade[]): Grades {
  const counts = auditGrade.codes.flatMap(({ code, until }) => {
    const count = given.filter(each => each === code).length
    return count === 0 && until !== undefined ? [] : [{ grade: code, count }]
  })
  return {
    counts,
    all: given.length,
    goodOrBetter: given.filter(each => each === 'outstanding' || each === 'good').length,
  }
}

/** The grades of each domain among some audits. */
export function byDomain(
  done: readonly AuditDone[],
): readonly { readonly domain: AuditDomain; readonly grades: Grades }[] {
  return auditDomain.codes.map(({ code }) => ({ domain: code, grades: gradesOf(done.map(each => each.grades[code])) }))
}

/** How far moderators agree with auditors. */
export interface Agreement {
  readonly moderated: number
  readonly agreed: number
  /**
   * Cohen’s kappa: agreement beyond what chance alone would give, 1 for all of it and 0 for none. Null where fewer than
   * two grades were given by either, since chance alone then agrees.
   */
  readonly kappa: number | null
}

/** Agreement on overall grades between auditors and moderators. Source of kappa: Cohen (1960), unweighted. */
export function agreementOf(done: readonly AuditDone[]): Agreement {
  const pairs = done.flatMap(({ overall, moderated }) => (moderated ? [[overall, moderated.grade] as const] : []))
  const agreed = pairs.filter(([a, b]) => a === b).length
  const all = pairs.length
  if (all === 0) return { moderated: 0, agreed: 0, kappa: null }
  const chance = auditGrade.codes.reduce((sum, { code }) => {
    const auditors = pairs.filter(([a]) => a === code).length
    const moderators = pairs.filter(([, b]) => b === code).length
    return sum + (auditors / all) * (moderators / all)
  }, 0)
  return { moderated: all, agreed, kappa: chance === 1 ? null : (agreed / all - chance) / (1 - chance) }
}

/** One auditor's audits that were moderated: the grades they gave beside the moderators', of the same audits. */
export interface AuditorGrades {
  readonly auditor: string
  readonly done: number
  readonly moderated: number
  readonly given: Grades
  readonly moderators: Grades
  readonly changed: number
  /** Of those changed, to a better grade than the auditor's. */
  readonly raised: number
}

/** Grades by auditor beside the moderators', for audits done between two days, both included; most audits first. */
export function byAuditor(
  audits: readonly AuditStanding[],
  between: { readonly start: PlainDate; readonly end: PlainDate },
): readonly AuditorGrades[] {
  const order = auditGrade.codes.map(({ code }) => code)
  return [...new Set(audits.map(each => each.auditor))]
    .map(auditor => {
      const done = doneBetween(
        audits.filter(each => each.auditor === auditor),
        between,
      )
      const pairs = done.flatMap(({ overall, moderated }) =>
        moderated ? [{ own: overall, theirs: moderated.grade }] : [],
      )
      const changed = pairs.filter(({ own, theirs }) => own !== theirs)
      return {
        auditor,
        done: done.length,
        moderated: pairs.length,
        given: gradesOf(pairs.map(({ own }) => own)),
        moderators: gradesOf(pairs.map(({ theirs }) => theirs)),
        changed: changed.length,
        raised: changed.filter(({ own, theirs }) => order.indexOf(theirs) < order.indexOf(own)).length,
      }
    })
    .filter(each => each.done > 0)
    .sort((a, b) => b.done - a.done || (a.auditor < b.auditor ? -1 : 1))
}

/** Fewer moderated audits than this say nothing of an auditor: no share is worked out. Our assumption. */
export const LEAST_FOR_A_SHARE = 6

/** A theme, with how many audits found it a strength and how many something to do better. */
export interface ThemeCount {
  readonly theme: string
  readonly strengths: number
  readonly better: number
  /** Actions about it, and those of them that are done. */
  readonly actions: number
  readonly actionsDone: number
}

/** Themes counted over audits, those to do better in most audits first. */
export function themesOf(done: readonly AuditDone[]): readonly ThemeCount[] {
  const actions = done.flatMap(each => each.actions)
  const seen = new Set([
    ...done.flatMap(each => [...each.strengths, ...each.themes]),
    ...actions.flatMap(each => each.theme ?? []),
  ])
  return [...seen]
    .map(theme => ({
      theme,
      strengths: done.filter(each => each.strengths.includes(theme)).length,
      better: done.filter(each => each.themes.includes(theme)).length,
      actions: actions.filter(each => each.theme === theme).length,
      actionsDone: actions.filter(each => each.theme === theme && each.done !== null).length,
    }))
    .sort((a, b) => b.better - a.better || b.strengths - a.strengths || (a.theme < b.theme ? -1 : 1))
}

/** How actions are closed. */
export interface Closing {
  readonly closed: number
  readonly inTime: number
  readonly open: number
  readonly late: number
}

/** How actions stand on a day: closed, closed by their day, still open, and past their day. */
export function closingOf(
  actions: readonly { readonly by: PlainDate; readonly done: PlainDate | null }[],
  on: PlainDate,
): Closing {
  const closed = actions.filter(each => each.done !== null && each.done <= on)
  const open = actions.filter(each => each.done === null || each.done > on)
  return {
    closed: closed.length,
    inTime: closed.filter(each => each.done !== null && each.done <= each.by).length,
    open: open.length,
    late: open.filter(each => each.by < on).length,
  }
}

/** Fewer than this many, and not none, is not shown to the board. */
const LEAST_SHOWN = 6

/**
 * A share as the board may see it: whole numbers out of a hundred, or null where those counted, or those not, are from 1
 * to 5, since either could be told from the other.
 */
export function shareForBoard(count: number, all: number): number | null {
  const small = (number: number): boolean => number > 0 && number < LEAST_SHOWN
  if (all === 0 || small(count) || small(all - count)) return null
  return Math.round((count / all) * 100)
}
