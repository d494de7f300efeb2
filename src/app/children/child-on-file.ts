import type { CouncilTerms } from '../../spine/time/council-terms.ts'
import { councilOn } from '../../practice/people/notions.ts'
import { type Entry, type RecordedEntry, startDay } from '../../spine/ledger/entry.ts'
import { type Place, fileOf } from '../../spine/ledger/file.ts'
import type { AnyKind, Section } from '../../spine/ledger/kind.ts'
import type { Council } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { inWords, lowerFirst } from '../../spine/web/format.ts'
import type { ChildOnFile, OfInformation } from './on-file.ts'
import { type Origins, sourcesOf } from './sources.ts'
import { careStateOn } from './state.ts'

/** What was read of a child, and how it is asked about. */
export interface ChildRead {
  readonly id: string
  readonly entries: readonly RecordedEntry[]
  readonly places: Readonly<Record<string, Place>>
  /** The councils’ own school terms; absent where none are entered. */
  readonly terms?: CouncilTerms | undefined
  readonly origins: Origins
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly councils: readonly Council[]
  readonly on: PlainDate
  /** The date of the newest return that speaks of the child; undefined where none does. */
  readonly heldTo: PlainDate | undefined
  /** The parts of the file the reader's role may see, and write now. */
  readonly reads: ReadonlySet<Section>
  readonly writes: ReadonlySet<Section>
  /** Names of those whom entries point to, by the id of their file. */
  readonly named: ReadonlyMap<string, string>
  readonly information?: OfInformation | undefined
  /** Whether the reader may open the page of what the child’s homes cost. */
  readonly prices?: boolean
  /** Other people's files that the reader may open. */
  readonly opens: ReadonlySet<string>
}

/**
 * A child on file on a day: what had not begun by then is left out, and so is what this reader's role may not see,
 * though the store has hidden it already. Pure.
 */
export function childOnFile(read: ChildRead): ChildOnFile {
  const { kinds, on, origins } = read
  const seen = read.entries.filter(entry => {
    const section = kinds.get(entry.kind)?.section
    return section === undefined || read.reads.has(section)
  })
  const begun = (entry: Entry): boolean => (startDay(entry.start) ?? on) <= on
  const entries = seen.filter(begun)
  const file = fileOf(read.id, entries, read.places, 'person', read.terms)
  const code = councilOn(file, on)
  const byId = new Map<string, RecordedEntry>()
  for (const entry of entries) byId.set(entry.id, entry)
  return {
    id: read.id,
    file,
    entries,
    ahead: entries.length === seen.length ? [] : seen.filter(entry => !begun(entry)),
    on,
    ...careStateOn(file, on),
    council: read.councils.find(each => each.code === code),
    sourceOf: sourcesOf(byId, origins, 'whole'),
    sourceInShort: sourcesOf(byId, origins, 'short'),
    writerOf: entry => {
      const recorded = byId.get(entry.id)
      if (recorded === undefined || recorded.import !== null) return undefined
      const writer = origins.people.get(recorded.author)
      return writer?.task ? undefined : writer?.name
    },
    names: {
      subject: id => read.named.get(id),
      entry: id => {
        const entry = byId.get(id)
        return entry && inShort(entry, kinds.get(entry.kind))
      },
      council: wanted => read.councils.find(each => each.code === wanted)?.name,
    },
    kinds,
    reads: read.reads,
    writes: read.writes,
    heldTo: read.heldTo,
    information: read.information,
    ...(read.prices ? { prices: true } : {}),
    opens: read.opens,
  }
}

// People are told apart by their names, other entries by what they are and when.
function inShort(entry: Entry, kind: AnyKind | undefined): string {
  const { name } = entry.body as { readonly name?: unknown }
  if (entry.kind === 'important-person' && typeof name === 'string') return name
  const title = kind?.title ?? 'Entry'
  return entry.start === null ? title : `${title} of ${lowerFirst(inWords(entry.start.slice(0, 10)))}`
}
