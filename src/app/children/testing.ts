import { entry, north, on, west } from '../../practice/cases.ts'
import { identifier } from '../../practice/people/kinds.ts'
import type { Entry, RecordedEntry } from '../../spine/ledger/entry.ts'
import { SECTIONS } from '../../spine/ledger/kind.ts'
import type { Asked, ChildFront, Fact, StoryLine } from '../../spine/web/services.ts'
import type { Keeping } from '../duties/file-duties.ts'
import { kinds } from '../rulebook.ts'
import { type ChildRead, childOnFile } from './child-on-file.ts'
import { frontOf } from './front.ts'
import type { ChildOnFile } from './on-file.ts'

/** Where every entry of a built child comes from, unless said otherwise. */
export const SOURCE = 'SSDA903 return to 31 March 2018, import 3'

export const ASKED: Asked = {
  on: on('2018-03-31'),
  councilName: 'North and West',
  clock: 'recorded',
  workedOutAt: '2018-03-31T10:00:00Z',
}

/** A trust that has recorded its work here since 2016, and holds returns to 31 March 2018. */
export const KEPT: Keeping = {
  settings: { local: new Map(), keptFrom: on('2016-01-01') },
  heldTo: on('2018-03-31'),
}

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

/** An entry that Jo Example recorded here on the afternoon of 14 February 2018. */
export function byJo(given: Entry): RecordedEntry {
  return recorded(given, { import: null, author: 'jo', knownFrom: null, recordedAt: '2018-02-14T14:05:00.000Z' })
}

type Life = readonly (Entry | readonly Entry[])[]

/** A child on file on 31 March 2018 from a life in a few lines, for a reader who may see and write all of it. */
export function onFile(life: Life, more: Partial<ChildRead> = {}): ChildOnFile {
  return childOnFile({
    id: 'a-child',
    entries: life.flat().map(each => ('version' in each ? (each as RecordedEntry) : recorded(each))),
    places: {},
    origins: {
      imports: new Map([['import-3', { number: 3, source: 'ssda903' }]]),
      people: new Map([
        ['jo', { name: 'Jo Example' }],
        ['demo', { name: 'The demonstration', task: true }],
      ]),
    },
    kinds,
    councils: [north, west],
    on: on('2018-03-31'),
    heldTo: on('2018-03-31'),
    reads: new Set(SECTIONS),
    writes: new Set(SECTIONS),
    named: new Map(),
    opens: new Set(),
    ...more,
  })
}

/** The first page of a child's file on 31 March 2018. */
export function front(life: Life, more: Partial<ChildRead> = {}, keeping: Keeping = KEPT): ChildFront {
  return frontOf(onFile(life, more), { asked: ASKED, keeping, drafts: [] })
}

/** A council's number. */
export const number: Entry = entry(identifier, null, null, { scheme: 'council', value: 'N17' })

/** The lines of a story without their sources. */
export const short = (
  lines: readonly StoryLine[],
): readonly (readonly [on: string | null, title: string, text: string, minor: boolean])[] =>
  lines.map(line => [line.on, line.title, line.text ?? '', line.minor ?? false])

/** One fact by its label. */
export const fact = (
  facts: readonly Fact[],
  label: string,
): { readonly value: string | null; readonly note?: string } | undefined => {
  const found = facts.find(each => each.label === label)
  return found && { value: found.value, ...(found.note ? { note: found.note } : {}) }
}

/** The words at the head of a file, notes in brackets. */
export const said = (items: ChildFront['head']['who']): readonly string[] =>
  items.map(({ words, note }) => (note ? `${words} (${note})` : words))
