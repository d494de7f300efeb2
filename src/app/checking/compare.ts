import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../spine/store/store.ts'
import type {
  CheckChange,
  CheckChangeCounts,
  CheckChangedRow,
  CheckCompared,
  CompareAsk,
} from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'
import { type HeldCheck, unanswered } from './held.ts'
import { type FaultHeld, PER_PAGE, faultOf, filesOf, ruleSays } from './lists.ts'
import { type OfCheck, type PlacedChild, placedAmong } from './placed.ts'

/** What changed between two checks, and the files of the children shown. */
export type Changes = Pick<CheckCompared, 'counts' | 'rows' | 'faults' | 'paging' | 'askedOnce'> & {
  readonly shown: readonly string[]
}

/**
 * What two checks of one council found: only now, only before, or both, each fault known again by its key and not by its row.
 * A fault of a rule that only one of them could ask is neither new nor mended.
 */
export async function changesBetween(
  tx: Tx,
  of: OfCheck,
  now: HeldCheck,
  before: HeldCheck,
  { list, change, rule, page = 1 }: CompareAsk,
): Promise<Changes> {
  const { authority } = of
  const [here, there] = [unanswered(now), unanswered(before)]
  const askedOnce = [...here.filter(code => !there.includes(code)), ...there.filter(code => !here.includes(code))]
  const changed = changedRows(authority, now, before, askedOnce)
  const where = sql`${change === undefined ? sql`true` : sql`c.change = ${change}`} and ${rule === undefined ? sql`true` : sql`c.rule = ${rule}`}`
  const totals = await sql<{ change: CheckChange; count: number; rows: number }>`with ${changed}
    select c.change, count(*)::int as count, (count(*) filter (where ${where}))::int as rows from changed c group by 1`.execute(
    tx,
  )
  const counts = countsOf(totals.rows)
  if (list === 'rules') {
    const found = await sql<{ key: string } & CountedRow>`with ${changed}
      select c.rule as key, ${COUNTED} from changed c group by 1 order by new desc, still desc, 1`.execute(tx)
    const rows = found.rows.map(row => ({
      key: row.key,
      title: row.key,
      note: ruleSays(row.key).wrong,
      counts: each(row),
    }))
    return { counts, rows, faults: [], paging: { found: rows.length, page: 1, pages: 1 }, askedOnce, shown: [] }
  }
  if (list === 'children') {
    const children = await sql<{
      found: number
    }>`with ${changed} select count(distinct c.child)::int as found from changed c`.execute(tx)
    const paging = pagingOf(children.rows[0]?.found ?? 0, page)
    const found = await sql<{ key: string; made_from: string | null } & CountedRow>`with ${changed}
      select c.child as key, (max(c.subject::text))::uuid as made_from, ${COUNTED} from changed c group by 1
      order by new desc, mended desc, still desc, 1 limit ${PER_PAGE} offset ${(paging.page - 1) * PER_PAGE}`.execute(
      tx,
    )
    const whose = await placedBy(tx, of, found.rows)
    const rows = found.rows.map((row): CheckChangedRow => {
      const child = whose.get(row.key)
      return {
        key: row.key,
        title: row.key === '' ? 'No child’s number' : row.key,
        note: child?.found ? calledBy(child.name, child.known_number) : 'no file you can open',
        counts: each(row),
      }
    })
    return { counts, rows, faults: [], paging, askedOnce, shown: filesOf([...whose.values()]) }
  }
  const paging = pagingOf(
    totals.rows.reduce((sum, row) => sum + row.rows, 0),
    page,
  )
  const found = await sql<FaultHeld & { change: CheckChange; child: string; subject: string | null }>`with ${changed}
    select c.* from changed c where ${where} order by c.place, c.rule, c.number limit ${PER_PAGE} offset ${(paging.page - 1) * PER_PAGE}`.execute(
    tx,
  )
  const faults = found.rows.map(row => ({ ...faultOf(row), change: row.change, number: row.child }))
  const whose = await placedBy(
    tx,
    of,
    found.rows.map(row => ({ key: row.child, made_from: row.subject })),
  )
  return { counts, rows: [], faults, paging, askedOnce, shown: filesOf([...whose.values()]) }
}

// The files of the children on a page, by their numbers.
async function placedBy(
  tx: Tx,
  of: OfCheck,
  children: readonly { readonly key: string; readonly made_from: string | null }[],
): Promise<ReadonlyMap<string, PlacedChild>> {
  const asked = new Map(children.map(each => [each.key, { child: each.key, subject: each.made_from }]))
  const list = sql`(select row_number() over ()::int as key, c.child, c.subject, 0 as faults, 0 as queries
    from jsonb_to_recordset(${JSON.stringify([...asked.values()])}::jsonb) as c(child text, subject uuid))`
  const found = await sql<PlacedChild>`with ${placedAmong(list, of)} select p.* from placed p`.execute(tx)
  return new Map(found.rows.map(row => [row.child, row]))
}

interface CountedRow {
  readonly new: number
  readonly mended: number
  readonly still: number
  readonly not_asked: number
}

const COUNTED = sql`count(*) filter (where c.change = 'new')::int as new, count(*) filter (where c.change = 'mended')::int as mended,
  count(*) filter (where c.change = 'still')::int as still, count(*) filter (where c.change = 'not-asked')::int as not_asked`

function each(row: CountedRow): CheckChangeCounts {
  return { new: row.new, mended: row.mended, still: row.still, 'not-asked': row.not_asked }
}

function countsOf(rows: readonly { readonly change: CheckChange; readonly count: number }[]): CheckChangeCounts {
  const of = (change: CheckChange): number => rows.find(row => row.change === change)?.count ?? 0
  return { new: of('new'), mended: of('mended'), still: of('still'), 'not-asked': of('not-asked') }
}

function pagingOf(found: number, page: number): CheckCompared['paging'] {
  const pages = Math.max(1, Math.ceil(found / PER_PAGE))
  return { found, pages, page: Math.min(Math.max(1, page), pages) }
}

// `changed`: every fault of either, each as it stands now where it does.
function changedRows(
  authority: number,
  now: HeldCheck,
  before: HeldCheck,
  askedOnce: readonly string[],
): RawBuilder<unknown> {
  const of = ({
    id,
  }: HeldCheck): RawBuilder<unknown> => sql`(select f.number, f.rule, f.query, f.of_table, f."row", f.cells, f.known_by, f.key,
    c.child, c.subject from return_check_fault f join return_check_child c on c.authority = f.authority and c.of_check = f.of_check and c.number = f.child
    where f.authority = ${authority} and f.of_check = ${id}::uuid)`
  return sql`joined as (
    select coalesce(a.rule, b.rule) as rule, coalesce(a.query, b.query) as query, coalesce(a.of_table, b.of_table) as of_table,
      coalesce(a."row", b."row") as "row", coalesce(a.cells, b.cells) as cells, coalesce(a.known_by, b.known_by) as known_by,
      coalesce(a.child, b.child) as child, coalesce(a.subject, b.subject) as subject, coalesce(a.number, b.number) as number, a.key is not null as now, b.key is not null as before
    from ${of(now)} a full join ${of(before)} b on b.key = a.key),
  changed as (
    select j.*, case when j.now and j.before then 'still' when j.rule = any(${[...askedOnce]}::text[]) then 'not-asked'
        when j.now then 'new' else 'mended' end as change,
      case when j.now and not j.before then 1 when j.before and not j.now then 2 else 3 end as place
    from joined j)`
}
