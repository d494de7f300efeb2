import { sql } from 'kysely'
import { reviewingOfficerBand } from '../../practice/workforce/targets.ts'
import type { Tx } from '../../spine/store/store.ts'
import { valueOn } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Escalation, Level, ReviewDue, ReviewingOfficer } from '../../spine/web/services.ts'
import { calledWorker } from './children.ts'
import type { Reviewed } from './reviews.ts'

interface OfficerRow {
  readonly subject: string
  readonly name: string | null
  readonly number: string | null
  readonly fte: string | null
}

/**
 * How each officer's caseload stands, given the children and what is due of them: every reviewing officer in post, and
 * whoever else has children to review for. The guidance is of a full-time officer, so it is taken in proportion to hours.
 * Given one officer's children alone (`mine`), the others are left out: theirs were not counted.
 */
export async function officersOf(
  tx: Tx,
  authority: number,
  on: PlainDate,
  mine?: string,
): Promise<
  (
    reviewed: readonly Reviewed[],
    overdue: readonly ReviewDue[],
    soon: readonly ReviewDue[],
    escalations: readonly Escalation[],
  ) => readonly ReviewingOfficer[]
> {
  const found = await sql<OfficerRow & { in_post: boolean }>`
    select w.subject, w.name, w.number, w.fte, (w.post = 'reviewing-officer') as in_post from worker_standing w
    where w.authority = ${authority} and (w.post_until is null or w.post_until > ${on})
    order by w.name, w.subject`.execute(tx)
  const band = valueOn(reviewingOfficerBand, on)
  return (reviewed, overdue, soon, escalations) =>
    found.rows.flatMap(row => {
      const children = reviewed.filter(each => each.row.reviewer_id === row.subject).length
      if (children === 0 && (!row.in_post || (mine !== undefined && mine !== row.subject))) return []
      const count = (list: readonly { readonly officer: { readonly id: string } | null }[]): number =>
        list.filter(each => each.officer?.id === row.subject).length
      return [
        {
          id: row.subject,
          name: calledWorker(row.name, row.number),
          children,
          ...besideBand(children, row.fte === null ? null : Number(row.fte), band),
          overdue: count(overdue),
          soon: count(soon),
          escalations: count(escalations),
        },
      ]
    })
}

/** How a caseload stands beside what the guidance expects of a full-time officer. Pure. */
export function besideBand(
  children: number,
  fte: number | null,
  { least, most }: { readonly least: number; readonly most: number },
): Pick<ReviewingOfficer, 'fte' | 'least' | 'most' | 'level' | 'words'> {
  if (fte === null) return { fte, least: null, most: null, level: 'cannot-tell', words: 'hours not recorded' }
  const from = Math.round(least * fte)
  const to = Math.round(most * fte)
  const is: readonly [Level, string] =
    children > to
      ? ['overdue', `${children - to} above ${to}`]
      : children < from
        ? ['due', `below ${from}`]
        : ['met', `within ${from} to ${to}`]
  return { fte, least: from, most: to, level: is[0], words: is[1] }
}
