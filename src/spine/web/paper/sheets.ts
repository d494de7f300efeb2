import { workbook } from '../download.ts'
import { type Paper, tablesOf, valueOf } from './paper.ts'

/** What an Excel file is sent as. */
export const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A paper's tables as a workbook, a sheet each by its caption: a cell that has a number holds the number. */
export function paperAsWorkbook(paper: Paper): Promise<Uint8Array> {
  return workbook(
    tablesOf(paper).map(({ caption, columns, rows }, at) => ({
      // A sheet's name is short and unlike any other.
      name: `${at + 1} ${caption.replaceAll(/[[\]:*?/\\]/g, ' ')}`,
      columns: columns.map(column => column.text),
      rows: rows.map(row => row.map(valueOf)),
    })),
  )
}
