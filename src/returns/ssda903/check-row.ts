import { isPlainDate } from '../../spine/time/plain-date.ts'
import { checkDates } from './check-dates.ts'
import { nearMisses } from './near-miss.ts'
import { type PlacedRow, type Problem, problem, shorten } from './problem.ts'
import { type Column, tableNamed } from './tables.ts'

/** What is known of the return a row came with. */
export interface CheckContext {
  /** The collection year, by its end; where it is not known, nothing is called too late. */
  readonly year?: number
}

/**
 * What is wrong with one row on its own: missing or unknown values, impossible days, numbers out of range.
 * A `refused` value is left out and the rest of the row is used; a `refused` row says nothing that can be used.
 */
export function checkRow(row: PlacedRow, context: CheckContext = {}): readonly Problem[] {
  const table = tableNamed(row.table)
  if (table === undefined) return []
  const problems: Problem[] = []
  for (const column of table.columns) {
    const value = row.values[column.name]
    if (value === undefined) {
      if (column.need === 'always') problems.push(missing(row, column))
    } else checkValue(row, column, value, problems)
  }
  checkDates(row, table, context, problems)
  checkPairs(row, problems)
  return problems
}

/** Whether nothing in a row can be used, given its problems. */
export function rowIsRefused(problems: readonly Problem[]): boolean {
  return problems.some(each => each.severity === 'refused' && each.scope === 'row')
}

/** A problem of a row, in its place. */
export function inRow(
  row: PlacedRow,
  column: string | null,
  about: Pick<Problem, 'severity' | 'scope' | 'code' | 'why' | 'mend'>,
): Problem {
  return problem({
    ...about,
    file: row.file,
    line: row.line,
    table: row.table,
    child: row.child,
    column,
    value: column === null ? null : (row.values[column] ?? null),
  })
}

function missing(row: PlacedRow, column: Column): Problem {
  return inRow(row, column.name, {
    severity: column.vital ? 'refused' : 'warning',
    scope: column.vital ? 'row' : 'value',
    code: 'missing',
    why: `${column.name} is blank, and every row of ${row.table} needs it.`,
    mend: column.vital
      ? 'Fill it in and import the file again; until then this row is left out.'
      : 'Fill it in and import the file again.',
  })
}

const MALFORMED: Readonly<Partial<Record<Column['type'], { readonly shape: RegExp; readonly is: string }>>> = {
  postcode: { shape: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/, is: 'a postcode' },
  upn: {
    shape: /^([A-Z]\d{11}[A-Z\d]|UN[1-5])$/,
    is: 'a unique pupil number (a letter, then 12 figures or 11 and a letter) or UN1 to UN5',
  },
  urn: { shape: /^(\d{7}|SC\d{6}|X{7})$/, is: 'an Ofsted number (seven figures, SC and six figures, or XXXXXXX)' },
}

function checkValue(row: PlacedRow, column: Column, value: string, problems: Problem[]): void {
  const refuse = (code: string, why: string, mend: string): void => {
    problems.push(
      inRow(row, column.name, { severity: 'refused', scope: column.vital ? 'row' : 'value', code, why, mend }),
    )
  }
  const warn = (code: string, why: string, mend: string): void => {
    problems.push(inRow(row, column.name, { severity: 'warning', scope: 'value', code, why, mend }))
  }
  switch (column.type) {
    case 'id':
      return checkId(value, refuse)
    case 'day':
      if (!isPlainDate(value)) refuse('not-a-day', notADay(column, value), howToMendDay(value))
      return
    case 'partial-day':
      if (value !== 'ZZZZ' && !/^\d{4}$/.test(value) && !/^\d{4}-(0[1-9]|1[0-2])$/.test(value) && !isPlainDate(value))
        refuse(
          'not-a-day',
          notADay(column, value),
          `${howToMendDay(value)} Type zz for a day or month that is not known.`,
        )
      return
    case 'flag':
      if (value !== '0' && value !== '1')
        refuse(
          'not-a-flag',
          `${column.name} is ‘${shorten(value)}’ where it takes 0 (no) or 1 (yes).`,
          'Put 0 or 1, or leave it blank where the return allows.',
        )
      return
    case 'integer':
      if (!/^\d{1,4}$/.test(value) || Number(value) < (column.min ?? 0) || Number(value) > (column.max ?? 9999))
        refuse(
          'out-of-range',
          `${column.name} is ‘${shorten(value)}’ where it takes a whole number from ${column.min ?? 0} to ${column.max ?? 9999}.`,
          'Correct the number, or leave it blank and give the reason.',
        )
      return
    case 'code': {
      if (column.sets.some(set => set.byCode.has(value))) return
      const near = nearMisses(value, column.sets)
      refuse(
        'unknown-code',
        `‘${shorten(value)}’ is not a code of ${column.name}.`,
        near.length > 0
          ? `Did you mean ${near.slice(0, -1).join(', ')}${near.length > 1 ? ' or ' : ''}${near.at(-1)}?`
          : `Use one of ${column.sets.flatMap(set => set.codes.map(code => code.code)).join(', ')}.`,
      )
      return
    }
    default: {
      if (column.name === 'SW_ID' && value.length > 12)
        return refuse(
          'too-long',
          `SW_ID has ${value.length} characters; a Social Work England number has at most 12.`,
          'Put the number alone, or XX where there is none.',
        )
      if (/^[=+\-@]/.test(value))
        return warn(
          'formula',
          `${column.name} begins like a spreadsheet formula. It has been kept as plain text and is never run.`,
          'Check that this is what was meant.',
        )
      const expected = MALFORMED[column.type]
      if (expected && !expected.shape.test(value))
        warn(
          'malformed',
          `‘${shorten(value)}’ does not look like ${expected.is}.`,
          'Check it in your system. It has been kept as it stands.',
        )
    }
  }
}

function checkId(value: string, refuse: (code: string, why: string, mend: string) => void): void {
  if (/^[\d.]+E\+?\d+$/.test(value))
    refuse(
      'bad-id',
      `The child’s number ‘${shorten(value)}’ has been rounded by a spreadsheet, so which child this is cannot be told.`,
      'Export the file again and import it without opening and saving it in Excel.',
    )
  else if (value.length > 20)
    refuse(
      'bad-id',
      `The child’s number has ${value.length} characters; the return allows 20.`,
      'Use the number your system gives the child in the return.',
    )
  else if (!/^[A-Z0-9][A-Z0-9_./-]*$/.test(value))
    refuse(
      'bad-id',
      `The child’s number ‘${shorten(value)}’ holds something other than letters and figures.`,
      'Use the number your system gives the child in the return, without spaces or signs.',
    )
}

function notADay(column: Column, value: string): string {
  const american = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}$/.exec(value)
  if (american && Number(american[2]) > 12 && Number(american[2]) <= 31 && Number(american[1]) <= 12)
    return `${column.name} is ‘${value}’: the month seems to stand before the day, as in America.`
  if (/^\d{5}$/.test(value)) return `${column.name} is ‘${value}’, which is how Excel counts days inside, not a day.`
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(value))
    return `${column.name} is ‘${value}’: a year of two figures could be of either century.`
  return `${column.name} is ‘${shorten(value)}’, which is not a real day.`
}

function howToMendDay(value: string): string {
  return /^\d{5}$/.test(value)
    ? 'Set the column to a date (dd/mm/yyyy) in Excel and save it as CSV again.'
    : 'Write days as dd/mm/yyyy, such as 31/03/2026.'
}

/** Pairs of columns that stand or fall together: both filled or neither. */
const PAIRS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  Episodes: [['DEC', 'REC']],
  PlacedAdoption: [['DATE_PLACED_CEASED', 'REASON_PLACED_CEASED']],
}

function checkPairs(row: PlacedRow, problems: Problem[]): void {
  for (const [first, second] of PAIRS[row.table] ?? []) {
    if ((row.values[first] === undefined) === (row.values[second] === undefined)) continue
    const [filled, blank] = row.values[first] === undefined ? [second, first] : [first, second]
    problems.push(
      inRow(row, filled, {
        severity: 'warning',
        scope: 'value',
        code: 'half-ended',
        why: `${filled} is filled in but ${blank} is blank.`,
        mend:
          blank === first
            ? `Fill in ${first} if it has ended; if it has not, clear ${second}. As it stands it is taken to go on, and ${second} is not used.`
            : `Fill in ${second} as well.`,
      }),
    )
  }
}
