import { collectionYear } from '../../spine/time/periods.ts'
import { addYears, isPlainDate, type PlainDate, plainDate } from '../../spine/time/plain-date.ts'
import type { CheckContext } from './check-row.ts'
import type { PlacedRow, Problem } from './problem.ts'
import { problem } from './problem.ts'
import { type Table, tableNamed } from './tables.ts'

/** The Children Act 1989 came into force; nothing is looked after under it before. */
export const CHILDREN_ACT = plainDate('1991-10-14')
/** No one alive is older. */
const OLDEST = 130

/** Days that are about the child's life rather than about care, so may be before the Act. */
const OF_A_LIFE = new Set(['DOB', 'MC_DOB', 'DATE_PERM'])
/** Days that are rightly known ahead of time: unaccompanied status is often reported to end on the 18th birthday. */
const AHEAD = new Set(['DUC'])
const ENDS: Readonly<Record<string, readonly [start: string, end: string]>> = {
  Episodes: ['DECOM', 'DEC'],
  Missing: ['MIS_START', 'MIS_END'],
  SWEpisodes: ['SW_DECOM', 'SW_DEC'],
  DoLo: ['DOLO_START', 'DOLO_END'],
  PlacedAdoption: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
}

/** Adds what is impossible or unlikely about a row's days. */
export function checkDates(row: PlacedRow, table: Table, context: CheckContext, problems: Problem[]): void {
  const yearEnd = context.year === undefined ? undefined : collectionYear(context.year).end
  const born = day(row, 'DOB')
  for (const column of table.columns) {
    if (column.type !== 'day') continue
    const value = day(row, column.name)
    if (value === undefined) continue
    const add = (severity: Problem['severity'], code: string, why: string, mend: string): void => {
      const { file, line, child } = row
      problems.push(
        problem({
          severity,
          scope: column.vital && severity === 'refused' ? 'row' : 'value',
          code,
          file,
          line,
          table: row.table,
          child,
          column: column.name,
          value,
          why,
          mend,
        }),
      )
    }
    if (column.name === 'DOB' || column.name === 'MC_DOB') {
      if (yearEnd !== undefined && value > yearEnd)
        add(
          'refused',
          'not-yet-born',
          `${column.name} is after ${british(yearEnd)}, the end of the return.`,
          'Correct the date of birth.',
        )
      else if (value < addYears(yearEnd ?? CHILDREN_ACT, -OLDEST))
        add(
          'refused',
          'too-old',
          `${column.name} is more than ${OLDEST} years before the return.`,
          'Correct the year of birth.',
        )
      continue
    }
    if (OF_A_LIFE.has(column.name)) continue
    if (value < CHILDREN_ACT)
      add(
        'refused',
        'before-the-act',
        `${column.name} is before 14/10/1991, when the Children Act 1989 came into force.`,
        'Correct the date.',
      )
    else if (yearEnd !== undefined && !AHEAD.has(column.name) && value > yearEnd) {
      if (value > addYears(yearEnd, 1))
        add(
          'refused',
          'too-late',
          `${column.name} is more than a year after ${british(yearEnd)}, the end of the return, so it had not happened when the return was made.`,
          'Correct the date; or, if the whole file is for a later year, import it on its own and give that year.',
        )
      else
        add(
          'warning',
          'after-the-year',
          `${column.name} is after ${british(yearEnd)}, the end of the return.`,
          'It belongs to the next return. It is used as it stands; check that the date and the year are right.',
        )
    }
    const before = born === undefined ? undefined : beforeBirth(born, value)
    if (before === 'long')
      add(
        'refused',
        'before-birth',
        `${column.name} is more than a year before the child was born.`,
        'Correct this date or the date of birth.',
      )
    else if (before === 'shortly')
      add(
        'warning',
        'before-birth',
        `${column.name} is before the child was born.`,
        'Check this date and the date of birth.',
      )
  }
  const [from, to] = ENDS[row.table] ?? []
  if (from === undefined || to === undefined) return
  const start = day(row, from)
  const end = day(row, to)
  if (start !== undefined && end !== undefined && end < start)
    problems.push(
      problem({
        severity: 'refused',
        scope: 'row',
        code: 'ends-before-start',
        file: row.file,
        line: row.line,
        table: row.table,
        child: row.child,
        column: to,
        value: end,
        why: `${to} (${british(end)}) is before ${from} (${british(start)}), so neither can be relied on.`,
        mend: 'Correct whichever is wrong; until then this row is left out.',
      }),
    )
}

const OF_THE_YEAR: ReadonlySet<string> = new Set(['not-yet-born', 'too-old', 'too-late', 'after-the-year'])

/**
 * Only what a row's days show to be wrong once its collection year is known, for rows that `checkRow` saw before the
 * year of their file had been found.
 */
export function checkAgainstYear(row: PlacedRow, year: number): readonly Problem[] {
  const table = tableNamed(row.table)
  const problems: Problem[] = []
  if (table !== undefined) checkDates(row, table, { year }, problems)
  return problems.filter(each => OF_THE_YEAR.has(each.code))
}

/** Whether a day is before a birth: shortly (a child not yet born may be entered) or by more than a year. */
export function beforeBirth(born: PlainDate, on: PlainDate): 'long' | 'shortly' | undefined {
  if (on >= born) return undefined
  return on < addYears(born, -1) ? 'long' : 'shortly'
}

/** A day as it is written in the return, dd/mm/yyyy. */
export function british(date: string): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

function day(row: PlacedRow, column: string): PlainDate | undefined {
  const value = row.values[column]
  return isPlainDate(value) ? value : undefined
}
