import { readReturn } from '../read/read-return.ts'
import type { Problem } from '../problem.ts'
import { type TableName, tableNamed } from '../tables.ts'
import { COLUMNS, TABLES } from './columns.ts'
import type { GivenTable, GivenTables } from './collection.ts'
import { type AnyRow, dayReader, rowOf } from './row.ts'

/** A return read to be checked: its tables as typed, and what could not be read. */
export interface ReadTables {
  readonly tables: GivenTables
  /** The files a table was read from; null for XML, which holds every table. */
  readonly files: readonly { readonly name: string; readonly table: TableName | null }[]
  readonly problems: readonly (Problem & { readonly name: string })[]
}

/** Reads files, folders and zips of one year's return, CSV or XML, as they are typed. Rows of one table in several files follow on. */
export async function readTables(
  paths: readonly string[],
  onProgress: (bytesRead: number, bytesTotal: number) => void = () => {},
): Promise<ReadTables> {
  const found: { [T in TableName]?: { columns: Set<string>; rows: AnyRow[] } } = {}
  const problems: (Problem & { readonly name: string })[] = []
  const files: { name: string; table: TableName | null }[] = []
  let xml = false
  const table = (name: TableName) => {
    found[name] ??= { columns: new Set(tableNamed(name)?.columns.map(column => column.name)), rows: [] }
    return found[name]
  }
  const day = dayReader()
  const once = onceOnly()
  const asTyped = (name: TableName, cells: Record<string, string | undefined>): void => {
    for (const column in cells) if (!OF_ONE.has(column)) cells[column] = once(cells[column])
    const { rows } = table(name)
    rows.push(rowOf(name, rows.length, cells, day))
  }
  for await (const event of readReturn(paths, { asTyped })) {
    if (event.type === 'progress') onProgress(event.bytesRead, event.bytesTotal)
    if (event.type === 'file') {
      files.push({ name: event.name, table: event.table })
      if (event.table !== null) table(event.table)
      else xml = true
    } else if (event.type === 'problem') problems.push(event)
  }
  if (xml) {
    // One file holds every table of this form, and the Header marks who is unaccompanied.
    for (const name of TABLES) if (!['SWEpisodes', 'DoLo'].includes(name)) table(name)
    found.Header?.columns.add('UASC')
  }
  return { tables: found as unknown as GivenTables, files, problems }
}

/** What hardly two rows share. */
const OF_ONE: ReadonlySet<string> = new Set(['CHILD', 'UPN', 'HOME_POST', 'PL_POST', 'URN', 'SW_ID'])
const MOST_KEPT = 200_000

// Otherwise a return says the same few thousand things over and over: holding each once takes a fraction of the memory.
function onceOnly(): (text: string | undefined) => string | undefined {
  let kept = new Map<string, string>()
  return text => {
    if (text === undefined) return undefined
    const known = kept.get(text)
    if (known !== undefined) return known
    if (kept.size >= MOST_KEPT) kept = new Map()
    kept.set(text, text)
    return text
  }
}

/** What a file of tables says beside them. */
export interface Metadata {
  readonly [name: string]: unknown
}

/** Tables as a program gives them. */
export interface TablesFromJson {
  readonly now: GivenTables
  readonly last: GivenTables | undefined
  /** Ofsted's lists, as rows; undefined where none are given. */
  readonly providers: readonly Readonly<Record<string, unknown>>[] | undefined
  readonly metadata: Metadata
}

const PROVIDERS = 'providerinfo'

/**
 * Tables from JSON: `{"metadata": {…}, "Header": [{…}], "Episodes_last": [{…}], "ProviderInfo": [{…}]}`. A table has the columns that any
 * of its rows names; one without rows has them all. Throws an Error that says what is wrong.
 */
export function tablesFromJson(text: string): TablesFromJson {
  const given = parsed(text)
  const now: Record<string, unknown> = {}
  const last: Record<string, unknown> = {}
  let providers: TablesFromJson['providers']
  for (const [key, rows] of Object.entries(given)) {
    if (key === 'metadata') continue
    const previous = key.toLowerCase().endsWith('_last')
    const asked = (previous ? key.slice(0, -5) : key).toLowerCase()
    const name = TABLES.find(each => each.toLowerCase() === asked)
    if (!name && asked !== PROVIDERS)
      throw new Error(
        `There is no table '${key}': tables are ${TABLES.join(', ')}, each with or without _last, and ProviderInfo`,
      )
    if (!Array.isArray(rows) || rows.some(row => typeof row !== 'object' || row === null || Array.isArray(row)))
      throw new Error(`'${key}' must be a list of rows, each an object of its columns`)
    if (name) (previous ? last : now)[name] = tableFrom(name, rows as readonly Record<string, unknown>[])
    else if (!previous) providers = rows as TablesFromJson['providers']
  }
  const metadata = given['metadata']
  return {
    now: now as GivenTables,
    last: Object.keys(last).length > 0 ? (last as GivenTables) : undefined,
    providers,
    metadata: typeof metadata === 'object' && metadata !== null ? (metadata as Metadata) : {},
  }
}

function parsed(text: string): Record<string, unknown> {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    throw new Error(`This is not JSON: ${(error as Error).message}`)
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Error('The file must hold an object whose keys are tables')
  return given as Record<string, unknown>
}

function tableFrom(name: TableName, rows: readonly Record<string, unknown>[]): GivenTable {
  // A table with no rows lacks nothing that could be looked at.
  const columns = new Set<string>(rows.length === 0 ? COLUMNS[name] : [])
  const day = dayReader()
  const kept = rows.map((row, at) => {
    const cells: Record<string, string | undefined> = {}
    for (const [column, value] of Object.entries(row)) {
      const plain = column.trim().toUpperCase()
      columns.add(plain)
      cells[plain] = cellOf(value)
    }
    return rowOf(name, at, cells, day)
  })
  return { columns, rows: kept as GivenTable['rows'] }
}

function cellOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  return value === null || value === undefined ? undefined : JSON.stringify(value)
}
