import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { type PlainDate, dateOf, endOfMonth, isPlainDate } from '../../spine/time/plain-date.ts'
import { budgetLine, budgetMonth, pounds } from './kinds.ts'
import { type LinePosition, linesAt } from './notions/position.ts'
import { financialYearOf, yearInWords } from './notions/years.ts'

/** The columns of a file of figures, as its first line names them. */
export const COLUMNS = ['line', 'month', 'budget', 'actual', 'forecast'] as const

/** What is wrong with a line of the file: its heading is line 1, and 0 is the file as a whole. */
export interface LineFault {
  readonly line: number
  readonly what: string
  readonly mend: string
}

/** A month of a budget line as the file tells it. Whole pounds. */
export interface FigureLine {
  readonly at: number
  readonly line: string
  readonly code: string
  readonly month: PlainDate
  /** The year's budget; null where the file leaves it out. */
  readonly budget: number | null
  readonly actual: number
  readonly forecast: number
}

/** The most lines a file may have. */
export const MOST_LINES = 5000

/** What taking a file in would write, and what it leaves as it is. */
export interface FiguresPlan {
  readonly added: readonly FigureLine[]
  readonly changed: readonly { readonly figure: FigureLine; readonly held: Entry<BodyOf<typeof budgetMonth>> }[]
  readonly same: number
  readonly budgets: readonly { readonly line: string; readonly year: number; readonly amount: number }[]
  readonly without: readonly { readonly code: string; readonly title: string; readonly month: PlainDate }[]
  readonly faults: readonly LineFault[]
}

/**
 * What a file of figures would do to what is held, and everything wrong with it. A line is told by its code, a month as
 * 2026-09 or by its last day; `actual` is what was spent since April, `forecast` what is expected for the whole year and
 * `budget` the year's, which is set where none was and otherwise must agree. Months not yet over on `today` are refused.
 */
export function figuresPlan(
  file: SubjectFile,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
  today: PlainDate,
): FiguresPlan {
  const faults: LineFault[] = wrongWithFile(columns, rows.length)
  if (faults.length > 0) return { added: [], changed: [], same: 0, budgets: [], without: [], faults }
  const codes = new Map(all(file, budgetLine).map(each => [each.body.code.toLowerCase(), each]))
  const figures: FigureLine[] = []
  const seen = new Map<string, number>()
  rows.forEach((told, index) => {
    const at = index + 2
    const read = readLine(told, at, codes, today)
    if ('faults' in read) return void faults.push(...read.faults)
    const key = `${read.line} ${read.month}`
    const before = seen.get(key)
    seen.set(key, at)
    if (before === undefined) figures.push(read)
    else
      faults.push({
        line: at,
        what: `This is the same line and month as line ${before}.`,
        mend: 'Leave one of the two out.',
      })
  })
  const months = [...new Set(figures.map(each => each.month))].sort()
  const positions = new Map(months.map(month => [month, linesAt(file, month)]))
  const budgets = budgetsIn(figures, positions, faults)
  const held = new Map(all(file, budgetMonth).map(each => [`${each.body.line} ${startDay(each.start)}`, each]))
  const plan = figures.map(figure => ({ figure, held: held.get(`${figure.line} ${figure.month}`) }))
  const changed = plan.flatMap(({ figure, held: own }) =>
    own && (own.body.actual !== figure.actual || own.body.forecast !== figure.forecast) ? [{ figure, held: own }] : [],
  )
  const added = plan.filter(each => !each.held).map(each => each.figure)
  return {
    added,
    changed,
    same: figures.length - added.length - changed.length,
    budgets,
    without: months.flatMap(month =>
      (positions.get(month) ?? [])
        .filter(each => each.budget !== null && each.figuresOf !== month)
        .filter(each => !figures.some(figure => figure.line === each.id && figure.month === month))
        .map(({ code, title }) => ({ code, title, month })),
    ),
    faults,
  }
}

function wrongWithFile(columns: readonly string[], count: number): LineFault[] {
  const known: readonly string[] = COLUMNS
  return [
    ...['line', 'month', 'actual', 'forecast']
      .filter(name => !columns.includes(name))
      .map(name => ({
        line: 0,
        what: `There is no column called ‘${name}’.`,
        mend: `The first line must name the columns: ${COLUMNS.join(', ')}.`,
      })),
    ...columns
      .filter(name => !known.includes(name))
      .map(name => ({
        line: 0,
        what: `The column ‘${name}’ is not known.`,
        mend: `Leave it out, or name it one of ${COLUMNS.join(', ')}.`,
      })),
    ...(count === 0 ? [{ line: 0, what: 'The file has no lines of figures.', mend: 'Add a line for each.' }] : []),
    ...(count > MOST_LINES
      ? [{ line: 0, what: `The file has more than ${MOST_LINES} lines.`, mend: 'Send it in parts.' }]
      : []),
  ]
}

function readLine(
  told: Readonly<Record<string, string>>,
  at: number,
  codes: ReadonlyMap<string, Entry<BodyOf<typeof budgetLine>>>,
  today: PlainDate,
): FigureLine | { readonly faults: readonly LineFault[] } {
  const cell = (name: (typeof COLUMNS)[number]): string => (told[name] ?? '').trim()
  const faults: LineFault[] = []
  const blame = (what: string, mend: string): void => void faults.push({ line: at, what, mend })
  const line = codes.get(cell('line').toLowerCase())
  if (!line) blame(`‘${cell('line')}’ is the code of no budget line.`, 'Open the line first, or mend its code.')
  const month = monthIn(cell('month'))
  if (month === undefined)
    blame(`‘${cell('month')}’ is not a month.`, 'Give it as 2026-09, or by its last day as 2026-09-30.')
  else if (month >= today) blame(`‘${cell('month')}’ is not over yet.`, 'Send its figures once it is.')
  else if (line && (startDay(line.start) ?? month) > month)
    blame(`Line ${line.body.code} was not open yet in ‘${cell('month')}’.`, 'Leave the line out, or mend its month.')
  else if (line && line.end !== null && financialYearOf(line.end) < financialYearOf(month))
    blame(`Line ${line.body.code} was closed before ‘${cell('month')}’.`, 'Leave the line out, or mend its code.')
  const amounts = (['budget', 'actual', 'forecast'] as const).map(name => {
    const text = cell(name)
    if (text === '' && name === 'budget') return null
    const value = wholePounds(text)
    if (value === undefined)
      blame(
        `‘${text}’ under ${name} is not an amount in whole pounds.`,
        'Give it without a fraction, such as 12500 or -300.',
      )
    return value ?? null
  })
  const [budget = null, actual, forecast] = amounts
  if (faults.length > 0 || !line || month === undefined || actual == null || forecast == null) return { faults }
  return { at, line: line.id, code: line.body.code, month, budget, actual, forecast }
}

// What accounts write for a thousand pounds: 1000, 1,000, £1,000 or (1,000) where it is less than nought.
function wholePounds(text: string): number | undefined {
  const bracketed = /^\((.*)\)$/.exec(text)
  const plain = (bracketed?.[1] ?? text)
    .replaceAll(/[,\s£]/g, '')
    .replace('−', '-')
    .replace(/\.0+$/, '')
  if (!/^-?\d{1,10}$/.test(plain)) return undefined
  return bracketed ? -Number(plain) : Number(plain)
}

function monthIn(text: string): PlainDate | undefined {
  if (isPlainDate(text)) return endOfMonth(text) === text ? text : undefined
  const month = /^(\d{4})-(\d{2})$/.exec(text)
  if (!month) return undefined
  const [year, number] = [Number(month[1]), Number(month[2])]
  return year > 1999 && year < 2100 && number >= 1 && number <= 12 ? endOfMonth(dateOf(year, number, 1)) : undefined
}

// The year's budget is said with each month: it is set where there is none, and else agrees as set or with its changes.
function budgetsIn(
  figures: readonly FigureLine[],
  positions: ReadonlyMap<PlainDate, readonly LinePosition[]>,
  faults: LineFault[],
): FiguresPlan['budgets'] {
  const found = new Map<string, { readonly line: string; readonly year: number; readonly amount: number }>()
  for (const { at, line, code, month, budget } of figures) {
    if (budget === null) continue
    const year = financialYearOf(month)
    const held = positions.get(month)?.find(each => each.id === line)
    const original = held?.original ?? null
    if (original === null) {
      const before = found.get(`${line} ${year}`)
      if (before === undefined) found.set(`${line} ${year}`, { line, year, amount: budget })
      else if (before.amount !== budget)
        faults.push({
          line: at,
          what: `The budget of ${code} for ${yearInWords(year)} is ${pounds(before.amount)} further up and ${pounds(budget)} here.`,
          mend: 'Give the year’s budget, the same for every month.',
        })
    } else if (budget !== original && budget !== held?.budget)
      faults.push({
        line: at,
        what: `The budget of ${code} for ${yearInWords(year)} is ${pounds(held?.budget ?? original)} here, and ${pounds(budget)} in the file.`,
        mend: 'Record the change that was agreed first, or mend the file.',
      })
  }
  return [...found.values()]
}
