import { type PlainDate, isPlainDate } from '../../spine/time/plain-date.ts'
import { shareOf } from './entered.ts'
import type { Kpi, Polarity } from './kpis.ts'
import { type Every, isPeriodEnd, periodName } from './periods.ts'

/** A field filled in wrongly, and what to do. */
export interface Fault {
  readonly field: string
  readonly text: string
}

/** What was sent of a form, by field. */
export type Sent = Readonly<Record<string, string>>

/** What a form said, or what is wrong with it. */
export type Read<Value> = { readonly value: Value } | { readonly faults: readonly Fault[] }

/** A number as people type it: '1,234.5', '−2', '12%'. Undefined where it is none. */
export function numberIn(text: string): number | undefined {
  const bare = text.trim().replace(/%$/, '').replaceAll(',', '').replace(/^[−–]/, '-').trim()
  return /^-?\d{1,7}(\.\d{1,4})?$/.test(bare) ? Number(bare) : undefined
}

/** The councils a figure may be of, and the last day that is over. */
export interface Allowed {
  readonly councils: readonly string[]
  /** The last day of the latest period that is over. */
  readonly until: PlainDate
}

/** A figure as a form or a line of a file gives it. */
export interface FigureRead {
  readonly council: string
  readonly end: PlainDate
  readonly value: number | null
  readonly part?: number
  readonly whole?: number
  readonly source: string
}

/** Reads a figure of a KPI: its two counts where it is a share of them, else the figure itself. */
export function readFigure(kpi: Kpi, sent: Sent, { councils, until }: Allowed): Read<FigureRead> {
  const { council = '', end = '', source = '' } = sent
  const numbers = readNumbers(kpi, sent)
  const faults: Fault[] = [
    ...periodFaults(kpi.every, end, until),
    ...councilFaults(kpi, council, councils),
    ...('faults' in numbers ? numbers.faults : []),
    ...(source.trim() === '' ? [{ field: 'source', text: 'Say where the figure comes from' }] : []),
    ...(source.trim().length > 400 ? [{ field: 'source', text: 'Use 400 characters or fewer' }] : []),
  ]
  if (faults.length > 0 || 'faults' in numbers || !isPlainDate(end)) return { faults }
  return { value: { council, end, ...numbers.value, source: source.trim() } }
}

/** What is wrong with a period's last day; nothing where it is one, and over. */
export function periodFaults(every: Every, end: string, until: PlainDate): readonly Fault[] {
  if (!isPlainDate(end) || !isPeriodEnd(every, end))
    return [{ field: 'end', text: every === 'month' ? 'Choose a month' : 'Choose a quarter' }]
  return end > until ? [{ field: 'end', text: `${periodName(every, end)} is not over yet` }] : []
}

function councilFaults(kpi: Kpi, council: string, councils: readonly string[]): readonly Fault[] {
  if (council === '') return []
  if (kpi.wholeTrust)
    return [{ field: 'council', text: 'This is counted for the trust as a whole: choose the whole trust' }]
  return councils.includes(council) ? [] : [{ field: 'council', text: 'Choose a council, or the whole trust' }]
}

function readNumbers(
  { counts, unit, signed }: Kpi,
  { value = '', part = '', whole = '' }: Sent,
): Read<Pick<FigureRead, 'value' | 'part' | 'whole'>> {
  if (counts && (part.trim() !== '' || whole.trim() !== '')) {
    const [some, all] = [numberIn(part), numberIn(whole)]
    const faults = [
      ...(some === undefined || some < 0 ? [{ field: 'part', text: `${counts.part}: enter a number, 0 or more` }] : []),
      ...(all === undefined || all < 0 ? [{ field: 'whole', text: `${counts.whole}: enter a number, 0 or more` }] : []),
    ]
    if (some === undefined || all === undefined || faults.length > 0) return { faults }
    if (some > all)
      return { faults: [{ field: 'part', text: `${counts.part} cannot be more than ${counts.whole.toLowerCase()}` }] }
    return { value: { value: shareOf(some, all), part: some, whole: all } }
  }
  const figure = numberIn(value)
  if (figure === undefined)
    return {
      faults: [
        counts
          ? { field: 'part', text: 'Enter both counts, or the figure itself' }
          : { field: 'value', text: 'Enter the figure as a number' },
      ],
    }
  if (figure < 0 && !signed) return { faults: [{ field: 'value', text: 'The figure cannot be less than 0' }] }
  if (unit === 'percent' && !signed && figure > 100)
    return { faults: [{ field: 'value', text: 'A share cannot be more than 100%' }] }
  if (unit === 'count' && !Number.isInteger(figure))
    return { faults: [{ field: 'value', text: 'Enter a whole number' }] }
  return { value: { value: figure } }
}

/** A target as a form gives it. */
export interface TargetRead {
  readonly from: PlainDate
  readonly polarity: Polarity
  readonly target: number | null
  readonly tolerance: number | null
  readonly agreed: boolean
  readonly why: string
}

/** Reads what a KPI is to be held to. A target or tolerance left blank is none. */
export function readTarget(sent: Sent): Read<TargetRead> {
  const { from = '', polarity = '', agreed = '' } = sent
  const why = (sent['why'] ?? '').trim()
  const number = (field: 'target' | 'tolerance'): number | null | undefined => {
    const text = (sent[field] ?? '').trim()
    return text === '' ? null : numberIn(text)
  }
  const [target, tolerance] = [number('target'), number('tolerance')]
  const way = (['higher', 'lower', 'band'] as const).find(each => each === polarity)
  const faults: Fault[] = [
    ...(way === undefined ? [{ field: 'polarity', text: 'Choose which way is good' }] : []),
    ...(target === undefined ? [{ field: 'target', text: 'Enter the target as a number, or leave it blank' }] : []),
    ...(tolerance === undefined
      ? [{ field: 'tolerance', text: 'Enter the tolerance as a number, or leave it blank' }]
      : []),
    ...(way && target != null && tolerance != null ? wrongSide(way, target, tolerance) : []),
    ...dayFaults(from),
    ...whyFaults(why),
  ]
  if (faults.length > 0 || way === undefined || target === undefined || tolerance === undefined || !isPlainDate(from))
    return { faults }
  return { value: { from, polarity: way, target, tolerance, agreed: agreed === 'yes', why } }
}

function wrongSide(polarity: Polarity, target: number, tolerance: number): readonly Fault[] {
  const text = {
    higher: tolerance > target ? 'What is tolerated cannot be better than the target: enter it or less' : undefined,
    lower: tolerance < target ? 'What is tolerated cannot be better than the target: enter it or more' : undefined,
    band: tolerance < 0 ? 'Enter how far from the target is tolerated, 0 or more' : undefined,
  }[polarity]
  return text === undefined ? [] : [{ field: 'tolerance', text }]
}

/** What is wrong with the day something is to run from. */
export function dayFaults(from: string): readonly Fault[] {
  return isPlainDate(from) ? [] : [{ field: 'from', text: 'Enter the day it runs from' }]
}

/** What is wrong with a reason. */
export function whyFaults(why: string): readonly Fault[] {
  if (why === '') return [{ field: 'why', text: 'Say why, so that whoever reads it later can tell' }]
  return why.length > 4000 ? [{ field: 'why', text: 'Use 4,000 characters or fewer' }] : []
}

/** What is wrong with a signature: it is a box that whoever sends the form must tick. */
export function signFaults(sent: Sent): readonly Fault[] {
  return sent['sign'] === 'yes' ? [] : [{ field: 'sign', text: 'Tick the box to sign it' }]
}
