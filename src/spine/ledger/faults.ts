import { sql } from 'kysely'
import type { Tx } from '../store/store.ts'
import { withWholeFile } from '../store/whole-file.ts'
import { type PlainDate, later } from '../time/plain-date.ts'
import { type FaultAsking, type FaultRow, type FaultRules, type SharedValue, rulesNow } from './fault-rules.ts'
import type { Entry } from './entry.ts'
import type { SubjectFile } from './file.ts'
import { eachInTurn } from './in-turn.ts'
import { pointedTo } from './links.ts'
import { aliasesOf } from './merged.ts'
import { type Past, pastsOf } from './pasts.ts'
import { readFiles } from './read.ts'
import type { Rulebook } from './rulebook.ts'

/**
 * How long faults have stood. 'kept': what stood goes on as old as it was, because what is written now is known only
 * from now. 'again': worked out of the file's past, because that may have changed with a return or a merging.
 */
export type Ages = 'kept' | 'again'

type Recorded = Entry<Readonly<Record<string, unknown>>>

interface Held {
  readonly faults: readonly Wanted[]
  readonly shared: readonly (SharedValue & { readonly subject: string })[]
  readonly councils: Readonly<Record<string, string>>
  readonly workers: Readonly<Record<string, string>>
}

/** A row as it is to stand. */
export interface Wanted extends FaultRow {
  readonly subject: string
  readonly year: number
  readonly since: PlainDate
  /** The files it was found with, where it was found by looking across files. */
  readonly others?: readonly string[] | null
}

/**
 * Rewrites what the rules find in these people's files, touching only rows that differ; what rules find across files is
 * left to the background. The caller holds the files' locks and sees the whole of them. Answers the files that any
 * row differed of.
 */
export async function writeFaults(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  files: readonly SubjectFile[],
  today: PlainDate,
  ages: Ages = 'kept',
): Promise<readonly string[]> {
  const people = files.filter(file => file.subject === 'person')
  if (!rulebook.faults || people.length === 0) return []
  const rules = await rulesNow(rulebook.faults, tx, authority)
  const held = await heldOf(
    tx,
    authority,
    people.map(file => file.id),
    // Workers are among the files that these name.
    pointedTo(
      rulebook,
      people.flatMap(file => rules.reads.flatMap(kind => (file.entries[kind] ?? []) as readonly Recorded[])),
    ),
  )
  const asking: FaultAsking = {
    on: today,
    councils: new Map(Object.entries(held.councils)),
    workers: new Map(Object.entries(held.workers)),
  }
  const year = rules.yearOn(today)
  const standing = new Map(held.faults.map(row => [keyOf(row.subject, row), row]))
  const found: { readonly file: SubjectFile; readonly rows: readonly FaultRow[] }[] = []
  const shared: (SharedValue & { readonly subject: string })[] = []
  await eachInTurn(people, file => {
    const { rows, shared: values } = rules.of(file, asking)
    found.push({ file, rows })
    shared.push(...values.map(value => ({ subject: file.id, ...value })))
  })
  const kept = (file: SubjectFile, row: FaultRow): PlainDate | undefined => {
    // What is not yet wrong is so from the day it will be, whenever it was recorded.
    if (row.from !== undefined && row.from > today) return row.from
    const before = standing.get(keyOf(file.id, row))
    if (ages === 'again' || before?.year !== year) return undefined
    if (row.from === undefined) return before.since
    return before.since <= row.from ? row.from : undefined
  }
  const young = found
    .map(({ file, rows }) => ({ file, rows: rows.filter(row => kept(file, row) === undefined) }))
    .filter(({ rows }) => rows.length > 0)
  const since = await sinceOf(tx, authority, rulebook, rules, young, asking)
  const wanted = found.flatMap(({ file, rows }) =>
    rows.map((row): Wanted => {
      const recorded = since.get(keyOf(file.id, row)) ?? today
      const day = kept(file, row) ?? (row.from === undefined ? recorded : later(recorded, row.from))
      return { subject: file.id, year, since: day, ...row }
    }),
  )
  const changed = await rewrite(tx, authority, held.faults, wanted)
  if (ages === 'kept')
    await keepMended(
      tx,
      authority,
      held.faults.filter(row => row.year === year),
      wanted,
      today,
    )
  const differing = await rewriteShared(tx, authority, held.shared, shared)
  return [...new Set([...changed, ...differing])]
}

/** Checks some files again, and nothing else of them. The caller holds their locks. */
export async function recheck(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  subjects: readonly string[],
  today: PlainDate,
  ages: Ages,
): Promise<readonly string[]> {
  if (subjects.length === 0) return []
  return withWholeFile(tx, async () => {
    const aliases = await aliasesOf(tx, authority, subjects)
    const own = subjects.filter(id => !aliases.has(id))
    const files = await readFiles(tx, authority, rulebook, own)
    return writeFaults(tx, authority, rulebook, [...files.values()], today, ages)
  })
}

async function heldOf(tx: Tx, authority: number, subjects: readonly string[], named: readonly string[]): Promise<Held> {
  const ids = [...subjects]
  const found = await sql<Held>`
    select
      (select coalesce(json_agg(f), '[]') from (
        select subject, rule, place, year, of_table as "table", entry, kind, sections, since from fault
        where authority = ${authority} and subject = any(${ids}::uuid[]) and not across) f) as faults,
      (select coalesce(json_agg(v), '[]') from (
        select subject, rule, value from fault_shared where authority = ${authority} and subject = any(${ids}::uuid[])) v) as shared,
      (select coalesce(json_object_agg(code, gss), '{}') from council where authority = ${authority}) as councils,
      (select coalesce(json_object_agg(subject, number), '{}') from worker_standing where authority = ${authority} and number is not null
        and subject = any(${[...named]}::uuid[])) as workers`.execute(tx)
  return found.rows[0] as Held
}

/**
 * From which day each fault has stood without a break, by `keyOf`: the file is folded as it was known before, back to the
 * first day on which the fault was not there. Rules that are asked for nothing more are not asked.
 */
export async function sinceOf(
  tx: Tx,
  authority: number,
  rulebook: Rulebook,
  rules: FaultRules,
  young: readonly { readonly file: Pick<SubjectFile, 'id'>; readonly rows: readonly FaultRow[] }[],
  asking: FaultAsking,
): Promise<ReadonlyMap<string, PlainDate>> {
  const since = new Map<string, PlainDate>()
  const pasts = await pastsOf(
    tx,
    authority,
    rulebook,
    young.map(({ file }) => file.id),
    rules.reads,
  )
  await eachInTurn(young, ({ file, rows }) => {
    const past = pasts.get(file.id)
    if (past) for (const [key, day] of backFrom(file.id, rows, past, rules, asking)) since.set(key, day)
  })
  return since
}

function backFrom(
  id: string,
  rows: readonly FaultRow[],
  { days, on }: Past,
  rules: FaultRules,
  asking: FaultAsking,
): ReadonlyMap<string, PlainDate> {
  const since = new Map<string, PlainDate>()
  let standing = rows
  for (let at = 0; at < days.length && standing.length > 0; at++) {
    const day = days[at] as PlainDate
    const before = days[at + 1]
    const only = new Set(standing.map(row => row.rule))
    const there =
      before === undefined
        ? undefined
        : new Set(rules.of(on(before), { ...asking, only }).rows.map(row => keyOf(id, row)))
    const still: FaultRow[] = []
    for (const row of standing) {
      // How long it had been recorded so before the day from which it is wrong at all makes no difference.
      const earlier = row.from === undefined || day > row.from
      if (earlier && there?.has(keyOf(id, row))) still.push(row)
      else since.set(keyOf(id, row), day)
    }
    standing = still
  }
  return since
}

/** Tells a fault from every other. */
export function keyOf(subject: string, { rule, place }: Pick<FaultRow, 'rule' | 'place'>): string {
  return `${subject} ${rule} ${place}`
}

/** Brings rows that stand up to those that are wanted, each told by its file, rule and place. Answers the files that any differed of. */
export async function rewrite(
  tx: Tx,
  authority: number,
  held: readonly Wanted[],
  wanted: readonly Wanted[],
  across = false,
): Promise<readonly string[]> {
  const before = new Map(held.map(row => [keyOf(row.subject, row), row]))
  const after = new Set(wanted.map(row => keyOf(row.subject, row)))
  const gone = held.filter(row => !after.has(keyOf(row.subject, row)))
  const fresh = wanted.filter(row => !same(before.get(keyOf(row.subject, row)), row))
  if (gone.length > 0)
    await sql`
      delete from fault f using json_to_recordset(${JSON.stringify(gone)}::json) as g(subject uuid, rule text, place text)
      where f.authority = ${authority} and (f.subject, f.rule, f.place) = (g.subject, g.rule, g.place)`.execute(tx)
  if (fresh.length > 0)
    await sql`
      insert into fault (authority, subject, rule, place, year, of_table, entry, kind, sections, across, others, since)
      select ${authority}, subject, rule, place, year, "table", entry, kind, sections, ${across}, others, since
      from json_to_recordset(${JSON.stringify(fresh)}::json) as w(subject uuid, rule text, place text, year int, "table" text,
        entry text, kind text, sections text[], others uuid[], since date)
      on conflict (authority, subject, rule, place) do update set year = excluded.year, of_table = excluded.of_table,
        entry = excluded.entry, kind = excluded.kind, sections = excluded.sections, across = excluded.across,
        others = excluded.others, since = excluded.since`.execute(tx)
  return [...new Set([...gone, ...fresh].map(row => row.subject))]
}

// What a save mends was wrong until then: figures of a day before count it. What other rules or another year no longer
// find was not mended, nor what had stood for less than a day.
async function keepMended(
  tx: Tx,
  authority: number,
  held: readonly Wanted[],
  wanted: readonly Wanted[],
  today: PlainDate,
): Promise<void> {
  const after = new Set(wanted.map(row => keyOf(row.subject, row)))
  const mended = held.filter(row => row.since < today && !after.has(keyOf(row.subject, row)))
  if (mended.length === 0) return
  await sql`
    insert into fault_mended (authority, subject, rule, place, since, until)
    select ${authority}, subject, rule, place, since, ${today} from json_to_recordset(${JSON.stringify(mended)}::json)
      as m(subject uuid, rule text, place text, since date) on conflict do nothing`.execute(tx)
}

function same(held: Wanted | undefined, row: Wanted): boolean {
  return (
    held !== undefined &&
    held.year === row.year &&
    held.since === row.since &&
    held.table === row.table &&
    held.entry === row.entry &&
    held.kind === row.kind &&
    held.sections.join() === row.sections.join() &&
    (held.others ?? []).join() === (row.others ?? []).join()
  )
}

async function rewriteShared(
  tx: Tx,
  authority: number,
  held: readonly (SharedValue & { readonly subject: string })[],
  wanted: readonly (SharedValue & { readonly subject: string })[],
): Promise<readonly string[]> {
  type Value = SharedValue & { readonly subject: string }
  const key = ({ subject, rule, value }: Value): string => `${subject} ${rule} ${value}`
  const before = new Set(held.map(key))
  const after = new Set(wanted.map(key))
  const gone = held.filter(each => !after.has(key(each)))
  const fresh = [...new Map(wanted.map(each => [key(each), each])).values()].filter(each => !before.has(key(each)))
  if (gone.length > 0)
    await sql`
      delete from fault_shared f using json_to_recordset(${JSON.stringify(gone)}::json) as g(subject uuid, rule text, value text)
      where f.authority = ${authority} and (f.subject, f.rule, f.value) = (g.subject, g.rule, g.value)`.execute(tx)
  if (fresh.length > 0)
    await sql`
      insert into fault_shared (authority, subject, rule, value)
      select ${authority}, subject, rule, value from json_to_recordset(${JSON.stringify(fresh)}::json)
        as w(subject uuid, rule text, value text)`.execute(tx)
  return [...new Set([...gone, ...fresh].map(each => each.subject))]
}
