import { entry, north, on, west } from '../../practice/cases.ts'
import { identifier } from '../../practice/people/kinds.ts'
import type { Entry, RecordedEntry } from '../../spine/ledger/entry.ts'
import { kinds } from '../rulebook.ts'
import { type ChildRead, buildChild } from './build-child.ts'

/** Where every entry of a built child comes from, unless said otherwise. */
export const SOURCE = 'SSDA903 return to 31 March 2018, import 3'

/** An entry as the ledger would hold it: from the third import, unless said otherwise. */
export function recorded(given: Entry, more: Partial<RecordedEntry> = {}): RecordedEntry {
  return {
    ...given,
    version: 1,
    revision: 1,
    author: 'command-line',
    recordedAt: '2018-06-01T10:00:00.000Z',
    reason: null,
    import: 'import-3',
    knownFrom: on('2018-03-31'),
    ...more,
  }
}

/** A child's page on 31 March 2018 from a life in a few lines. */
export function build(
  entries: readonly (Entry | readonly Entry[])[],
  more: Partial<ChildRead> = {},
): ReturnType<typeof buildChild> {
  return buildChild({
    id: 'a child',
    entries: entries.flat().map(each => ('version' in each ? (each as RecordedEntry) : recorded(each))),
    places: {},
    origins: {
      imports: new Map([['import-3', { number: 3, source: 'ssda903' }]]),
      people: new Map([['jo', { name: 'Jo Example' }]]),
    },
    kinds,
    councils: [north, west],
    on: on('2018-03-31'),
    heldTo: on('2018-03-31'),
    ...more,
  })
}

/** A council's number. */
export const number: Entry = entry(identifier, null, null, { scheme: 'council', value: 'N17' })
/** The lines of a story without their sources. */
export const short = (
  lines: ReturnType<typeof build>['story'],
): readonly (readonly [on: string | null, title: string, text: string, minor: boolean])[] =>
  lines.map(line => [line.on, line.title, line.text ?? '', line.minor ?? false])
/** One fact by its label. */
export const fact = (
  facts: readonly { readonly label: string; readonly value: string | null; readonly note?: string }[],
  label: string,
) => {
  const found = facts.find(each => each.label === label)
  return found && { value: found.value, ...(found.note ? { note: found.note } : {}) }
}
