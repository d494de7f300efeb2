import { findingsOf } from '../../spine/duty/evaluate.ts'
import { type Finding, dayOf } from '../../spine/duty/finding.ts'
import { edgeOf } from '../../spine/ledger/derive.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type PlainDate, addDays, daysBetween } from '../../spine/time/plain-date.ts'
import { calledIn } from '../duties/words.ts'
import { duties } from '../rulebook.ts'
import type { Recording } from './around.ts'

/** What the entries just recorded met, in sentences: 'First visit: met, 2 days early.' The same for several children is said once. */
export async function metBy(
  { store, rulebook }: Recording,
  tx: Tx,
  on: PlainDate,
  kind: AnyKind,
  entries: readonly { readonly subject: string; readonly entry: string }[],
): Promise<readonly string[]> {
  const reading = [...duties.values()].filter(duty => duty.reads.includes(kind))
  if (reading.length === 0) return []
  const files = await readFiles(
    tx,
    store.authority,
    rulebook,
    entries.map(each => each.subject),
    undefined,
    new Set(reading.flatMap(duty => duty.reads.map(each => each.name))),
  )
  const { local } = await edgeOf(tx, store.authority, rulebook)
  const said = entries.flatMap(({ subject, entry }) => {
    const file = files.get(subject)
    if (!file) return []
    const { findings } = findingsOf(file, reading, on, { until: addDays(on, 1), local })
    return findings.filter(finding => finding.occasion.met?.entry === entry).map(inWords)
  })
  return [...new Set(said)]
}

function inWords(finding: Finding): string {
  const { occasion, answer, by } = finding
  const what = calledIn(finding)
  const done = occasion.met?.on
  if (by === null || done === undefined) return `${what}: done.`
  const early = daysBetween(dayOf(done), by)
  if (answer === 'met-late') return `${what}: met late, by ${days(-early)}.`
  return early === 0 ? `${what}: met, on its last day.` : `${what}: met, ${days(early)} early.`
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count.toLocaleString('en-GB')} days`
}
