import { sql } from 'kysely'
import { auditGrade, auditTheme } from '../../practice/audits/codes.ts'
import {
  type AuditDone,
  type AuditStanding,
  type Grades,
  type RoundStanding,
  isLate,
} from '../../practice/audits/notions.ts'
import { practiceAudit } from '../../practice/audits/kinds.ts'
import { type Viewer, decide } from '../../spine/access/decide.ts'
import { SECTIONS_OF } from '../../spine/access/roles.ts'
import { type CodeSet, label } from '../../spine/ledger/code-list.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { AuditActionLine, AuditOfChild, Choice, GradesShown, RoundLine, InTime } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'
import { overdueInWords, untilInWords } from '../duties/words.ts'
import { withList } from '../files/gate.ts'
import { namesFor } from '../registers/reading.ts'

/** A child as a list calls them. */
type Called = AuditOfChild['child'] & { readonly council: string | null }

/**
 * What of some audits a reader may see by the child: none of a file they may not know of or of another council than theirs.
 * One event names every child that is shown.
 */
export async function linesFor(
  store: Store,
  viewer: Viewer,
  route: string,
  audits: readonly AuditStanding[],
  roundTitle: (id: string) => string,
  on: PlainDate,
): Promise<readonly AuditOfChild[]> {
  const called = await calledFor(store, viewer, route, audits)
  const nameOf = await namesFor(
    store,
    audits.map(each => each.auditor),
  )
  return audits.flatMap(audit => {
    const child = called.get(audit.child)
    return child ? [lineOf(audit, child, viewer, nameOf, roundTitle, on)] : []
  })
}

/** The actions that some audits led to, of children whom the reader may know of: late first, then the soonest. */
export async function actionLinesFor(
  store: Store,
  viewer: Viewer,
  route: string,
  audits: readonly AuditStanding[],
  on: PlainDate,
): Promise<readonly AuditActionLine[]> {
  const withActions = audits.filter(each => (each.done?.actions.length ?? 0) > 0)
  const called = await calledFor(store, viewer, route, withActions)
  const leads = await workersNamed(
    store,
    viewer,
    withActions.flatMap(each => each.done?.actions.map(action => action.lead) ?? []),
  )
  return withActions
    .flatMap(({ child: id, done }) => {
      const child = called.get(id)
      return child
        ? (done?.actions ?? []).map((action): AuditActionLine => {
            const { theme, lead, done: doneOn, by } = action
            return {
              id: action.id,
              child,
              what: action.what,
              theme: theme === undefined ? null : choiceOf(auditTheme, theme),
              lead: leads(lead),
              agreed: action.agreed,
              by,
              done: doneOn,
              stands: doneStands(doneOn, by, on),
            }
          })
        : []
    })
    .sort((a, b) => Number(a.done !== null) - Number(b.done !== null) || (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
}

async function calledFor(
  store: Store,
  viewer: Viewer,
  route: string,
  audits: readonly AuditStanding[],
): Promise<ReadonlyMap<string, Called>> {
  const ids = [...new Set(audits.map(each => each.child))]
  if (ids.length === 0) return new Map()
  // Figures are made of audits by some who may not read what is written in a file.
  const reads = SECTIONS_OF[viewer.role].read.includes(practiceAudit.section)
  return withList(store, viewer, 'audits.read', { route }, async (tx, { council }) => {
    const found = await sql<{ subject: string; name: string | null; number: string | null; council: string | null }>`
      select * from names_of_files(${ids}::uuid[])`.execute(tx)
    const rows = found.rows.filter(row => council === undefined || row.council === council)
    return {
      value: new Map(
        rows.map(row => [
          row.subject,
          { id: row.subject, called: calledBy(row.name, row.number), number: row.number, reads, council: row.council },
        ]),
      ),
      shown: rows.map(row => row.subject),
    }
  })
}

async function workersNamed(store: Store, viewer: Viewer, ids: readonly string[]): Promise<(id: string) => string> {
  if (ids.length === 0) return () => ''
  const found = await store.within({ author: viewer.id, sight: 'lists' }, tx =>
    sql<{
      subject: string
      name: string | null
    }>`select subject, name from names_of_files(${[...new Set(ids)]}::uuid[])`.execute(tx),
  )
  const names = new Map(found.rows.map(({ subject, name }) => [subject, name]))
  return id => names.get(id) ?? 'Somebody no longer here'
}

function lineOf(
  audit: AuditStanding,
  { council, ...child }: Called,
  viewer: Viewer,
  nameOf: (id: string) => string,
  roundTitle: (id: string) => string,
  on: PlainDate,
): AuditOfChild {
  const { id, round, stratum, team, auditor, asked, by, done } = audit
  const yours = auditor === viewer.id
  return {
    id,
    child,
    round: { value: round, text: roundTitle(round) },
    stratum: stratum ?? null,
    team: team ?? null,
    council,
    auditor: nameOf(auditor),
    yours,
    asked,
    by,
    stands: done ? doneStands(done.on, by, on) : { ...waits(by, on), ...(isLate(audit, on) ? {} : { level: 'due' }) },
    done: done
      ? {
          id: done.id,
          on: done.on,
          grade: choiceOf(auditGrade, done.overall),
          final: choiceOf(auditGrade, done.final),
          moderation: moderationOf(done, on),
          mayModerate: !yours && waitsForModeration(done) && decide(viewer, 'audits.moderate').allow,
          actionsOpen: done.actions.filter(each => each.done === null).length,
          actionsLate: done.actions.filter(each => each.done === null && each.by < on).length,
        }
      : null,
  }
}

/** Whether an audit is to be moderated and is not. */
export function waitsForModeration({ moderateBy, moderated }: AuditDone): boolean {
  return moderateBy !== undefined && moderated === undefined
}

function moderationOf({ moderateBy, moderated }: AuditDone, on: PlainDate): InTime | null {
  if (moderated) return { words: moderated.changed ? 'grade changed' : 'grade agreed', level: 'met' }
  return moderateBy === undefined ? null : waits(moderateBy, on)
}

/** How something not done stands by its day. */
export function waits(by: PlainDate, on: PlainDate): InTime {
  return by < on ? { words: overdueInWords(by, on), level: 'overdue' } : { words: untilInWords(on, by), level: 'due' }
}

/** How something with a day stands: done in time, done late, or waiting. */
export function doneStands(done: PlainDate | null, by: PlainDate, on: PlainDate): InTime {
  if (done === null) return waits(by, on)
  return { words: done <= by ? 'done in time' : 'done late', level: 'met' }
}

/** A round as the lists have it. */
export function roundLine({ id, begins, closed, body, draw, counts }: RoundStanding): RoundLine {
  return {
    id,
    title: body.title,
    week: body.week,
    theme: body.theme === undefined ? null : label(auditTheme, body.theme),
    begins,
    by: body.by,
    closed,
    drawn: draw !== undefined,
    counts,
  }
}

/** Grades in words. */
export function gradesShown({ counts, all, goodOrBetter }: Grades): GradesShown {
  return {
    counts: counts.flatMap(({ grade, count }) => (count > 0 ? [{ grade: choiceOf(auditGrade, grade), count }] : [])),
    all,
    good: all === 0 ? null : Math.round((goodOrBetter / all) * 100),
  }
}

/** A code with its words. */
export function choiceOf(set: CodeSet, code: string): Choice {
  return { value: code, text: label(set, code) }
}
