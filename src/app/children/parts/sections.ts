import type { RecordedEntry } from '../../../spine/ledger/entry.ts'
import { holdsOn } from '../../../spine/ledger/file.ts'
import type { AnyKind } from '../../../spine/ledger/kind.ts'
import { inWords } from '../../../spine/web/format.ts'
import type { EntrySection, Fact, PartRow, PartSection, RecordLink, TableSection } from '../../../spine/web/services.ts'
import { type FieldOf, fieldsOf, valueOf } from '../fields.ts'
import { entryHref, recordLink } from '../links.ts'
import type { ChildOnFile } from '../on-file.ts'
import { began } from '../when.ts'

/**
 * A column of a section's table: a field's name, or its name and the heading it has here. `IN_SHORT` is the beginning of
 * whatever long words an entry holds.
 */
export type Column = string | readonly [field: string, heading: string]

export const IN_SHORT: Column = ['*', 'In short']

/** What one section of a part tells, and of which kinds. */
export interface SectionOf {
  readonly id: string
  readonly title: string
  /** The kinds it tells of. Columns are of the first; the others' rows have what they share and the rest beneath. */
  readonly kinds: readonly string[]
  readonly columns: readonly Column[]
  /** What the column of the start is called; 'From' and 'To' where the kind lasts, 'Date' where not. */
  readonly start?: string
  /** Tells the newest in full, and the others in a table. */
  readonly full?: true
  /** Shown even while it is empty. */
  readonly usual?: boolean
  readonly note?: string
  readonly fedBy: string
  /** The most rows shown open; the rest are folded. */
  readonly most?: number
}

/** The entries of some kinds, newest first; those that may be read alone are there. */
export function entriesOf(child: ChildOnFile, names: readonly string[]): readonly RecordedEntry[] {
  const wanted = new Set(names)
  return child.entries.filter(entry => wanted.has(entry.kind)).toSorted(newestFirst)
}

/** Whoever began last first; of one day, what was recorded last first. */
export function newestFirst(a: RecordedEntry, b: RecordedEntry): number {
  const [first, second] = [`${a.start ?? ''} ${a.recordedAt}`, `${b.start ?? ''} ${b.recordedAt}`]
  return first < second ? 1 : first > second ? -1 : 0
}

/** Whether any of a section's kinds may be read by this reader. */
export function readable(child: ChildOnFile, names: readonly string[]): boolean {
  return names.some(name => {
    const kind = child.kinds.get(name)
    return kind !== undefined && child.reads.has(kind.section)
  })
}

/** A section as it is told of a child; nothing where this reader may read none of it, or it is empty and not usual. */
export function section(child: ChildOnFile, about: SectionOf): readonly PartSection[] {
  if (!readable(child, about.kinds)) return []
  const entries = entriesOf(child, about.kinds)
  if (entries.length === 0 && about.usual !== true) return []
  return [about.full ? inFull(child, about, entries) : inRows(child, about, entries)]
}

/** The links by which a section's kinds are recorded. */
export function recordLinks(child: ChildOnFile, names: readonly string[]): readonly RecordLink[] {
  return names.flatMap(name => recordLink(child, child.kinds.get(name)) ?? [])
}

function inRows(child: ChildOnFile, about: SectionOf, entries: readonly RecordedEntry[]): TableSection {
  const { columns, rowOf } = tableOf(child, about)
  const rows = entries.map(entry => ({ entry, row: rowOf(entry) }))
  const lasts = child.kinds.get(about.kinds[0] ?? '')?.lasts === true
  const holds = rows.filter(({ entry }) => !lasts || holdsOn(entry, child.on))
  // Where nothing holds any longer, the table itself tells what did.
  const open = holds.length === 0 ? rows : holds
  const shown = open.slice(0, about.most ?? 12)
  const folded = rows.filter(each => !shown.includes(each))
  return {
    ...common(child, about),
    as: 'table',
    columns,
    rows: shown.map(({ row }) => row),
    earlier: folded.map(({ row }) => row),
  }
}

function inFull(child: ChildOnFile, about: SectionOf, entries: readonly RecordedEntry[]): EntrySection {
  const { columns, rowOf } = tableOf(child, about)
  const newest = entries.find(entry => holdsOn(entry, child.on)) ?? entries[0]
  const kind = newest && child.kinds.get(newest.kind)
  return {
    ...common(child, about),
    as: 'entry',
    ...(newest && kind
      ? {
          entry: {
            title: kind.says(newest) ?? kind.title,
            when: whenOf(newest, kind),
            facts: factsOf(child, newest, kind),
            source: child.sourceOf(newest),
            href: entryHref(child, newest),
          },
        }
      : {}),
    columns,
    earlier: entries.filter(entry => entry !== newest).map(rowOf),
  }
}

function common(
  child: ChildOnFile,
  { id, title, note, fedBy, kinds }: SectionOf,
): { id: string; title: string; fedBy: string; note?: string; record: readonly RecordLink[] } {
  return { id, title, fedBy, ...(note === undefined ? {} : { note }), record: recordLinks(child, kinds) }
}

/** When an entry was, in words: a day, or the time it lasted. */
export function whenOf(entry: RecordedEntry, kind: AnyKind): string {
  const from = began(entry) ?? 'day not recorded'
  if (!kind.lasts) return from
  return entry.end === null ? `from ${from}` : `${from} to ${inWords(entry.end)}`
}

/** A section's columns, and the row of an entry under them. */
export function tableOf(
  child: ChildOnFile,
  about: Pick<SectionOf, 'kinds' | 'columns' | 'start'>,
): { readonly columns: readonly string[]; readonly rowOf: (entry: RecordedEntry) => PartRow } {
  const first = child.kinds.get(about.kinds[0] ?? '')
  const lasts = first?.lasts === true
  const many = about.kinds.length > 1
  const fields = first === undefined ? [] : fieldsOf(first)
  const named = about.columns.map(column => (typeof column === 'string' ? ([column, undefined] as const) : column))
  const headings = named.map(([name, heading]) => heading ?? fields.find(each => each.name === name)?.title ?? name)
  const columns = [
    ...(lasts ? [about.start ?? 'From', 'To'] : [about.start ?? 'Date']),
    ...(many ? ['What'] : []),
    ...headings,
  ]
  const rowOf = (entry: RecordedEntry): PartRow => {
    const kind = child.kinds.get(entry.kind)
    const own = kind === undefined ? [] : fieldsOf(kind)
    const inColumns = new Set(named.map(([name]) => name))
    const cells = [
      began(entry),
      ...(lasts ? [kind?.lasts !== true ? '' : entry.end === null ? 'now' : inWords(entry.end)] : []),
      ...(many ? [kind?.title ?? entry.kind] : []),
      ...named.map(([name]) => {
        if (name === '*') return inShort(child, entry, own)
        const field = own.find(each => each.name === name)
        // What may be left out, and what another kind does not have, is no gap in what was recorded.
        return (field && valueOf(entry, field, child.names)) ?? ''
      }),
    ]
    const more = own.filter(field => !inColumns.has(field.name)).flatMap(field => factOf(child, entry, field))
    return {
      cells,
      href: entryHref(child, entry),
      source: child.sourceInShort(entry),
      ...unfolded(more),
    }
  }
  return { columns, rowOf }
}

const SHORT = 110

// The first long words of an entry, not the child's own: those stand in quotation marks beneath.
function inShort(child: ChildOnFile, entry: RecordedEntry, fields: readonly FieldOf[]): string {
  for (const field of fields) {
    if (!field.long || field.said) continue
    const words = valueOf(entry, field, child.names)?.replaceAll(/\s+/g, ' ')
    if (!words) continue
    return words.length <= SHORT ? words : `${words.slice(0, words.lastIndexOf(' ', SHORT))}…`
  }
  return ''
}

/** Everything recorded in an entry, in the order it is asked. */
export function factsOf(child: ChildOnFile, entry: RecordedEntry, kind: AnyKind): readonly Fact[] {
  return fieldsOf(kind).flatMap(field => factOf(child, entry, field))
}

function factOf(child: ChildOnFile, entry: RecordedEntry, field: FieldOf): readonly Fact[] {
  const value = valueOf(entry, field, child.names)
  return value === null ? [] : [{ label: field.title, value, ...(field.said ? { said: true as const } : {}) }]
}

/** As many letters of a child's own words as are read at a glance. */
const SAID_SHORT = 200

/** What a row says besides its cells: a child's own short words at once, the rest folded. Pure. */
export function unfolded(facts: readonly Fact[]): Pick<PartRow, 'said' | 'more'> {
  const said = facts.filter(fact => fact.said && fact.value !== null && fact.value.length <= SAID_SHORT)
  const more = facts.filter(fact => !said.includes(fact))
  return { ...(said.length > 0 ? { said } : {}), ...(more.length > 0 ? { more } : {}) }
}
