/** A column of a table: its heading, and what it shows of a row. */
export interface Column<Row> {
  readonly heading: string
  readonly of: (row: Row) => string | number | null | undefined
  readonly right?: true
}

/** Rows as text in columns, for a terminal. */
export function asTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map(row => columns.map(column => shown(column.of(row))))
  const widths = columns.map((column, index) =>
    Math.max(column.heading.length, ...cells.map(row => (row[index] as string).length)),
  )
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) =>
        columns[index]?.right ? text.padStart(widths[index] as number) : text.padEnd(widths[index] as number),
      )
      .join('  ')
      .trimEnd()
  return [
    line(columns.map(column => column.heading)),
    line(widths.map(width => '-'.repeat(width))),
    ...cells.map(line),
  ].join('\n')
}

/** Rows as CSV with a heading line. A cell that a spreadsheet would run as a formula is quoted as text. */
export function asCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const lines = [
    columns.map(column => csvCell(column.heading)),
    ...rows.map(row => columns.map(column => csvCell(column.of(row)))),
  ]
  return `${lines.map(cells => cells.join(',')).join('\r\n')}\r\n`
}

/** One CSV cell, quoted where it must be and made harmless to spreadsheets. */
export function csvCell(value: string | number | null | undefined): string {
  if (typeof value === 'number') return String(value)
  const text = shown(value)
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

function shown(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

/** Writes an answer to standard output. */
export function say(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** Writes a remark for a person to standard error, apart from the answer. */
export function remark(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)
}
