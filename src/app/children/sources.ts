import type { Entry, RecordedEntry } from '../../spine/ledger/entry.ts'
import { inWords } from '../../spine/time/words.ts'
import { dayInEngland } from '../../spine/time/instants.ts'
import { atTime, inShort, lowerFirst } from '../../spine/web/format.ts'

/** What is called by its name where it came from: an import by its number and return, someone by their name. */
export interface Origins {
  readonly imports: ReadonlyMap<string, { readonly number: number; readonly source: string }>
  /** Names by the id the ledger keeps of whoever wrote. */
  readonly people: ReadonlyMap<string, { readonly name: string; readonly role?: string; readonly task?: true }>
}

const RETURNS: Readonly<Record<string, string>> = { ssda903: 'SSDA903 return' }

/**
 * Where each of these entries comes from, in words: 'SSDA903 return to 31 March 2018, import 3', or in few letters for a
 * column: 'SSDA903 to 31 Mar 2018'.
 */
export function sourcesOf(
  byId: ReadonlyMap<string, RecordedEntry>,
  origins: Origins,
  how: 'whole' | 'short',
): (entry: Entry) => string {
  const inWordsOf = how === 'whole' ? sourceOf : sourceInShort
  // Whole years of a return share a source, and words for thousands of lines are dear.
  const said = new Map<string, string>()
  return entry => {
    const recorded = byId.get(entry.id)
    if (!recorded) return 'Not known where from'
    const key =
      recorded.import === null
        ? `${recorded.author}|${recorded.recordedAt}|${recorded.version > 1}`
        : `${recorded.import}|${recorded.knownFrom}`
    let words = said.get(key)
    if (words === undefined) {
      words = inWordsOf(recorded, origins)
      said.set(key, words)
    }
    return words
  }
}

function sourceOf(entry: RecordedEntry, { imports, people }: Origins): string {
  if (entry.import === null) {
    const person = people.get(entry.author)
    const by = person ? (person.task ? lowerFirst(person.name) : person.name) : 'someone no longer listed'
    return `${entry.version > 1 ? 'Corrected' : 'Recorded'} by ${by}, ${atTime(entry.recordedAt)}`
  }
  const held = imports.get(entry.import)
  const title = RETURNS[held?.source ?? ''] ?? 'Return'
  const to = entry.knownFrom ? ` to ${inWords(entry.knownFrom)}` : ''
  return `${title}${to}${held ? `, import ${held.number}` : ''}`
}

function sourceInShort(entry: RecordedEntry, { imports, people }: Origins): string {
  if (entry.import === null)
    return `${people.get(entry.author)?.name ?? 'Someone no longer listed'}, ${inShort(dayInEngland(entry.recordedAt))}`
  const title = (RETURNS[imports.get(entry.import)?.source ?? ''] ?? 'Return').replace(' return', '')
  return `${title}${entry.knownFrom ? ` to ${inShort(entry.knownFrom)}` : ''}`
}
