import { rederive } from '../../spine/ledger/derive.ts'
import { type Instant, startDay } from '../../spine/ledger/entry.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type NewVersion, appendVersions, beginAct, lockFiles } from '../../spine/ledger/versions.ts'
import { writeLinks } from '../../spine/ledger/record.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { trustFile } from '../duties/trust-file.ts'
import { rulebook } from '../rulebook.ts'

const DEMO = { author: 'demo', sight: 'files' } as const

/** An entry about to be written, as it stood from day to day: begun, and ended where it has. */
export interface DemoEntry {
  readonly id: string
  readonly kind: string
  readonly start: PlainDate | Instant
  readonly end: PlainDate | null
  /** The account of whoever wrote it, where what it says is signed. */
  readonly by?: string
  /** When it was written, where that is not the day it is of: later, or before a meeting to come. */
  readonly written?: PlainDate
  readonly body: Readonly<Record<string, unknown>>
  /** What only its end tells. */
  readonly atEnd?: Readonly<Record<string, unknown>>
}

/** Writes entries of the demonstration in the trust's own file, each known from its own days. */
export async function recordInTrust(store: Store, entries: readonly DemoEntry[]): Promise<void> {
  await store.within(DEMO, async tx => {
    const subject = await trustFile(tx, store.authority)
    await recordAll(tx, store.authority, new Map([[subject, entries]]))
  })
}

/** Writes entries of the demonstration in several files, by the file's id, each known from its own days. */
export async function recordInFiles(store: Store, entries: ReadonlyMap<string, readonly DemoEntry[]>): Promise<void> {
  await store.within(DEMO, tx => recordAll(tx, store.authority, entries))
}

async function recordAll(tx: Tx, authority: number, entries: ReadonlyMap<string, readonly DemoEntry[]>): Promise<void> {
  const subjects = [...entries.keys()]
  await lockFiles(tx, authority, subjects)
  const everything = [...entries].flatMap(([subject, list]) => list.map(entry => ({ subject, entry })))
  for (const author of new Set(everything.map(({ entry }) => entry.by ?? DEMO.author))) {
    const theirs = everything.filter(({ entry }) => (entry.by ?? DEMO.author) === author)
    const act = newId()
    await beginAct(tx, authority, { id: act, author, import: null, reason: null })
    const versions = theirs.flatMap(({ subject, entry }) => versionsOf(subject, entry))
    await appendVersions(tx, authority, act, versions)
    await writeLinks(tx, authority, rulebook, versions)
  }
  await rederive(tx, authority, rulebook, subjects)
}

// What has ended was known while it lasted: first as begun, then as ended, each from its own day.
function versionsOf(subject: string, { id, kind, start, end, body, atEnd, written }: DemoEntry): readonly NewVersion[] {
  const shared = {
    subject,
    entry: id,
    kind,
    revision: rulebook.kinds.get(kind)?.revision ?? 1,
    start,
    withdrawn: false,
    reason: null,
    import: null,
    source: null,
    sourceKey: null,
    asked: null,
  }
  return [
    { ...shared, version: 1, end: null, body, knownFrom: written ?? startDay(start) ?? null },
    ...(end === null ? [] : [{ ...shared, version: 2, end, body: { ...body, ...atEnd }, knownFrom: end }]),
  ]
}
