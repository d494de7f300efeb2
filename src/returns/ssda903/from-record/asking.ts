import { identifier, identity, responsibleCouncil } from '../../../practice/people/kinds.ts'
import { periodOfCare, shortBreak } from '../../../practice/care/kinds.ts'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, latest } from '../../../spine/ledger/file.ts'
import { collectionYear } from '../../../spine/time/periods.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { british } from '../check-dates.ts'
import type { TableName } from '../tables.ts'
import type { Cells } from '../validation/row.ts'

/** A row of the return made from a child's record. */
export interface RecordedRow {
  readonly table: TableName
  /** As typed in a CSV: dates dd/mm/yyyy, blanks absent. */
  readonly cells: Cells
  /** The entries it was made from, the first the one to mend. */
  readonly entries: readonly string[]
}

/** What is asked of a record: one council's return of one year. */
export interface Asked {
  readonly year: number
  readonly council: string
  /** The Social Work England number of a worker by the worker's own id; undefined where none is known. */
  readonly numberOf?: ((worker: string) => string | undefined) | undefined
}

/** What every table's rows are made with. */
export interface Asking extends Asked {
  readonly file: SubjectFile
  /** 1 April and 31 March. What happened after the second is not yet known to the return. */
  readonly start: PlainDate
  readonly end: PlainDate
  readonly born: PlainDate | undefined
  /** CHILD and DOB, which stand in nearly every row. */
  readonly child: string | undefined
  readonly dob: string | undefined
}

/** The asking of a file for a year's return. */
export function askingOf(file: SubjectFile, asked: Asked): Asking {
  const born = latest(file, identity)?.body.born as PlainDate | undefined
  return {
    ...asked,
    file,
    ...collectionYear(asked.year),
    born,
    child: all(file, identifier).findLast(({ body }) => body.scheme === 'council')?.body.value,
    dob: born && british(born),
  }
}

/** A row, its cells that are undefined left out. */
export function rowFrom(
  table: TableName,
  asking: Asking,
  entries: readonly (Entry | undefined)[],
  cells: Cells,
): RecordedRow {
  const known: Record<string, string> = {}
  if (asking.child !== undefined) known['CHILD'] = asking.child
  if (asking.dob !== undefined && table !== 'Episodes') known['DOB'] = asking.dob
  for (const column in cells) {
    const value = cells[column]
    if (value !== undefined) known[column] = value
  }
  const ids = new Set<string>()
  for (const entry of entries) if (entry !== undefined) ids.add(entry.id)
  return { table, cells: known, entries: [...ids] }
}

/** A day as typed; undefined where there is none, or where it is after the year. */
export function dayBy(asking: Asking, day: PlainDate | null | undefined): string | undefined {
  return day !== null && day !== undefined && day <= asking.end ? british(day) : undefined
}

/** A yes or no as typed. */
export function flagOf(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? '1' : '0'
}

/** Whether something from one day to another touched the year: it began by 31 March and had not ended before 1 April. */
export function touchesYear(asking: Asking, start: PlainDate | undefined, end: PlainDate | null): boolean {
  return (start === undefined || start <= asking.end) && (end === null || end >= asking.start)
}

/** Whether a day is in the year. */
export function inYear({ start, end }: Asking, day: PlainDate | null | undefined): boolean {
  return day !== null && day !== undefined && day >= start && day <= end
}

/**
 * Whether what is not told apart by council (reviews, times missing) belongs in this council's return: it cared for the
 * child in the year, or nobody did and it answers for the child now.
 */
export function belongs(asking: Asking): boolean {
  const { file, council } = asking
  const care = [...all(file, periodOfCare), ...all(file, shortBreak)].filter(entry =>
    touchesYear(asking, startDay(entry.start), entry.end),
  )
  if (care.some(entry => entry.body.council === council)) return true
  return care.length === 0 && latest(file, responsibleCouncil)?.body.council === council
}
