import { rederive } from '../../spine/ledger/derive.ts'
import { type Instant, startDay } from '../../spine/ledger/entry.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type NewVersion, appendVersions, beginAct, lockFiles } from '../../spine/ledger/versions.ts'
import type { Store } from '../../spine/store/store.ts'
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
  readonly body: Readonly<Record<string, unknown>>
  /** What only its end tells. */
  readonly atEnd?: Readonly<Record<string, unknown>>
}

/** Writes entries of the demonstration in the trust's own file, each known from its own days. */
export async function recordInTrust(store: Store, entries: readonly DemoEntry[]): Promise<void> {
  await store.within(DEMO, async tx => {
    const subject = await trustFile(tx, store.authority)
    await lockFiles(tx, store.authority, [subject])
    const act = newId()
    await beginAct(tx, store.authority, { id: act, author: DEMO.author, import: null, reason: null })
    await appendVersions(
      tx,
      store.authority,
      act,
      entries.flatMap(entry => versionsOf(subject, entry)),
    )
    await rederive(tx, store.authority, rulebook, [subject])
  })
}

// What has ended was known while it lasted: first as begun, then as ended, each from its own day.
function versionsOf(subject: string, { id, kind, start, end, body, atEnd }: DemoEntry): readonly NewVersion[] {
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
    { ...shared, version: 1, end: null, body, knownFrom: startDay(start) ?? null },
    ...(end === null ? [] : [{ ...shared, version: 2, end, body: { ...body, ...atEnd }, knownFrom: end }]),
  ]
}
