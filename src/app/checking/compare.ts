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
import { type FaultHeld, PER_PAGE, faultOf, ruleSays } from './lists.ts'
import { type CheckedChild, type OfCheck, childrenIn, filesOf, placed } from './placed.ts'

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
  const [here, there] = [unanswered(now), unanswered(before)]
  const askedOnce = [...here.filter(code => !there.includes(code)), ...there.filter(code => !here.includes(code))]
  const changed = changedRows(of.authority, now, before, askedOnce)
  if (list === 'children') return { ...(await childrenChanged(tx, of, now, before, changed, page)), askedOnce }
  const found = await sql<{ rule: string; change: CheckChange; count: number }>`with ${changed}
    select c.rule, c.change, count(*)::int as count from changed c group by 1, 2`.execute(tx)
  const counts = countsOf(found.rows)
  if (list === 'rules') {
    const codes = [...new Set(found.rows.map(row => row.rule))]
    const rows = codes.map(
      (code): CheckChangedRow => ({
        key: code,
        title: code,
        note: ruleSays(code).wrong,
        counts: countsOf(found.rows.filter(row => row.rule === code)),
      }),
    )
    const sorted = rows.toSorted(
      (a, b) => b.counts.new - a.counts.new || b.counts.still - a.counts.still || (a.key < b.key ? -1 : 1),
    )
    const paging = { found: rows.length, page: 1, pages: 1 }
    return { counts, rows: sorted, faults: [], paging, askedOnce, shown: [] }
  }
  const wanted = found.rows.filter(
    row => (change === undefined || row.change === change) && (rule === undefined || row.rule === rule),
  )
  const paging = pagingOf(
    wanted.reduce((sum, row) => sum + row.count, 0),
    page,
  )
  const where = sql`${change === undefined ? sql`true` : sql`c.change = ${change}`} and ${rule === undefined ? sql`true` : sql`c.rule = ${rule}`}`
  // Only those on the page are read whole.
  const held = await sql<FaultHeld & { change: CheckChange; child: number; now: boolean }>`with ${changed},
    page as (select c.* from changed c where ${where}
      order by c.place, c.rule, c.number limit ${PER_PAGE} offset ${(paging.page - 1) * PER_PAGE})
    select p.change, p.now, f.rule, f.query, f.of_table, f."row", f.cells, f.known_by, f.child
    from page p cross join lateral (select f.* from return_check_fault f where f.authority = ${of.authority}
      and f.of_check = p.of_check and f.number = p.number limit 1) f
    order by p.place, p.rule, p.number`.execute(tx)
  const [nowChildren, beforeChildren] = [await byKey(tx, of, now), await byKey(tx, of, before)]
  const whose = held.rows.map(row => (row.now ? nowChildren : beforeChildren).get(row.child))
  const faults = held.rows.map((row, at) => ({ ...faultOf(row), change: row.change, number: whose[at]?.child ?? '' }))
  const shown = await placed(
    tx,
    of,
    whose.flatMap(child => child ?? []).map((child, key) => ({ ...child, key })),
  )
  return { counts, rows: [], faults, paging, askedOnce, shown: filesOf(shown) }
}

// By child: which of the two a child stands in, and under which key there, is told by both together.
async function childrenChanged(
  tx: Tx,
  of: OfCheck,
  now: HeldCheck,
  before: HeldCheck,
  changed: RawBuilder<unknown>,
  page: number,
): Promise<Omit<Changes, 'askedOnce'>> {
  const found = await sql<{
    now: number | null
    before: number | null
    change: CheckChange
    count: number
  }>`with ${changed}
    select c.now_child as now, c.before_child as before, c.change, count(*)::int as count from changed c group by 1, 2, 3`.execute(
    tx,
  )
  const [nowChildren, beforeChildren] = [await byKey(tx, of, now), await byKey(tx, of, before)]
  const children = new Map<string, { child: CheckedChild; counts: Record<CheckChange, number> }>()
  for (const row of found.rows) {
    const child = row.now === null ? beforeChildren.get(row.before ?? 0) : nowChildren.get(row.now)
    if (!child) continue
    let held = children.get(child.child)
    if (!held) children.set(child.child, (held = { child, counts: countsOf([]) }))
    if (held.child.subject === null && child.subject !== null) held.child = child
    held.counts[row.change] += row.count
  }
  const sorted = [...children.values()].toSorted(
    ({ counts: a, child: one }, { counts: b, child: other }) =>
      b.new - a.new || b.mended - a.mended || b.still - a.still || (one.child < other.child ? -1 : 1),
  )
  const paging = pagingOf(sorted.length, page)
  const shown = sorted.slice((paging.page - 1) * PER_PAGE, paging.page * PER_PAGE)
  const whose = await placed(
    tx,
    of,
    shown.map(({ child }, key) => ({ ...child, key })),
  )
  const rows = shown.map(({ child: { child }, counts }, at): CheckChangedRow => {
    const file = whose[at]
    return {
      key: child,
      title: child === '' ? 'No child’s number' : child,
      note: file?.found ? calledBy(file.name, file.known_number) : 'no file you can open',
      counts,
    }
  })
  return { counts: countsOf(found.rows), rows, faults: [], paging, shown: filesOf(whose) }
}

async function byKey(tx: Tx, { authority }: OfCheck, { id }: HeldCheck): Promise<ReadonlyMap<number, CheckedChild>> {
  return new Map((await childrenIn(tx, { authority, id })).map(child => [child.key, child]))
}

function countsOf(
  rows: readonly { readonly change: CheckChange; readonly count: number }[],
): Record<CheckChange, number> {
  const counts = { new: 0, mended: 0, still: 0, 'not-asked': 0 }
  for (const { change, count } of rows) counts[change] += count
  return counts satisfies CheckChangeCounts
}

function pagingOf(found: number, page: number): CheckCompared['paging'] {
  const pages = Math.max(1, Math.ceil(found / PER_PAGE))
  return { found, pages, page: Math.min(Math.max(1, page), pages) }
}

// `changed`: every fault of either, each as it stands now where it does; what it says is read of those that are shown.
function changedRows(
  authority: number,
  now: HeldCheck,
  before: HeldCheck,
  askedOnce: readonly string[],
): RawBuilder<unknown> {
  const of = ({ id }: HeldCheck): RawBuilder<unknown> => sql`(select f.of_check, f.number, f.rule, f.key, f.child
    from return_check_fault f where f.authority = ${authority} and f.of_check = ${id}::uuid)`
  return sql`joined as (
    select coalesce(a.of_check, b.of_check) as of_check, coalesce(a.number, b.number) as number, coalesce(a.rule, b.rule) as rule,
      a.child as now_child, b.child as before_child, a.key is not null as now, b.key is not null as before
    from ${of(now)} a full join ${of(before)} b on b.key = a.key),
  changed as (
    select j.*, case when j.now and j.before then 'still' when j.rule = any(${[...askedOnce]}::text[]) then 'not-asked'
        when j.now then 'new' else 'mended' end as change,
      case when j.now and not j.before then 1 when j.before and not j.now then 2 else 3 end as place
    from joined j)`
}
