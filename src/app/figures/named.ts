import { recordRead } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import type { Measure } from '../../spine/measure/measure.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { label } from '../../spine/ledger/code-set.ts'
import type { MemberRow, Members, Side } from '../../spine/web/services.ts'
import { inWords } from '../vocabulary.ts'
import type { RawMember } from './members.ts'

const SIDES = ['counts', 'does-not-count', 'unknown', 'excluded'] as const satisfies readonly Side[]
const ROWS_OF_A_PAGE = 50

/** How many members are on each side. */
export function sidesOf(members: readonly RawMember[]): Readonly<Record<Side, number>> {
  const counts: Record<Side, number> = { counts: 0, 'does-not-count': 0, unknown: 0, excluded: 0 }
  for (const member of members) counts[member.side]++
  return counts
}

/** One page of one side of a measure's members, by name; recorded as a list that was read before it is answered. */
export async function pageOf(
  store: Store,
  viewer: Viewer,
  members: readonly RawMember[],
  measure: Measure,
  on: PlainDate,
  wanted: Side,
  page: number,
): Promise<Members> {
  const counts = sidesOf(members)
  const side = counts[wanted] > 0 ? wanted : (SIDES.find(each => counts[each] > 0) ?? wanted)
  const theirs = members.filter(member => member.side === side)
  const pages = Math.max(1, Math.ceil(theirs.length / ROWS_OF_A_PAGE))
  const here = Math.min(Math.max(1, page), pages)
  const shown = theirs.slice((here - 1) * ROWS_OF_A_PAGE, here * ROWS_OF_A_PAGE)
  await recordRead(store, viewer, 'members.read', [...new Set(shown.map(member => member.subject))], {
    about: `${measure.id}:${on}`,
  })
  const rows = await callThem(store, viewer, shown, measure)
  return { side, counts, rows, page: here, pages }
}

/** Members with what people here call each child: a name where one is held, else the council's number. The caller has recorded the read. */
export async function callThem(
  store: Store,
  viewer: Viewer,
  members: readonly RawMember[],
  measure?: Measure,
): Promise<readonly MemberRow[]> {
  const { grants } = permit(viewer, 'members.read')
  const names = await namesOf(store, grants, [...new Set(members.map(member => member.subject))])
  return members.map(member => ({
    child: member.subject,
    called: names.get(member.subject) ?? 'Child without a number',
    because: member.because.map(inWords),
    ...(member.at ? { at: member.at } : {}),
    ...(member.value === undefined ? {} : { value: member.value }),
    ...(member.part === undefined ? {} : { part: measure?.parts ? label(measure.parts, member.part) : member.part }),
  }))
}

/** What people here call these children, or these workers. */
export async function namesOf(
  store: Store,
  grants: Parameters<Store['within']>[0],
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (subjects.length === 0) return new Map()
  const rows = await store.within(grants, tx =>
    tx
      .selectFrom('standing')
      .select(['subject', 'name', 'number'])
      .where('authority', '=', store.authority)
      .where('subject', 'in', [...subjects])
      .execute(),
  )
  const names = new Map(
    rows.map(row => [row.subject, row.name ?? (row.number ? `Child ${row.number}` : 'Child without a number')]),
  )
  const others = subjects.filter(subject => !names.has(subject))
  if (others.length === 0) return names
  const workers = await store.within(grants, tx =>
    tx
      .selectFrom('worker_standing')
      .select(['subject', 'name', 'number'])
      .where('authority', '=', store.authority)
      .where('subject', 'in', others)
      .execute(),
  )
  for (const { subject, name, number } of workers)
    names.set(subject, name ?? (number ? `Worker ${number}` : 'Worker without a name'))
  return names
}
