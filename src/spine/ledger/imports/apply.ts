import { sql } from 'kysely'
import type { Tx } from '../../store/store.ts'
import type { PlainDate } from '../../time/plain-date.ts'
import { writeDerived } from '../derive.ts'
import { newId } from '../ids.ts'
import { readFiles } from '../read.ts'
import type { Rulebook } from '../rulebook.ts'
import type { Source, SourceContext, SourceRow } from '../source.ts'
import { type NewVersion, appendVersions, lockFiles } from '../versions.ts'
import type { KeptRow } from './plan.ts'
import { type HeldVersion, type Plan, byKey, planEntry } from './reconcile.ts'

/** What is being applied, and on whose behalf. */
export interface Application {
  readonly authority: number
  readonly rulebook: Rulebook
  readonly source: Source
  readonly context: SourceContext
  readonly act: string
  /** Imports whose rows count, oldest first. */
  readonly live: readonly string[]
  /** Named by versions that no live import stands behind. */
  readonly fallbackImport: string
}

/** What applying to some subjects did. */
export interface Applied {
  readonly outcomes: Record<Plan['outcome'], number>
  readonly newSubjects: number
  readonly keptByHand: readonly { readonly key: string; readonly entry: string }[]
}

/** The kept rows of these subject keys in all live imports, oldest import first. */
export async function keptRows(
  tx: Tx,
  authority: number,
  live: readonly string[],
  keys: readonly string[],
): Promise<ReadonlyMap<string, KeptRow[]>> {
  const order = new Map(live.map((id, index) => [id, index]))
  const found = await sql<{
    subject_key: string
    import: string
    row: number
    file: number
    line: number
    table: string
    year: number
    row_values: Record<string, string>
  }>`
    select r.subject_key, r.import, r.row, r.file, r.line, r.table, f.year, r.row_values
    from import_row r join import_file f on f.authority = r.authority and f.import = r.import and f.file = r.file and f.table = r.table
    where r.authority = ${authority} and r.import = any(${[...live]}::uuid[]) and r.subject_key = any(${[...keys]}::text[])`.execute(
    tx,
  )
  const bySubject = new Map<string, KeptRow[]>()
  for (const row of found.rows) {
    const kept: KeptRow = {
      table: row.table,
      year: row.year,
      importId: row.import,
      importOrder: order.get(row.import) as number,
      values: row.row_values,
      row: row.row,
      file: row.file,
      line: row.line,
    }
    const list = bySubject.get(row.subject_key)
    if (list) list.push(kept)
    else bySubject.set(row.subject_key, [kept])
  }
  for (const list of bySubject.values()) list.sort((a, b) => a.importOrder - b.importOrder || a.row - b.row)
  return bySubject
}

/** Makes these subjects' imported entries say what their rows now say, and rewrites what is derived from them. */
export async function applyTo(
  tx: Tx,
  application: Application,
  keys: readonly string[],
  rows: ReadonlyMap<string, readonly SourceRow[]>,
): Promise<Applied> {
  const { authority, source, context } = application
  const subjects = await subjectsOf(tx, authority, source.name, context.council, keys)
  const fresh = keys
    .filter(key => !subjects.has(key) && (rows.get(key)?.length ?? 0) > 0)
    .map(key => ({ key, subject: newId() }))
  await openSubjects(tx, authority, source.name, context.council, fresh)
  await lockFiles(tx, authority, [...subjects.values()])
  const held = await heldVersions(tx, authority, source.name, [...subjects.values()])
  for (const { key, subject } of fresh) subjects.set(key, subject)

  const versions: NewVersion[] = []
  const outcomes = { new: 0, changed: 0, unchanged: 0, withdrawn: 0, 'kept-by-hand': 0 }
  const keptByHand: { key: string; entry: string }[] = []
  const touched = new Set<string>(fresh.map(each => each.subject))
  for (const key of keys) {
    const subject = subjects.get(key)
    if (subject === undefined) continue
    const own = rows.get(key) ?? []
    const from = own.at(-1)?.importId ?? application.fallbackImport
    const wanted = byKey(source.states(own, context))
    const holding = held.get(subject) ?? new Map<string, HeldEntry>()
    for (const sourceKey of new Set([...wanted.keys(), ...holding.keys()])) {
      const entry = holding.get(sourceKey)
      const plan = planEntry(entry?.versions ?? [], wanted.get(sourceKey) ?? [])
      outcomes[plan.outcome]++
      if (plan.outcome === 'kept-by-hand') keptByHand.push({ key, entry: sourceKey })
      if (plan.append.length === 0) continue
      touched.add(subject)
      let number = entry?.versions.at(-1)?.version ?? 0
      const id = entry?.id ?? newId()
      // A withdrawal keeps the words it withdraws, so that the story can still say what was withdrawn.
      let last = {
        kind: entry?.kind ?? '',
        start: entry?.versions.at(-1)?.start ?? null,
        end: entry?.versions.at(-1)?.end ?? null,
        body: entry?.versions.at(-1)?.body ?? {},
      }
      for (const planned of plan.append) {
        const withdrawn = planned.content === 'withdrawn'
        if (planned.content !== 'withdrawn') last = planned.content
        if (withdrawn && number === 0) continue
        number++
        versions.push({
          subject,
          entry: id,
          version: number,
          kind: last.kind,
          revision: application.rulebook.kinds.get(last.kind)?.revision ?? 1,
          start: last.start,
          end: last.end,
          body: last.body,
          withdrawn,
          reason: null,
          import: from,
          knownFrom: planned.knownFrom,
          source: source.name,
          sourceKey,
          asked: null,
        })
      }
    }
  }
  await appendVersions(tx, authority, application.act, versions)
  const files = await readFiles(tx, authority, application.rulebook, [...touched])
  await writeDerived(tx, authority, application.rulebook, [...files.values()])
  return { outcomes, newSubjects: fresh.length, keptByHand }
}

interface HeldEntry {
  readonly id: string
  readonly kind: string
  readonly versions: readonly HeldVersion[]
}

async function subjectsOf(
  tx: Tx,
  authority: number,
  source: string,
  council: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const found = await sql<{ key: string; subject: string }>`
    select key, subject from source_subject
    where authority = ${authority} and source = ${source} and council = ${council} and key = any(${[...keys]}::text[])`.execute(
    tx,
  )
  return new Map(found.rows.map(row => [row.key, row.subject]))
}

async function openSubjects(
  tx: Tx,
  authority: number,
  source: string,
  council: string,
  fresh: readonly { readonly key: string; readonly subject: string }[],
): Promise<void> {
  if (fresh.length === 0) return
  const json = JSON.stringify(fresh)
  await sql`insert into subject (authority, id, kind)
    select ${authority}, subject, 'person' from json_to_recordset(${json}::json) as f(subject uuid)`.execute(tx)
  await sql`insert into source_subject (authority, source, council, key, subject)
    select ${authority}, ${source}, ${council}, key, subject from json_to_recordset(${json}::json) as f(key text, subject uuid)`.execute(
    tx,
  )
}

async function heldVersions(
  tx: Tx,
  authority: number,
  source: string,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, HeldEntry>>> {
  const bySubject = new Map<string, Map<string, { id: string; kind: string; versions: HeldVersion[] }>>()
  if (subjects.length === 0) return bySubject
  const found = await sql<{
    subject: string
    entry: string
    version: number
    kind: string
    source_key: string
    known_from: PlainDate | null
    import: string | null
    live: boolean
    withdrawn: boolean
    start_at: string | null
    end_on: PlainDate | null
    body: unknown
  }>`
    select v.subject, v.entry, v.version, v.kind, v.source_key, v.known_from, v.import, coalesce(import.status in ('done', 'running'), false) as live,
      v.withdrawn, v.start_at, v.end_on, v.body
    from entry_version v left join import on import.authority = v.authority and import.id = v.import
    where v.authority = ${authority} and v.subject = any(${[...subjects]}::uuid[]) and v.source = ${source}
    order by v.subject, v.entry, v.version`.execute(tx)
  for (const row of found.rows) {
    let entries = bySubject.get(row.subject)
    if (!entries) bySubject.set(row.subject, (entries = new Map()))
    let entry = entries.get(row.source_key)
    if (!entry) entries.set(row.source_key, (entry = { id: row.entry, kind: row.kind, versions: [] }))
    entry.versions.push({
      version: row.version,
      knownFrom: row.known_from,
      import: row.import,
      live: row.live,
      withdrawn: row.withdrawn,
      start: row.start_at,
      end: row.end_on,
      body: row.body,
    })
  }
  return bySubject
}
