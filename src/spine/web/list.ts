import type { FileKind, Table } from './download.ts'
import { inShort } from './format.ts'
import { type Fields, address, one, oneOf, pageNumber } from './page.ts'
import type { Choice, Level } from './services.ts'

/** What stands in one place of a list: words, where they lead, how they stand and a line beneath. */
export interface Cell {
  readonly text: string
  readonly href?: string
  readonly level?: Level
  readonly note?: string
  /** Nothing is recorded: said quietly. */
  readonly missing?: true
}

/** A column: what it shows of a row, and what it is sorted by. */
export interface ListColumn<Row> {
  /** Stands in the address when the list is sorted by it: lower-case words and hyphens. */
  readonly key: string
  readonly title: string
  readonly of: (row: Row) => Cell | string | number | null
  /** What it sorts by; what it shows unless said. False where it cannot be sorted. */
  readonly by?: ((row: Row) => string | number | null) | false
  /** What a download holds; what is shown unless said. */
  readonly saved?: (row: Row) => string | number | null
  readonly number?: true
  /** Only in downloads, where there is room. */
  readonly savedOnly?: true
  /** Keeps its words on one line. */
  readonly short?: true
}

/** Something a list can be narrowed by. Values stand in addresses: codes and ids, never words about a person. */
export interface ListFacet<Row> {
  readonly name: string
  readonly title: string
  readonly of: (row: Row) => Choice | readonly Choice[] | undefined
  /** These first, in this order; the others by their words. */
  readonly inOrder?: readonly string[]
  /** The others by what is sent, as days are, rather than by their words. */
  readonly byValue?: true
}

/** A list as a page declares it. */
export interface ListDeclaration<Row> {
  /** Names the list to those who cannot see the page: 'Children and what is due'. */
  readonly caption: string
  readonly columns: readonly ListColumn<Row>[]
  readonly facets?: readonly ListFacet<Row>[]
  /** The column it is sorted by until another is chosen; the rows' own order where absent. */
  readonly sort?: string
  /** What would fill it, where it is empty. */
  readonly empty: string
  /** How the number of rows is said: '1 child', '12 children'. */
  readonly counted: (count: number) => string
  readonly perPage?: number
  /** What identifies a row, where rows can be chosen. */
  readonly id?: (row: Row) => string
}

/** Where a list stands: its page, what was asked of it, and what must stay in its addresses. */
export interface ListAsk {
  readonly path: string
  readonly query: Fields
  readonly keep?: Readonly<Record<string, string | undefined>>
  /** The part of the page it is in, gone back to after sorting. */
  readonly anchor?: string
  /** Where it is saved from; absent where it cannot be. */
  readonly download?: string
}

/** A list as it is shown. */
export interface ShownList {
  readonly caption: string
  /** How many there are before and after narrowing. */
  readonly total: number
  readonly found: number
  readonly counted: string
  readonly columns: readonly {
    readonly key: string
    readonly title: string
    readonly number: boolean
    readonly href?: string
    readonly state?: 'ascending' | 'descending' | 'none'
  }[]
  readonly rows: readonly {
    readonly id?: string
    readonly cells: readonly (Cell & { readonly title: string; readonly number: boolean; readonly short: boolean })[]
  }[]
  readonly facets: readonly {
    readonly name: string
    readonly title: string
    readonly choices: readonly Choice[]
    readonly chosen?: string
  }[]
  readonly chips: readonly { readonly text: string; readonly href: string }[]
  readonly clear: string
  readonly path: string
  readonly kept: readonly { readonly name: string; readonly value: string }[]
  readonly pages: {
    readonly page: number
    readonly pages: number
    readonly before?: string
    readonly after?: string
  }
  readonly empty: string
  readonly csv?: string
  readonly xlsx?: string
}

const EVERY_ROW = 200

/** A list narrowed, sorted and paged as its address asks, with the addresses that ask otherwise. */
export function listOf<Row>(declared: ListDeclaration<Row>, rows: readonly Row[], ask: ListAsk): ShownList {
  const { query, path } = ask
  const facets = declared.facets ?? []
  const chosen = chosenFacets(declared, query)
  const found = inOrder(declared, narrowed(declared, rows, query), query)
  const { sort, down } = sortOf(declared, query)
  const asked = {
    ...ask.keep,
    ...Object.fromEntries(chosen),
    sort: sort === declared.sort ? undefined : sort,
    down,
  }
  const link = (changes: Readonly<Record<string, string | number | boolean | undefined>>): string =>
    `${address(path, { ...asked, ...changes })}${ask.anchor ? `#${ask.anchor}` : ''}`
  const perPage = declared.perPage ?? EVERY_ROW
  const pages = Math.max(1, Math.ceil(found.length / perPage))
  const page = Math.min(pageNumber(query) ?? 1, pages)
  const shown = declared.columns.filter(column => !column.savedOnly)
  const save = (as: FileKind): string => address(ask.download ?? path, { ...asked, ...(sort ? { sort } : {}), as })
  return {
    caption: declared.caption,
    total: rows.length,
    found: found.length,
    counted: declared.counted(found.length),
    columns: shown.map(({ key, title, number, by }) => ({
      key,
      title,
      number: number ?? false,
      ...(by === false
        ? {}
        : {
            href: link({ sort: key === declared.sort ? undefined : key, down: key === sort && !down }),
            state: key === sort ? (down ? ('descending' as const) : ('ascending' as const)) : ('none' as const),
          }),
    })),
    rows: found.slice((page - 1) * perPage, page * perPage).map(row => ({
      ...(declared.id ? { id: declared.id(row) } : {}),
      cells: shown.map(column => ({
        ...cellOf(column.of(row)),
        title: column.title,
        number: column.number ?? false,
        short: column.short ?? false,
      })),
    })),
    facets: facets.flatMap(facet => {
      const others = narrowed(declared, rows, { ...query, [facet.name]: '' })
      const choices = choicesOf(facet, others)
      const value = chosen.get(facet.name)
      if (choices.length < 2 && value === undefined) return []
      return [{ name: facet.name, title: facet.title, choices, ...(value === undefined ? {} : { chosen: value }) }]
    }),
    chips: facets.flatMap(facet => {
      const value = chosen.get(facet.name)
      if (value === undefined) return []
      const text = choicesOf(facet, rows, false).find(choice => choice.value === value)?.text ?? value
      return [{ text: `${facet.title}: ${text}`, href: link({ [facet.name]: undefined }) }]
    }),
    clear: `${address(path, { ...ask.keep })}${ask.anchor ? `#${ask.anchor}` : ''}`,
    path,
    kept: Object.entries({ ...ask.keep, sort: asked.sort, down: down ? 'yes' : undefined }).flatMap(([name, value]) =>
      value ? [{ name, value }] : [],
    ),
    pages: {
      page,
      pages,
      ...(page > 1 ? { before: link({ page: page - 1 }) } : {}),
      ...(page < pages ? { after: link({ page: page + 1 }) } : {}),
    },
    empty: declared.empty,
    ...(ask.download && rows.length > 0 ? { csv: save('csv'), xlsx: save('xlsx') } : {}),
  }
}

/** The same list to save: narrowed and sorted alike, every page of it, with the columns there is no room to show. */
export function savedList<Row>(
  name: string,
  declared: ListDeclaration<Row>,
  rows: readonly Row[],
  query: Fields,
): { readonly table: Table; readonly as: FileKind } {
  const { columns } = declared
  return {
    as: oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv',
    table: {
      name,
      columns: columns.map(column => column.title),
      rows: inOrder(declared, narrowed(declared, rows, query), query).map(row =>
        columns.map(column => (column.saved ? column.saved(row) : wordsOf(column.of(row)))),
      ),
    },
  }
}

const PRESSING: readonly Level[] = ['overdue', 'due', 'cannot-tell', 'met']

/** What to sort by so that the most pressing stands first: what is overdue, longest first, then due, then what cannot be told. */
export function byStanding(level: Level, on: string | null = null): string {
  return `${PRESSING.indexOf(level)} ${on ?? '9999'}`
}

/** A cell of what may not be recorded. */
export function orMissing(text: string | number | null | undefined, missing = 'not recorded'): Cell {
  return text === null || text === undefined || text === '' ? { text: missing, missing: true } : { text: String(text) }
}

function narrowed<Row>(declared: ListDeclaration<Row>, rows: readonly Row[], query: Fields): readonly Row[] {
  const chosen = chosenFacets(declared, query)
  if (chosen.size === 0) return rows
  const tests = (declared.facets ?? []).flatMap(facet => {
    const value = chosen.get(facet.name)
    return value === undefined ? [] : [(row: Row) => valuesOf(facet, row).some(choice => choice.value === value)]
  })
  return rows.filter(row => tests.every(test => test(row)))
}

function chosenFacets<Row>(declared: ListDeclaration<Row>, query: Fields): ReadonlyMap<string, string> {
  return new Map(
    (declared.facets ?? []).flatMap(({ name }): [string, string][] => {
      const value = one(query, name)
      return value !== undefined && /^[\w.-]{1,60}$/.test(value) ? [[name, value]] : []
    }),
  )
}

function sortOf<Row>(
  declared: ListDeclaration<Row>,
  query: Fields,
): { readonly sort: string | undefined; readonly down: boolean } {
  const keys = declared.columns.filter(column => column.by !== false && !column.savedOnly).map(column => column.key)
  return { sort: oneOf(query, 'sort', keys) ?? declared.sort, down: one(query, 'down') === 'yes' }
}

// What has nothing to sort by stands last, whichever way.
function inOrder<Row>(declared: ListDeclaration<Row>, rows: readonly Row[], query: Fields): readonly Row[] {
  const { sort, down } = sortOf(declared, query)
  const column = declared.columns.find(each => each.key === sort)
  if (!column) return rows
  const by = column.by || ((row: Row) => wordsOf(column.of(row)))
  const keyed = rows.map(row => ({ row, key: by(row) }))
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
    return down ? compare(b.key, a.key) : compare(a.key, b.key)
  })
  return keyed.map(({ row }) => row)
}

const COLLATOR = new Intl.Collator('en-GB', { numeric: true })

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : COLLATOR.compare(String(a), String(b))
}

function valuesOf<Row>(facet: ListFacet<Row>, row: Row): readonly Choice[] {
  const value = facet.of(row)
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly Choice[]) : [value as Choice]
}

function choicesOf<Row>(facet: ListFacet<Row>, rows: readonly Row[], counts = true): readonly Choice[] {
  const found = new Map<string, { readonly text: string; count: number }>()
  for (const row of rows) {
    for (const { value, text } of valuesOf(facet, row)) {
      const held = found.get(value)
      if (held) held.count++
      else found.set(value, { text, count: 1 })
    }
  }
  const place = (value: string): number => {
    const at = facet.inOrder?.indexOf(value) ?? -1
    return at < 0 ? Number.MAX_SAFE_INTEGER : at
  }
  return [...found]
    .sort(
      ([a, { text: x }], [b, { text: y }]) => place(a) - place(b) || (facet.byValue ? compare(a, b) : compare(x, y)),
    )
    .map(([value, { text, count }]) => ({ value, text: counts ? `${text} (${count.toLocaleString('en-GB')})` : text }))
}

function cellOf(value: Cell | string | number | null): Cell {
  if (value === null) return { text: '–' }
  return typeof value === 'object' ? value : { text: typeof value === 'number' ? value.toLocaleString('en-GB') : value }
}

function wordsOf(value: Cell | string | number | null): string | number | null {
  if (value === null || typeof value !== 'object') return value
  return value.missing ? null : value.text
}

/** The two columns of every list of what is due: how it stands, in words, and the day it is due by. */
export const standsAndBy: readonly ListColumn<{
  readonly words: string
  readonly level: Level
  readonly by: string | null
}>[] = [
  {
    key: 'stands',
    title: 'How it stands',
    of: row => ({ text: row.words, level: row.level }),
    by: row => byStanding(row.level, row.by),
    saved: row => row.words,
  },
  {
    key: 'by',
    title: 'By',
    of: row => (row.by ? inShort(row.by) : ''),
    by: row => row.by,
    saved: row => row.by,
    short: true,
  },
]
