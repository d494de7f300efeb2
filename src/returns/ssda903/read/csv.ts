import Papa from 'papaparse'
import { type Column, type TableName, recognise } from '../tables.ts'
import type { FileReading, TextReader } from './file-reader.ts'

/** A row this long has lost its closing quotation mark: the whole return's widest row is a few hundred characters. */
const LONGEST_ROW = 65_536

const DELIMITERS = [',', ';', '\t', '|'] as const

/**
 * Reads the CSV form. The table is told by its columns; rows stream through, none kept. A quotation mark that is never
 * closed costs the line it stands on, not the file.
 */
export function csvReader(reading: FileReading): TextReader {
  let carried = ''
  let line = 1
  let columns: readonly Column[] | undefined
  let table: TableName | undefined
  let delimiter: string = ','
  let stopped = false
  let rows = 0

  const header = (cells: readonly string[], at: number): void => {
    // A spreadsheet may put the mark it separates columns with on a line of its own.
    if (/^sep=.?$/i.test(cells[0] ?? '') && cells.length <= 2) return
    const names = cells.map(cell => cell.replace(/^\uFEFF/, '').trim())
    while (names.at(-1) === '') names.pop()
    const found = recognise(names)
    if (found.is === 'table') {
      columns = found.columns
      table = found.table.name
      reading.begins(table, 'csv')
      return
    }
    stopped = true
    if (found.is === 'nearly') {
      const wrong = [
        found.missing.length > 0 ? `${list(found.missing)} ${found.missing.length === 1 ? 'is' : 'are'} missing` : '',
        found.unknown.length > 0
          ? `${list(found.unknown.map(name => name || 'a column with no name'))} ${found.unknown.length === 1 ? 'does' : 'do'} not belong there`
          : '',
        found.twice.length > 0
          ? `${list(found.twice)} ${found.twice.length === 1 ? 'stands' : 'stand'} there twice`
          : '',
      ].filter(part => part !== '')
      reading.says({
        severity: 'refused',
        scope: 'file',
        code: 'columns-nearly-right',
        line: at,
        table: found.table.name,
        why: `These are nearly the columns of ${found.table.title}, but ${wrong.join('; and ')}.`,
        mend: `Export it again with exactly these columns, in any order: ${found.table.columns.map(each => each.name).join(', ')}.`,
      })
    } else {
      reading.says({
        severity: 'refused',
        scope: 'file',
        code: 'not-a-table',
        line: at,
        value: names.join(','),
        why: 'The first line does not name the columns of any table of the return.',
        mend: 'If this is a table of the return, make its first line the column names (CHILD, DOB, …); if it is something else, leave it out.',
      })
    }
  }

  const row = (cells: readonly string[], at: number, over: number, cutOff: boolean): void => {
    if (cells.every(isBlank)) return
    if (columns === undefined || table === undefined) return header(cells, at)
    rows++
    const wanted = columns.length
    const extra = cells.length > wanted && !cells.slice(wanted).every(isBlank)
    const refuse = (code: string, why: string, mend: string): void =>
      reading.says({
        severity: 'refused',
        scope: 'row',
        code,
        line: at,
        table: table ?? null,
        value: cells.join(delimiter),
        why,
        mend,
      })
    if (over > 0 && (extra || cells.length < wanted || cells.some(cell => cell.length > 200)))
      return refuse(
        'quotes',
        `Lines ${at} to ${at + over} run together as one row, so a quotation mark is not closed. None of them has been read.`,
        'Take the stray quotation mark out of the first of these lines and import the file again.',
      )
    if (cutOff && cells.length < wanted)
      return refuse(
        'cut-off',
        `The file stops part-way through its last line: ${cells.length} of ${wanted} columns are there.`,
        'The file may not have been saved or copied whole: export it again.',
      )
    if (extra)
      return refuse(
        'too-many-cells',
        `This row has ${cells.length} cells where the table has ${wanted} columns, so they cannot be told apart.`,
        'Look for a comma inside a value: put that value in quotation marks, or take the comma out.',
      )
    if (cells.length < wanted)
      reading.says({
        severity: 'warning',
        scope: 'row',
        code: 'too-few-cells',
        line: at,
        table,
        value: cells.join(delimiter),
        why: `This row has ${cells.length} cells where the table has ${wanted} columns. The last columns have been read as blank.`,
        mend: 'Check that no value has moved one column to the left.',
      })
    reading.row(table, at, columns, cells)
  }

  const parse = (text: string, last: boolean): number => {
    // Papa's own parser, without its streamer, which would hold a whole file behind an open quotation mark.
    const parsed = new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, !last) as {
      readonly data: readonly (readonly string[])[]
      readonly errors: readonly { readonly code: string }[]
      readonly meta: { readonly cursor: number }
    }
    if (last && parsed.errors.some(error => error.code === 'MissingQuotes')) return -1
    const quoted = text.includes('"')
    const endsWhole = text.endsWith('\n')
    for (const [index, cells] of parsed.data.entries()) {
      if (stopped) break
      const over = quoted ? cells.reduce((count, cell) => count + newlines(cell), 0) : 0
      row(cells, line, over, last && !endsWhole && index === parsed.data.length - 1)
      line += 1 + over
    }
    return parsed.meta.cursor
  }

  // The line whose quotation mark is never closed is refused, and reading goes on after it.
  const dropLine = (): void => {
    const end = carried.indexOf('\n')
    const lost = end === -1 ? carried : carried.slice(0, end)
    if (columns === undefined) stopped = true
    reading.says({
      severity: 'refused',
      scope: columns === undefined ? 'file' : 'row',
      code: lost.includes('"') ? 'quotes' : 'row-too-long',
      line,
      table: table ?? null,
      value: lost,
      why: lost.includes('"')
        ? 'A quotation mark on this line is never closed.'
        : 'This line is far longer than any row of the return.',
      mend: 'Look at this line in a text editor, mend it and import the file again.',
    })
    carried = end === -1 ? '' : carried.slice(end + 1)
    line++
    // A line with no end in sight cannot be stepped over: the rest of it would be read as a row.
    if (end === -1) stopped = true
  }

  const take = (text: string): void => {
    carried += text
    if (columns === undefined) delimiter = likeliestDelimiter(carried.trimStart().split('\n', 1)[0] ?? '')
    while (!stopped) {
      carried = carried.slice(parse(carried, false))
      if (carried.length <= LONGEST_ROW) break
      dropLine()
    }
    if (stopped) carried = ''
  }

  let heldReturn = false
  return {
    push(text) {
      if (stopped || text === '') return
      // A line may end in CR, LF or both; a CR at the end of a piece waits for the next one.
      const whole = heldReturn ? `\r${text}` : text
      heldReturn = whole.endsWith('\r')
      const ready = heldReturn ? whole.slice(0, -1) : whole
      take(ready.includes('\r') ? ready.replace(/\r\n?/g, '\n') : ready)
    },
    end() {
      if (heldReturn && !stopped) take('\n')
      while (!stopped && carried !== '') {
        const until = parse(carried, true)
        if (until >= 0) break
        dropLineAtEnd()
      }
      if (columns === undefined && !stopped)
        reading.says({
          severity: 'refused',
          scope: 'file',
          code: 'empty',
          why: 'This file is empty.',
          mend: 'Export it again; a table with nothing in it still needs its line of column names.',
        })
      else if (columns !== undefined && rows === 0)
        reading.says({
          severity: 'warning',
          scope: 'file',
          code: 'no-rows',
          table: table ?? null,
          why: 'This table has its column names but no rows.',
          mend: 'Nothing to do if there was nothing to report.',
        })
    },
    stopped: () => stopped,
  }

  function dropLineAtEnd(): void {
    // Rows before the one with the open mark have not been given yet: give them, then drop the one.
    carried = carried.slice(parse(carried, false))
    const more = carried.includes('\n')
    dropLine()
    if (!more) carried = ''
    if (columns !== undefined) stopped = false
  }
}

function likeliestDelimiter(head: string): string {
  let best: string = ','
  for (const each of DELIMITERS) if (head.split(each).length > head.split(best).length) best = each
  return best
}

function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === ''
}

function newlines(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++
  return count
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
