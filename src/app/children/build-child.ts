import { identifier, name } from '../../practice/people/kinds.ts'
import { councilOn } from '../../practice/people/notions.ts'
import type { RecordedEntry } from '../../spine/ledger/entry.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type Place, all, current, fileOf } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { Council } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { OpenedChild } from '../../spine/web/services.ts'
import { dueLines, DUE_NOTE } from './build-due.ts'
import { datesFacts, legalFacts, summaryOf, whereFacts, whoFacts } from './build-facts.ts'
import { partsOf } from './build-parts.ts'
import { storyOf } from './build-story.ts'
import { warningsOf } from './build-warnings.ts'
import type { ChildOnFile } from './on-file.ts'
import { calledBy } from './row.ts'
import { type Origins, sourcesOf } from './sources.ts'
import { careStateOn } from './state.ts'

/** What was read of a child, and how it is asked about. */
export interface ChildRead {
  readonly id: string
  readonly entries: readonly RecordedEntry[]
  readonly places: Readonly<Record<string, Place>>
  readonly origins: Origins
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly councils: readonly Council[]
  readonly on: PlainDate
  /** The date of the newest return that speaks of the child; undefined where none does. */
  readonly heldTo: PlainDate | undefined
}

/** A child's page from what is recorded of them, on a day: what had not begun by then is left out. Pure. */
export function buildChild(read: ChildRead): Omit<OpenedChild, 'asked' | 'looks'> {
  const entries = read.entries.filter(entry => (startDay(entry.start) ?? read.on) <= read.on)
  const file = fileOf(read.id, entries, read.places)
  const code = councilOn(file, read.on)
  const child: ChildOnFile = {
    file,
    entries,
    on: read.on,
    ...careStateOn(file, read.on),
    council: read.councils.find(each => each.code === code),
    sourceOf: sourcesOf(entries, read.origins),
    kinds: read.kinds,
    heldTo: read.heldTo,
  }
  const named = current(file, name, read.on)?.body
  const number = all(file, identifier).find(entry => entry.body.scheme === 'council')?.body.value
  return {
    is: 'open',
    id: read.id,
    called: calledBy(named && `${named.knownAs ?? named.given} ${named.family}`, number),
    named: named !== undefined,
    summary: summaryOf(child),
    who: whoFacts(child),
    where: whereFacts(child),
    legal: legalFacts(child),
    dates: datesFacts(child),
    due: dueLines(child),
    ...(child.is === 'in' ? { dueNote: DUE_NOTE } : {}),
    warnings: warningsOf(child),
    story: storyOf(child),
    parts: partsOf(child),
  }
}
