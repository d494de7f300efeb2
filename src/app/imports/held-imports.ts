import { sql } from 'kysely'
import { kinds } from '../rulebook.ts'
import type { Tx } from '../../spine/store/store.ts'
import { inWords, lowerFirst } from '../../spine/web/format.ts'
import type { ImportReport } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'
import type { HeldImport, HeldProblem } from './build-report.ts'

/** Imports as the ledger holds them, newest first: all, one council's, or one. */
export async function heldImports(
  tx: Tx,
  authority: number,
  which: { readonly council?: string | undefined; readonly id?: string } = {},
): Promise<readonly HeldImport[]> {
  const rows = await tx
    .selectFrom('import')
    .select(['id', 'number', 'council', 'status', 'began_at', 'ended_at', 'author', 'report'])
    .where('authority', '=', authority)
    .$if(which.council !== undefined, query => query.where('council', '=', which.council as string))
    .$if(which.id !== undefined, query => query.where('id', '=', which.id as string))
    .orderBy('number', 'desc')
    .execute()
  return rows.map(row => ({ ...row, report: row.report as HeldImport['report'] }))
}

/** How many refused and used-as-it-is problems an import has, and how many were refused in each file that has any. */
export async function countProblems(
  tx: Tx,
  authority: number,
  id: string,
): Promise<{
  readonly total: number
  readonly refusedIn: ReadonlyMap<string, number>
}> {
  const found = await sql<{ file: string; total: number; refused: number }>`
    select file, count(*) as total, count(*) filter (where severity = 'refused') as refused
    from import_problem where authority = ${authority} and import = ${id}::uuid and severity <> 'note'
    group by file order by min(number)`.execute(tx)
  return {
    total: found.rows.reduce((sum, row) => sum + Number(row.total), 0),
    refusedIn: new Map(found.rows.map(row => [row.file, Number(row.refused)])),
  }
}

/** An import's problems in the order they were met; one page of them, or all. */
export async function problemsOf(
  tx: Tx,
  authority: number,
  id: string,
  page?: { readonly number: number; readonly size: number },
): Promise<readonly HeldProblem[]> {
  const found = await sql<HeldProblem>`
    select severity, file, line, "column", value, why, mend from import_problem
    where authority = ${authority} and import = ${id}::uuid and severity <> 'note' order by number
    ${page ? sql`limit ${page.size} offset ${(page.number - 1) * page.size}` : sql``}`.execute(tx)
  return found.rows
}

/** The children an import found lost to the return who are still lost: nothing imported or recorded since says otherwise. */
export async function stillLost(tx: Tx, authority: number, held: HeldImport): Promise<ImportReport['lost']> {
  const notes = (held.report.notes ?? []).filter(note => note.kind === 'lost')
  if (held.status !== 'done' || notes.length === 0) return []
  const found = await sql<{ key: string; subject: string; name: string | null; number: string | null }>`
    select s.key, s.subject, t.name, t.number from source_subject s
    join standing t on t.authority = s.authority and t.subject = s.subject
    where s.authority = ${authority} and s.council = ${held.council}
      and s.source = (select source from import where authority = ${authority} and id = ${held.id}::uuid)
      and s.key = any(${notes.map(note => note.key)}::text[]) and t.lost_after is not null and t.care_until is null
    order by t.sorted_name nulls last, length(t.number), t.number`.execute(tx)
  const words = new Map(notes.map(note => [note.key, note.words]))
  return found.rows.map(row => ({
    child: row.subject,
    called: calledBy(row.name, row.number),
    words: words.get(row.key) ?? '',
  }))
}

/** How many children an import changed who were known before or not, by the versions written under it. */
export async function childrenWritten(tx: Tx, authority: number, id: string): Promise<number> {
  const found = await sql<{ children: number }>`
    select count(distinct v.subject) as children from act a
    join entry_version v on v.authority = a.authority and v.act = a.id
    where a.authority = ${authority} and a.import = ${id}::uuid and a.reason is null`.execute(tx)
  return Number(found.rows[0]?.children ?? 0)
}

/** What stayed when an import was undone, because a person had written over it since and it still stands. */
export async function keptAfterUndo(tx: Tx, authority: number, id: string): Promise<ImportReport['keptAfterUndo']> {
  const found = await sql<{
    subject: string
    kind: string
    start_at: string | null
    name: string | null
    number: string | null
  }>`
    with written as (
      select distinct s.subject from import_row r
      join import i on i.authority = r.authority and i.id = r.import
      join source_subject s on s.authority = r.authority and s.source = i.source and s.council = i.council and s.key = r.subject_key
      where r.authority = ${authority} and r.import = ${id}::uuid)
    select e.subject, e.kind, e.start_at, t.name, t.number from written w
    join entry e on e.authority = ${authority} and e.subject = w.subject
    left join standing t on t.authority = e.authority and t.subject = e.subject
    where e.source is not null and e.import is null and not e.withdrawn and exists (
      select 1 from entry_version v where v.authority = e.authority and v.subject = e.subject and v.entry = e.entry and v.import = ${id}::uuid)
    order by t.sorted_name nulls last, length(t.number), t.number, e.start_on`.execute(tx)
  return found.rows.map(row => ({
    child: row.subject,
    called: calledBy(row.name, row.number),
    what: `${lowerFirst(kinds.get(row.kind)?.title ?? row.kind)}${row.start_at ? ` of ${inWords(row.start_at)}` : ''}`,
  }))
}
