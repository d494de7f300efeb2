import { sql } from 'kysely'
import { attendanceMark, markMeaning } from '../../practice/education/codes.ts'
import { attendanceDay, attendanceTotal } from '../../practice/education/kinds.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { SECTIONS_OF } from '../../spine/access/roles.ts'
import { label } from '../../spine/ledger/code-set.ts'
import type { Store } from '../../spine/store/store.ts'
import { type PlainDate, dateOf } from '../../spine/time/plain-date.ts'
import { academicYearOf } from '../../spine/time/school-terms.ts'
import { withFiles } from './files.ts'

/** One child's marks of one day. */
export interface MarksOfDay {
  readonly am: string
  readonly pm: string | undefined
  readonly followedUp: boolean
}

/** What a day's marks come to: 'missed' where either session was. */
export type MarkOfDay = 'present' | 'missed' | 'not-counted' | 'not-marked'

/** Today's marks, by child. A child with none has not been marked yet. Of files the caller has listed. */
export async function marksOn(
  store: Store,
  viewer: Viewer,
  subjects: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, MarksOfDay>> {
  if (subjects.length === 0 || !reads(viewer)) return new Map()
  const found = await withFiles(store, viewer, subjects, tx =>
    sql<{ subject: string; am: string; pm: string | null; followed_up: string | null }>`
      select file_of(subject) as subject, body->>'am' as am, body->>'pm' as pm, body->>'followedUp' as followed_up from entry
      where authority = ${store.authority} and kind = ${attendanceDay.name} and start_on = ${on} and not withdrawn
        and subject = any(files_with(${[...subjects]}::uuid[]))`.execute(tx),
  )
  return new Map(
    found.rows.map(row => [row.subject, { am: row.am, pm: row.pm ?? undefined, followedUp: row.followed_up !== null }]),
  )
}

/**
 * The share of sessions each child attended this school year, from 0 to 1: what schools reported in total, and single
 * days after the last of those. A child of whom nothing is recorded is absent. Of files the caller has listed.
 */
export async function attendedThisYear(
  store: Store,
  viewer: Viewer,
  subjects: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, number>> {
  if (subjects.length === 0 || !reads(viewer)) return new Map()
  const start = dateOf(academicYearOf(on), 9, 1)
  const found = await withFiles(store, viewer, subjects, async tx => {
    const totals = await sql<{ subject: string; until: PlainDate; possible: number; missed: number }>`
      select file_of(subject) as subject, max(end_on) as until, sum((body->>'possible')::int)::int as possible,
        sum((body->>'authorised')::int + (body->>'unauthorised')::int)::int as missed
      from entry where authority = ${store.authority} and kind = ${attendanceTotal.name} and start_on >= ${start}
        and end_on <= ${on} and not withdrawn and subject = any(files_with(${[...subjects]}::uuid[])) group by file_of(subject)`.execute(
      tx,
    )
    const days = await sql<{ subject: string; am: string; pm: string | null; days: number }>`
      with told as (select * from json_to_recordset(${JSON.stringify(totals.rows)}::json) as t(subject uuid, until date))
      select file_of(e.subject) as subject, e.body->>'am' as am, e.body->>'pm' as pm, count(*)::int as days
      from entry e left join told t on t.subject = file_of(e.subject)
      where e.authority = ${store.authority} and e.kind = ${attendanceDay.name} and e.start_on between ${start} and ${on}
        and not e.withdrawn and e.subject = any(files_with(${[...subjects]}::uuid[])) and (t.until is null or e.start_on > t.until)
      group by 1, 2, 3`.execute(tx)
    return { totals: totals.rows, days: days.rows }
  })
  const sums = new Map(found.totals.map(row => [row.subject, { possible: row.possible, missed: row.missed }]))
  for (const row of found.days) {
    const sum = sums.get(row.subject) ?? { possible: 0, missed: 0 }
    for (const mark of [row.am, row.pm]) {
      const meaning = mark === null ? 'not-counted' : markMeaning(mark)
      if (meaning === 'not-counted') continue
      sum.possible += row.days
      if (meaning !== 'present') sum.missed += row.days
    }
    sums.set(row.subject, sum)
  }
  return new Map(
    [...sums].flatMap(([subject, { possible, missed }]) =>
      possible === 0 ? [] : [[subject, (possible - missed) / possible] as const],
    ),
  )
}

/** What a day's marks come to. Pure. */
export function markOf(marks: MarksOfDay | undefined): MarkOfDay {
  if (!marks) return 'not-marked'
  const meanings = [marks.am, marks.pm].flatMap(mark => (mark === undefined ? [] : markMeaning(mark)))
  if (meanings.some(meaning => meaning === 'authorised' || meaning === 'unauthorised')) return 'missed'
  return meanings.includes('present') ? 'present' : 'not-counted'
}

/** A mark as people read it. */
export function markInWords(mark: string | undefined): string | null {
  return mark === undefined ? null : label(attendanceMark, mark)
}

function reads(viewer: Viewer): boolean {
  return SECTIONS_OF[viewer.role].read.includes(attendanceDay.section)
}
