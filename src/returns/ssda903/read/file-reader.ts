import { normalise, LONGEST_VALUE } from './value.ts'
import { problem, type Problem } from '../problem.ts'
import type { Column, TableName } from '../tables.ts'
import type { Emit } from './events.ts'
import { summaryGatherer } from './summary.ts'

/** Reads one file's text as it comes; `done` becomes true when there is no sense in reading on. */
export interface TextReader {
  readonly push: (text: string) => void
  readonly end: () => void
  readonly stopped: () => boolean
}

/** What a reader of one file needs to tell what it finds. */
export interface FileReading {
  readonly file: number
  readonly name: string
  readonly begins: (table: TableName | null, format: 'csv' | 'xml') => void
  readonly says: (about: Parameters<typeof problem>[0]) => void
  /** Takes a row's cells in the columns' order; says what is wrong with any that cannot be kept as they stand. */
  readonly row: (
    table: TableName,
    line: number,
    columns: readonly Column[],
    cells: readonly (string | undefined)[],
  ) => void
  readonly ends: () => void
  /** Whether rows are given as they were typed. */
  readonly asTyped: boolean
}

/**
 * Takes a row as it was typed, its cells trimmed and upper-cased and no more, by column; blanks undefined. The cells are lent: the next
 * row has the same object.
 */
export type TypedRow = (table: TableName, cells: Readonly<Record<string, string | undefined>>) => void

const STRAY: ReadonlySet<string> = new Set(['not-a-table', 'not-this-return', 'workbook', 'binary'])

/** The part of a reading that is the same for CSV and XML. */
export function fileReading(
  file: number,
  { name, folder, chosen }: { readonly name: string; readonly folder: string; readonly chosen: boolean },
  emit: Emit,
  typed?: TypedRow,
): FileReading {
  const summary = summaryGatherer()
  let begun = false
  let rows = 0
  let american = 0
  const lent = new Map<TableName, Record<string, string | undefined>>()
  const says = (about: Parameters<typeof problem>[0]): void => {
    const told: Problem = problem({ file, ...about })
    // Met in a folder or a zip, something that is not of the return is only to be mentioned.
    const stray = !chosen && STRAY.has(told.code)
    emit({ type: 'problem', name, ...told, severity: stray ? 'warning' : told.severity })
  }
  const tooLong = (table: TableName, line: number, child: string, column: string, cell: string): void =>
    says({
      severity: 'refused',
      scope: 'value',
      code: 'too-long',
      line,
      table,
      child: child || null,
      column,
      value: cell,
      why: `${column} holds ${cell.length.toLocaleString('en-GB')} characters; nothing in the return is that long.`,
      mend: 'Look for a quotation mark that is not closed, or a note typed in the wrong column, and export again.',
    })
  // Nothing is made for a row but what its receiver makes of it.
  const give = (
    to: TypedRow,
    table: TableName,
    line: number,
    columns: readonly Column[],
    cells: readonly (string | undefined)[],
  ): void => {
    let values = lent.get(table)
    if (values === undefined)
      lent.set(table, (values = Object.fromEntries(columns.map(({ name }) => [name, undefined]))))
    let filled = false
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at] as Column
      const cell = cells[at] ?? ''
      let value = cell === '' ? undefined : cell.trim().toUpperCase() || undefined
      if (cell.length > LONGEST_VALUE) {
        tooLong(table, line, values['CHILD'] ?? '', column.name, cell)
        value = undefined
      }
      values[column.name] = value
      if (value === undefined) continue
      filled = true
      if (column.type === 'day' && isAmerican(value)) american++
    }
    if (!filled) return
    rows++
    to(table, values)
  }
  return {
    file,
    name,
    asTyped: typed !== undefined,
    says,
    begins(table, format) {
      begun = true
      emit({ type: 'file', file, name, table, format })
    },
    row(table, line, columns, cells) {
      if (typed) return give(typed, table, line, columns, cells)
      const values: Record<string, string> = {}
      let child = ''
      for (let at = 0; at < columns.length; at++) {
        const column = columns[at]
        const cell = cells[at]
        if (column === undefined || cell === undefined || cell === '') continue
        if (cell.length > LONGEST_VALUE) {
          tooLong(table, line, child, column.name, cell)
          continue
        }
        const value = normalise(column, cell)
        if (value === undefined) continue
        values[column.name] = value
        if (column.type === 'id') child = value
        else if (column.type === 'day') {
          if (value.length === 10 && value[4] === '-') summary.day(table, column.name, value)
          else if (isAmerican(value)) american++
        }
      }
      if (child === '') {
        if (Object.keys(values).length === 0) return
        says({
          severity: 'refused',
          scope: 'row',
          code: 'no-child',
          line,
          table,
          column: 'CHILD',
          why: 'This row does not say which child it is about.',
          mend: 'Fill in the child’s number in CHILD, or take the row out.',
        })
        return
      }
      rows++
      summary.row(table, child, values)
      emit({ type: 'row', file, line, table, child, values })
    },
    ends() {
      if (american > 0)
        says({
          severity: 'warning',
          scope: 'file',
          code: 'american-dates',
          why: `${american.toLocaleString('en-GB')} dates in this file have the month before the day. Others whose day is 12 or less cannot be told apart and may be wrong too.`,
          mend: 'Export again with dates as dd/mm/yyyy; in Excel set the columns to the English (United Kingdom) short date first.',
        })
      if (begun) emit({ type: 'file-end', file, folder, rows, summary: summary.done() })
    },
  }
}

// The month before the day, where the day is too large to be a month.
function isAmerican(text: string): boolean {
  const slash = text.charCodeAt(1) === SLASH ? 1 : text.charCodeAt(2) === SLASH ? 2 : -1
  const first = text.charCodeAt(slash + 1)
  return slash > 0 && first >= ONE && first <= THREE && /^\d{1,2}\/(1[3-9]|2\d|3[01])\/\d{4}$/.test(text)
}

const SLASH = 47
const ONE = 49
const THREE = 51
