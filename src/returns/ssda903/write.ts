import { isPlainDate } from '../../spine/time/plain-date.ts'
import { british } from './check-dates.ts'
import { type Column, type TableName, tableNamed, tables } from './tables.ts'

/** A row to write, by column, as `readReturn` gives it: dates `YYYY-MM-DD`, blanks absent. */
export type ReturnRow = Readonly<Record<string, string>>

/** A child's rows by table; Header holds one. */
export type ReturnOfAChild = Readonly<Partial<Record<TableName, readonly ReturnRow[]>>>

/** A table of the return as CSV, piece by piece: its columns in the return's order, dates dd/mm/yyyy, lines ended CRLF. */
export function* writeCsv(table: TableName, rows: Iterable<ReturnRow>): Generator<string> {
  const columns = tableNamed(table)?.columns ?? []
  yield `${columns.map(column => column.name).join(',')}\r\n`
  let piece = ''
  for (const row of rows) {
    piece += `${columns.map(column => csvCell(written(column, row[column.name]))).join(',')}\r\n`
    if (piece.length > 65_536) {
      yield piece
      piece = ''
    }
  }
  if (piece !== '') yield piece
}

const GROUPS: readonly (readonly [TableName, string])[] = [
  ['Missing', 'AMISSING'],
  ['Reviews', 'AREVIEW'],
]
const LATER_GROUPS: readonly (readonly [TableName, string])[] = [
  ['PrevPerm', 'PERMANENCE'],
  ['OC2', 'OC2'],
  ['PlacedAdoption', 'AD_PLACED'],
  // No element names have been published for these two; they are read back by what they hold.
  ['SWEpisodes', 'SWEPISODE'],
  ['DoLo', 'DOLO'],
]
const EPISODE_ORDER = [
  'DECOM',
  'RNE',
  'LS',
  'CIN',
  'PLACE',
  'PL_POST',
  'HOME_POST',
  'URN',
  'PLACE_PROVIDER',
  'DEC',
  'REC',
  'REASON_PLACE_CHANGE',
]

/**
 * A return in its XML form, a child at a time. A child with no Header row is left out, as the form has nowhere to put
 * them; `readReturn` reads back every row of the others, with the Header's SEX and DOB.
 */
export function* writeXml(children: Iterable<ReturnOfAChild>): Generator<string> {
  yield '<?xml version="1.0" encoding="utf-8"?>\n<EXPSSDA903>\n'
  for (const child of children) {
    const header = child.Header?.[0]
    if (header !== undefined) yield childElement(child, header)
  }
  yield '</EXPSSDA903>\n'
}

function childElement(child: ReturnOfAChild, header: ReturnRow): string {
  const unaccompanied = child.UASC?.[0]
  let xml = '<CHILD><HEADER>'
  xml += element('CHILDID', header['CHILD']) + fields('Header', header, ['UPN', 'SEX', 'DOB', 'ETHNIC'])
  xml += element('UASC', unaccompanied === undefined ? '0' : '1')
  if (unaccompanied !== undefined) xml += fields('UASC', unaccompanied, ['DUC'])
  for (const table of ['OC3', 'AD1'] as const)
    for (const row of child[table]?.slice(0, 1) ?? []) xml += fields(table, row)
  for (const [table, tag] of GROUPS) xml += groups(child, table, tag)
  xml += fields('Header', header, ['MOTHER', 'MC_DOB'])
  for (const [table, tag] of LATER_GROUPS) xml += groups(child, table, tag)
  xml += '</HEADER>'
  for (const row of child.Episodes ?? []) xml += `<EPISODE>${fields('Episodes', row, EPISODE_ORDER)}</EPISODE>`
  return `${xml}</CHILD>\n`
}

function groups(child: ReturnOfAChild, table: TableName, tag: string): string {
  return (child[table] ?? []).map(row => `<${tag}>${fields(table, row)}</${tag}>`).join('')
}

const COLUMNS: ReadonlyMap<TableName, ReadonlyMap<string, Column>> = new Map(
  tables.map(table => [table.name, new Map(table.columns.map(column => [column.name, column]))]),
)

function fields(table: TableName, row: ReturnRow, order?: readonly string[]): string {
  const columns = COLUMNS.get(table) ?? new Map<string, Column>()
  const names = order ?? [...columns.keys()].filter(name => name !== 'CHILD' && name !== 'DOB')
  return names
    .map(name => {
      const column = columns.get(name)
      return column === undefined ? '' : element(name === 'PLACE' ? 'PL' : name, written(column, row[name]))
    })
    .join('')
}

function element(tag: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : `<${tag}>${escaped(value)}</${tag}>`
}

function escaped(value: string): string {
  return /[&<>]/.test(value) ? value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') : value
}

// Days go back to dd/mm/yyyy, a partly known one with zz for what is not known.
function written(column: Column, value: string | undefined): string {
  if (value === undefined) return ''
  if (column.type === 'day') return isPlainDate(value) ? british(value) : value
  if (column.type !== 'partial-day') return value
  if (isPlainDate(value)) return british(value)
  if (/^\d{4}-\d{2}$/.test(value)) return `zz/${value.slice(5)}/${value.slice(0, 4)}`
  if (/^\d{4}$/.test(value)) return `zz/zz/${value}`
  return value === 'ZZZZ' ? 'zz/zz/zzzz' : value
}

function csvCell(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replace(/"/g, '""')}"` : value
}
