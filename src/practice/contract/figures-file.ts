import { dateOf, endOfMonth, isPlainDate } from '../../spine/time/plain-date.ts'
import { type Allowed, type FigureRead, readFigure } from './forms.ts'
import { type Kpi, kpiBy } from './kpis.ts'

/** The columns of a file of figures, as its first line names them. */
export const COLUMNS = ['kpi', 'period', 'council', 'part', 'whole', 'value', 'source'] as const

/** A line that cannot be taken in: the heading is line 1, and 0 is the file as a whole. */
export interface LineFault {
  readonly line: number
  readonly what: string
  readonly mend: string
}

/** The councils by code and name, and when each kind of period was last over. */
export interface FileAllowed {
  readonly councils: readonly { readonly code: string; readonly name: string }[]
  readonly until: (kpi: Kpi) => Allowed['until']
  /** Used for lines that name no source of their own. */
  readonly source: string
}

/** The most lines a file may have. */
export const MOST_LINES = 5000

/**
 * Figures from the lines of a file, and everything wrong with it: a KPI by its number, a period by its last month
 * (2026-09) or last day, a council by its name or code (blank for the trust), both counts or the figure itself.
 */
export function readFiguresFile(
  columns: readonly string[],
  lines: readonly Readonly<Record<string, string>>[],
  allowed: FileAllowed,
): {
  readonly figures: readonly (FigureRead & { readonly kpi: Kpi })[]
  readonly faults: readonly LineFault[]
} {
  const lacking = ['kpi', 'period'].filter(name => !columns.includes(name))
  const faults: LineFault[] = [
    ...lacking.map(name => ({
      line: 0,
      what: `There is no column called ‘${name}’.`,
      mend: `The first line must name the columns: ${COLUMNS.join(', ')}.`,
    })),
    ...columns
      .filter(name => !(COLUMNS as readonly string[]).includes(name))
      .map(name => ({
        line: 0,
        what: `The column ‘${name}’ is not known.`,
        mend: `Leave it out, or name it one of ${COLUMNS.join(', ')}.`,
      })),
    ...(lines.length === 0
      ? [{ line: 0, what: 'The file has no lines of figures.', mend: 'Add a line for each.' }]
      : []),
    ...(lines.length > MOST_LINES
      ? [{ line: 0, what: `The file has more than ${MOST_LINES} lines.`, mend: 'Send it in parts.' }]
      : []),
  ]
  if (faults.length > 0) return { figures: [], faults }
  const figures: (FigureRead & { readonly kpi: Kpi })[] = []
  const seen = new Map<string, number>()
  lines.forEach((told, at) => {
    const line = at + 2
    const read = readLine(told, allowed)
    if ('faults' in read) {
      faults.push(...read.faults.map(({ what, mend }) => ({ line, what, mend })))
      return
    }
    const { figure } = read
    const key = `${figure.kpi.id} ${figure.end} ${figure.council}`
    const before = seen.get(key)
    seen.set(key, line)
    if (before === undefined) figures.push(figure)
    else
      faults.push({
        line,
        what: `This is the same KPI, period and council as line ${before}.`,
        mend: 'Leave one of the two out.',
      })
  })
  return { figures, faults }
}

type LineRead =
  | { readonly figure: FigureRead & { readonly kpi: Kpi } }
  | { readonly faults: readonly Omit<LineFault, 'line'>[] }

function readLine(told: Readonly<Record<string, string>>, allowed: FileAllowed): LineRead {
  const cell = (name: (typeof COLUMNS)[number]): string => (told[name] ?? '').trim()
  const number = /^(?:kpi[ -]?)?(\d{1,2})$/i.exec(cell('kpi'))?.[1]
  const kpi = kpiBy.get(`kpi-${Number(number)}`)
  if (!kpi) return { faults: [{ what: `‘${cell('kpi')}’ is not a KPI.`, mend: 'Give its number, from 1 to 21.' }] }
  const end = dayOfPeriod(cell('period'))
  if (end === undefined)
    return {
      faults: [
        {
          what: `‘${cell('period')}’ is not a period.`,
          mend: 'Give its last month as 2026-09, or its last day as 2026-09-30.',
        },
      ],
    }
  const council = councilIn(cell('council'), allowed)
  if (council === undefined)
    return {
      faults: [
        {
          what: `‘${cell('council')}’ is not a council of the trust.`,
          mend: `Give ${allowed.councils.map(each => each.code).join(' or ')}, or leave it blank for the trust as a whole.`,
        },
      ],
    }
  const read = readFigure(
    kpi,
    {
      council,
      end,
      part: cell('part'),
      whole: cell('whole'),
      value: cell('value'),
      source: cell('source') || allowed.source,
    },
    { councils: allowed.councils.map(each => each.code), until: allowed.until(kpi) },
  )
  if ('value' in read) return { figure: { ...read.value, kpi } }
  return {
    faults: read.faults.map(({ field, text }) => ({
      what: `KPI ${kpi.number}: ${field === 'end' ? `‘${cell('period')}’ cannot be used.` : 'this line cannot be used.'}`,
      mend:
        field === 'end' && text.startsWith('Choose')
          ? `This KPI is told by ${kpi.every}s: give the ${kpi.every}’s last month.`
          : `${text}.`,
    })),
  }
}

function dayOfPeriod(text: string): string | undefined {
  if (isPlainDate(text)) return text
  const month = /^(\d{4})-(\d{2})$/.exec(text)
  if (!month) return undefined
  const [year, number] = [Number(month[1]), Number(month[2])]
  return year > 0 && number >= 1 && number <= 12 ? endOfMonth(dateOf(year, number, 1)) : undefined
}

function councilIn(text: string, { councils }: FileAllowed): string | undefined {
  const said = text.toLowerCase()
  if (said === '' || said === 'trust') return ''
  return councils.find(({ code, name }) => said === code.toLowerCase() || said === name.toLowerCase())?.code
}
