import { type TableName, tables } from '../returns/ssda903/tables.ts'

export type { TableName }

/** The tables of the return, in its order. */
export const tableNames: readonly TableName[] = tables.map(table => table.name)

/** One row of a table: the return's column names, dates as `YYYY-MM-DD`, blank where there is nothing. */
export type Row = Readonly<Record<string, string>>

/** One council's return for one collection year. A table with no rows is an empty list. */
export type ReturnTables = Readonly<Record<TableName, readonly Row[]>>

/** The SSDA903 collects social worker episodes from 2023-24. */
export const FIRST_WORKER_YEAR = 2024

/** Sex is M and F from the 2024-25 return, 1 and 2 before it. */
export const FIRST_LETTER_YEAR = 2025
