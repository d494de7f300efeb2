import { sql } from 'kysely'
import type { Tx } from '../../store/store.ts'
import type { PlainDate } from '../../time/plain-date.ts'
import { rederive } from '../derive.ts'
import { newId } from '../ids.ts'
import type { Rulebook } from '../rulebook.ts'
import type { Source, SourceContext } from '../source.ts'
import { type NewVersion, appendVersions, lockFiles } from '../versions.ts'
import type { SubjectFile } from '../file.ts'
import { readFiles } from '../read.ts'
import { type LeftOut, keptRows, leaveOut, yearsOfFiles } from './kept-rows.ts'
import type { KeptRow } from './plan.ts'
import { type HeldVersion, type Plan, byKey, planEntry } from './reconcile.ts'
import { recordedHere } from './recorded-here.ts'

/** What is being applied, and on whose behalf. */
export interface Application {
  readonly authority: number
  readonly rulebook: Rulebook
  readonly source: Source
  readonly context: SourceContext
  readonly act: string
  /** Imports whose rows count, oldest first. */
  readonly live: readonly string[]
  /** The import being made or undone: named by versions that no live import stands behind. */
  readonly fallbackImport: string
  /** Those the import speaks of: of anyone else only a change is counted. */
  readonly spokenOf: ReadonlySet<string>
  /** Whether the caller works out what is derived, once more is written in the same files. */
  readonly leaveDerived?: boolean
}

/** What applying to some subjects did. */
export interface Applied {
  /** `recorded-here`: what people had recorded already, which the import says too. */
  readonly outcomes: Record<Plan['outcome'] | 'recorded-here', number>
  readonly newSubjects: number
  readonly keptByHand: readonly { readonly key: string; readonly entry: string }[]
}

/** What watches, and may stop, the applying of many subjects. */
export interface Watching {
  /** Looks at a subject's rows before they count; may take rows out of the list, and says which. Pure but for its own counts. */
  readonly look: (key: string, rows: KeptRow[]) => readonly LeftOut[]
  /** Whether what has been worked out is to be written. */
  readonly writing: () => boolean
  readonly done: (applied: Applied, subjects: number) => void
}

/** How many subjects are worked out together: enough to save round trips, few enough to hold in memory. */
const SUBJECTS_AT_ONCE = 400
/** How many are worked out before others waiting for this process get their turn. */
const SUBJECTS_A_TURN = 50

/**
 * Makes these subjects' imported entries say what their rows now say, and rewrites what is derived from them: some
 * hundred subjects at a time, the next being worked out here while the database writes the last.
 */
export async function applyAll(
  tx: Tx,
  application: Application,
  keys: readonly string[],
  watching: Watching,
): Promise<void> {
  const { authority, source, context, live } = application
  const yearOf = await yearsOfFiles(tx, authority, live)
  let planned: Planned | undefined
  let writing: Promise<void> = Promise.resolve()
  try {
    for (let from = 0; from < keys.length; from += SUBJECTS_AT_ONCE) {
      const batch = keys.slice(from, from + SUBJECTS_AT_ONCE)
      await writing
      const rows = await keptRows(tx, authority, live, yearOf, batch)
      const known = await subjectsOf(tx, authority, source.name, context.council, batch)
      const opened = await openedHere(
        tx,
        application,
        batch.filter(key => !known.has(key)),
        rows,
      )
      const subjects = new Map([...known, ...opened])
      // Read before the last batch is written; a file in both must be read after.
      if (planned && [...subjects.values()].some(subject => planned?.subjects.has(subject))) {
        await write(tx, application, planned)
        planned = undefined
      }
      await lockFiles(tx, authority, [...subjects.values()])
      const held = await heldVersions(tx, authority, source.name, [...subjects.values()])
      const recorded = await recordedFiles(tx, application, [...subjects.values()])
      if (planned) writing = begun(write(tx, application, planned))
      const next = await plan(application, { keys: batch, subjects, opened, held, rows, recorded }, watching.look)
      watching.done(next.applied, from + batch.length)
      planned = watching.writing() ? next : undefined
    }
    await writing
    if (planned) await write(tx, application, planned)
  } finally {
    // Nothing else may be asked of the connection until it has answered.
    await writing.catch(() => {})
  }
}

/** A promise that is waited for later: until then its failure is nobody's fault. */
export function begun(work: Promise<void>): Promise<void> {
  work.catch(() => {})
  return work
}

/** What is to be written for some subjects. */
interface Planned {
  readonly applied: Applied
  readonly fresh: readonly { readonly key: string; readonly subject: string }[]
  readonly opened: ReadonlyMap<string, string>
  /** Known before. */
  readonly subjects: ReadonlySet<string>
  readonly leftOut: readonly LeftOut[]
  readonly versions: readonly NewVersion[]
  readonly touched: readonly string[]
}

async function write(tx: Tx, application: Application, planned: Planned): Promise<void> {
  const { authority, source, context, rulebook } = application
  await leaveOut(tx, authority, application.fallbackImport, planned.leftOut)
  await openSubjects(tx, authority, planned.fresh)
  const named = [...planned.fresh, ...[...planned.opened].map(([key, subject]) => ({ key, subject }))]
  await nameSubjects(tx, authority, source.name, context.council, named)
  await appendVersions(tx, authority, application.act, planned.versions)
  // What a return says is known from its own date, so that the past may have changed with it.
  if (!application.leaveDerived) await rederive(tx, authority, rulebook, planned.touched, undefined, 'again')
}

interface Batch {
  readonly keys: readonly string[]
  readonly subjects: ReadonlyMap<string, string>
  /** Those of them that a person opened, whom no import has spoken of before. */
  readonly opened: ReadonlyMap<string, string>
  readonly held: ReadonlyMap<string, ReadonlyMap<string, HeldEntry>>
  readonly rows: ReadonlyMap<string, KeptRow[]>
  /** The files in which people recorded something a return may tell. */
  readonly recorded: ReadonlyMap<string, SubjectFile>
}

async function plan(
  application: Application,
  { keys, subjects, opened, held, rows, recorded }: Batch,
  look: Watching['look'],
): Promise<Planned> {
  const { source, context } = application
  const versions: NewVersion[] = []
  const leftOut: LeftOut[] = []
  const outcomes = { new: 0, changed: 0, unchanged: 0, withdrawn: 0, 'kept-by-hand': 0, 'recorded-here': 0 }
  const keptByHand: { key: string; entry: string }[] = []
  const fresh: { key: string; subject: string }[] = []
  const touched = new Set<string>()
  let turn = 0
  for (const key of keys) {
    if (++turn % SUBJECTS_A_TURN === 0) await new Promise(resolve => setImmediate(resolve))
    const own = rows.get(key) ?? []
    leftOut.push(...look(key, own))
    let subject = subjects.get(key)
    if (subject === undefined) {
      if (own.length === 0) continue
      subject = newId()
      fresh.push({ key, subject })
      touched.add(subject)
    }
    const from = own.at(-1)?.importId ?? application.fallbackImport
    const wanted = byKey(source.states(own, context))
    const holding = held.get(subject) ?? new Map<string, HeldEntry>()
    const plans = new Map<string, Plan>()
    for (const sourceKey of new Set([...wanted.keys(), ...holding.keys()]))
      plans.set(sourceKey, planEntry(holding.get(sourceKey)?.versions ?? [], wanted.get(sourceKey) ?? []))
    const file = recorded.get(subject)
    const here = file
      ? recordedHere({ source, context, rows: own, file, plans, idOf: of => holding.get(of)?.id })
      : NOTHING
    for (const [sourceKey, plan] of plans) {
      const entry = holding.get(sourceKey)
      if (here.has(sourceKey)) {
        outcomes['recorded-here']++
        continue
      }
      if (plan.outcome !== 'unchanged' || application.spokenOf.has(key)) outcomes[plan.outcome]++
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
  return {
    applied: { outcomes, newSubjects: fresh.length, keptByHand },
    fresh,
    opened,
    subjects: new Set(subjects.values()),
    leftOut,
    versions,
    touched: [...touched],
  }
}

const NOTHING: ReadonlySet<string> = new Set()

// Of most files of most imports people have recorded nothing that a return tells: only the others are read.
async function recordedFiles(
  tx: Tx,
  { authority, rulebook, source }: Application,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, SubjectFile>> {
  const { retelling } = source
  if (retelling === undefined || subjects.length === 0) return new Map()
  const found = await sql<{ subject: string }>`
    select distinct e.subject from entry e
    where e.authority = ${authority} and e.subject = any(${[...subjects]}::uuid[]) and e.import is null and not e.withdrawn
      and e.kind = any(${[...retelling.reads]}::text[])`.execute(tx)
  const recorded = found.rows.map(row => row.subject)
  return recorded.length === 0 ? new Map() : readFiles(tx, authority, rulebook, recorded, undefined, retelling.reads)
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

// Those who have no import yet, but whose file a person opened under the same number, of one council, with no other day of birth.
async function openedHere(
  tx: Tx,
  { authority, source: { name, retelling }, context }: Application,
  keys: readonly string[],
  rows: ReadonlyMap<string, readonly KeptRow[]>,
): Promise<ReadonlyMap<string, string>> {
  if (retelling === undefined || keys.length === 0) return new Map()
  const found = await sql<{ key: string; subject: string; born: PlainDate | null }>`
    select s.number as key, s.subject, s.born from standing s
    where s.authority = ${authority} and s.number = any(${[...keys]}::text[]) and s.council = ${context.council}
      and not exists (select 1 from file_alias a where a.authority = s.authority and a.subject = s.subject)
      and not exists (select 1 from source_subject k where k.authority = s.authority and k.subject = s.subject and k.source = ${name})`.execute(
    tx,
  )
  const opened = new Map<string, string>()
  for (const { key, subject, born } of found.rows) {
    const own = rows.get(key) ?? []
    const said = retelling.born(own)
    const isOneOfTwo = found.rows.some(each => each.key === key && each.subject !== subject)
    if (own.length > 0 && !isOneOfTwo && said !== undefined && born === said) opened.set(key, subject)
  }
  return opened
}

async function openSubjects(tx: Tx, authority: number, fresh: Planned['fresh']): Promise<void> {
  if (fresh.length === 0) return
  await sql`insert into subject (authority, id, kind)
    select ${authority}, subject, 'person' from json_to_recordset(${JSON.stringify(fresh)}::json) as f(subject uuid)`.execute(
    tx,
  )
}

async function nameSubjects(
  tx: Tx,
  authority: number,
  source: string,
  council: string,
  named: Planned['fresh'],
): Promise<void> {
  if (named.length === 0) return
  await sql`insert into source_subject (authority, source, council, key, subject)
    select ${authority}, ${source}, ${council}, key, subject from json_to_recordset(${JSON.stringify(named)}::json) as f(key text, subject uuid)`.execute(
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
