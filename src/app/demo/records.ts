import { sql } from 'kysely'
import { type CountyChild, countyChildren, newcomers } from '../../demo/county.ts'
import { dayOf, iso } from '../../demo/days.ts'
import {
  type Ended,
  type Life,
  type Staff,
  type Written,
  RECORDED_FROM,
  calledOf,
  givenTo,
  isRecorded,
  makeStaff,
  recordedOf,
  sinceReturn,
  startOf,
} from '../../demo/recorded/index.ts'
import { recordsKeptFrom } from '../../practice/governance/kinds.ts'
import { rederive } from '../../spine/ledger/derive.ts'
import { type Start, startDay } from '../../spine/ledger/entry.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { openFile, recordIn, writeLinks } from '../../spine/ledger/record.ts'
import { type NewVersion, appendVersions, beginAct, lockFiles } from '../../spine/ledger/versions.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { type PlainDate, later } from '../../spine/time/plain-date.ts'
import { trustFile } from '../duties/trust-file.ts'
import { rulebook } from '../rulebook.ts'
import { openStaff } from './staff.ts'

const DEMO = { author: 'demo', sight: 'files' } as const
const LIVES_AT_ONCE = 40
const WRITERS = 2

/** A life about to be recorded, and whose file it is. */
interface Recorded {
  readonly life: Life
  readonly subject: string
  readonly began: readonly Written[]
}

/** What was recorded of a council's children: the numbers of those children, and how many entries. */
export interface WorkDone {
  readonly numbers: ReadonlySet<string>
  readonly entries: number
}

/**
 * Makes the demonstration's workers, who then record what they would have, a council at a time once its returns are
 * imported: five years of work up to a day, on the files the returns opened and on those of children who came into care
 * since, with what they are called.
 */
export async function workersAtWork(
  store: Store,
  seed: string | number,
  until: PlainDate,
): Promise<(council: string) => Promise<WorkDone>> {
  const last = dayOf(until)
  const staff = makeStaff(seed, last)
  const workers = await openStaff(store, staff)
  await store.within(DEMO, async tx => {
    const subject = await trustFile(tx, store.authority)
    await recordIn(
      tx,
      store.authority,
      rulebook,
      DEMO.author,
      [{ subject, kind: recordsKeptFrom.name, start: iso(RECORDED_FROM), end: null, body: {} }],
      null,
    )
  })
  const everyone = [
    ...known(countyChildren({ seed }), ({ id, council, name, story }) => ({ id, council, name, story })),
    ...known(newcomers({ seed }, until), child => child),
  ].filter(child => isRecorded(child.story, last))
  const writing: Writing = work => store.within(DEMO, work)
  return council =>
    recordCouncil(
      store,
      everyone.filter(child => child.council === council),
      { staff, workers, last, writing },
    )
}

/** Transactions in which lives are recorded. */
type Writing = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** A child of whom something is recorded; of those who came since the last return, the rows that tell of it. */
type Child = Pick<CountyChild, 'id' | 'council' | 'name' | 'story'> & Partial<Pick<CountyChild, 'rows'>>

function* known(children: Iterable<CountyChild>, of: (child: CountyChild) => Child): Generator<Child> {
  for (const child of children) yield of(child)
}

interface AtWork {
  readonly staff: Staff
  /** Each worker's file, by the worker's key. */
  readonly workers: ReadonlyMap<string, string>
  readonly last: number
  readonly writing: Writing
}

async function recordCouncil(
  store: Store,
  everyone: readonly Child[],
  { staff, workers, last, writing }: AtWork,
): Promise<WorkDone> {
  const files = await filesByNumber(store)
  const children = everyone.filter(child => child.rows !== undefined || files.has(child.id))
  for (const { id, rows } of children) if (rows) files.set(id, newId())
  await store.within(DEMO, async tx => {
    for (const { id, rows } of children) if (rows) await openFile(tx, store.authority, files.get(id))
  })
  const families = familiesOf(children)
  const ids = new Map([
    ...[...workers].map(([key, id]) => [`worker:${key}`, id] as const),
    ...[...files].map(([key, id]) => [`file:${key}`, id] as const),
  ])
  const recorded = (child: Child): Recorded => {
    const life = lifeOf(child, staff, last, families)
    const began = child.rows ? startOf(life, child.rows) : [calledOf(life), ...sinceReturn(life).began]
    return { life, subject: files.get(child.id) as string, began }
  }
  let [entries, next] = [0, 0]
  const writer = async (): Promise<void> => {
    while (next < children.length) {
      const from = next
      next += LIVES_AT_ONCE
      const batch = children.slice(from, next).map(recorded)
      const done = await writing(tx => recordLives(tx, store.authority, batch, ids))
      entries += done
    }
  }
  // Lives share no file, so that some are worked out here while the database writes others.
  const ended = await Promise.allSettled(Array.from({ length: WRITERS }, writer))
  for (const each of ended) if (each.status === 'rejected') throw each.reason
  return { numbers: new Set(children.map(child => child.id)), entries }
}

function lifeOf(child: Child, staff: Staff, until: number, families: ReadonlyMap<string, readonly Child[]>): Life {
  const siblings = (families.get(child.story.family) ?? []).filter(other => other.id !== child.id)
  return {
    story: child.story,
    name: child.name,
    until,
    inReturns: child.rows === undefined,
    given: givenTo(child.story, staff, until),
    siblings: siblings.map(other => ({ key: other.id, story: other.story, name: other.name })),
  }
}

function familiesOf(children: readonly Child[]): ReadonlyMap<string, readonly Child[]> {
  const families = new Map<string, Child[]>()
  for (const child of children) {
    const family = families.get(child.story.family)
    if (family) family.push(child)
    else families.set(child.story.family, [child])
  }
  return families
}

async function filesByNumber(store: Store): Promise<Map<string, string>> {
  const rows = await store.within(DEMO, tx =>
    tx.selectFrom('source_subject').select(['key', 'subject']).where('authority', '=', store.authority).execute(),
  )
  return new Map(rows.map(row => [row.key, row.subject]))
}

async function recordLives(
  tx: Tx,
  authority: number,
  batch: readonly Recorded[],
  ids: ReadonlyMap<string, string>,
): Promise<number> {
  const subjects = batch.map(each => each.subject)
  await lockFiles(tx, authority, subjects)
  const act = newId()
  await beginAct(tx, authority, { id: act, author: DEMO.author, import: null, reason: null })
  const versions = [
    ...batch.flatMap(({ life, subject, began }) => versionsOf(subject, [...began, ...recordedOf(life)], ids)),
    ...(await endings(tx, authority, batch)),
  ]
  await appendVersions(tx, authority, act, versions)
  await writeLinks(tx, authority, rulebook, versions)
  await rederive(tx, authority, rulebook, subjects, undefined, 'again')
  return versions.length
}

// What lasted and has ended was known while it lasted: first as begun, then as ended, each from its own day.
function versionsOf(subject: string, written: readonly Written[], ids: ReadonlyMap<string, string>): NewVersion[] {
  const own = new Map(written.flatMap(each => (each.key === undefined ? [] : [[each.key, newId()] as const])))
  const resolve = (value: unknown): unknown => {
    if (typeof value === 'string' && value.startsWith('@')) {
      const found = own.get(value.slice(1)) ?? ids.get(value.slice(1))
      if (found === undefined) throw new Error(`The demonstration names ${value}, which is nothing of this file`)
      return found
    }
    return Array.isArray(value) ? value.map(resolve) : value
  }
  const versions: NewVersion[] = []
  for (const each of written) {
    const body: Record<string, unknown> = {}
    for (const field in each.body) body[field] = resolve(each.body[field])
    const shared = {
      subject,
      entry: each.key === undefined ? newId() : (own.get(each.key) as string),
      kind: each.kind,
      revision: rulebook.kinds.get(each.kind)?.revision ?? 1,
      start: each.start,
      body,
      withdrawn: false,
      reason: null,
      import: null,
      source: null,
      sourceKey: null,
      asked: null,
    }
    versions.push({ ...shared, version: 1, end: null, knownFrom: firstKnown(startDay(each.start)) })
    if (each.end !== null) versions.push({ ...shared, version: 2, end: each.end, knownFrom: firstKnown(each.end) })
  }
  return versions
}

// A child of twelve who comes into care now was not known here when they were born.
function firstKnown(day: PlainDate | undefined): PlainDate | null {
  return day === undefined ? null : later(day, iso(RECORDED_FROM))
}

interface Open {
  readonly subject: string
  readonly entry: string
  readonly version: number
  readonly kind: string
  readonly start_at: string | null
  readonly body: Record<string, unknown>
  readonly source: string | null
  readonly source_key: string | null
}

// What the returns left open and has ended since, as a worker would have ended it.
async function endings(tx: Tx, authority: number, batch: readonly Recorded[]): Promise<NewVersion[]> {
  const wanted = batch.flatMap(({ life, subject }) =>
    life.inReturns ? sinceReturn(life).ended.map(ended => ({ subject, ended })) : [],
  )
  if (wanted.length === 0) return []
  const open = await sql<Open>`
    select subject, entry, version, kind, start_at, body, source, source_key from entry
    where authority = ${authority} and not withdrawn and source is not null
      and subject = any(${[...new Set(wanted.map(each => each.subject))]}::uuid[]) and kind = any(${[...new Set(wanted.map(each => each.ended.kind))]}::text[])
      and (end_on is null or kind = 'unaccompanied-status')`.execute(tx)
  return wanted.flatMap(({ subject, ended }) => {
    const held = open.rows.find(row => row.subject === subject && row.kind === ended.kind)
    return held ? [endOf(held, ended)] : []
  })
}

function endOf(held: Open, ended: Ended): NewVersion {
  return {
    subject: held.subject,
    entry: held.entry,
    version: held.version + 1,
    kind: held.kind,
    revision: rulebook.kinds.get(held.kind)?.revision ?? 1,
    start: held.start_at as Start,
    end: ended.end as PlainDate,
    body: { ...held.body, ...ended.body },
    withdrawn: false,
    reason: 'Ended since the last return',
    import: null,
    knownFrom: ended.end as PlainDate,
    source: held.source,
    sourceKey: held.source_key,
    asked: null,
  }
}
