import { ofUnit, whole } from '../../spine/web/format.ts'
import type { PaperCell, PaperLevel } from '../../spine/web/paper/paper.ts'
import type { KpiFigure, KpiPublishedFigure, KpiRow, KpiStatus, KpiTerm } from '../../spine/web/services.ts'
import { type Every, periodName } from './periods.ts'

/** How a figure stands, as people say it, with the level that gives it its shape and colour. */
export const STATUSES: Readonly<
  Record<KpiStatus, { readonly level: PaperLevel; readonly text: string; readonly rag: string }>
> = {
  'on-target': { level: 'met', text: 'Green: on target', rag: 'Green' },
  within: { level: 'due', text: 'Amber: within tolerance', rag: 'Amber' },
  outside: { level: 'overdue', text: 'Red: outside tolerance', rag: 'Red' },
  'not-judged': { level: 'cannot-tell', text: 'Not judged: no tolerance is agreed', rag: '' },
  nothing: { level: 'cannot-tell', text: 'Nothing to count', rag: '' },
  missing: { level: 'cannot-tell', text: 'No figure held', rag: '' },
}

type Unit = KpiRow['unit']

/** A figure for a column: '79.5%', '147.2 days', '3'. One decimal, because a tolerance can have one. */
export function figureIn(unit: Unit, value: number | null | undefined): string {
  if (value == null) return '–'
  const rounded = Math.round(value * 10) / 10
  return unit === 'percent' ? `${rounded}%` : unit === 'days' ? `${rounded} days` : ofUnit('count', value)
}

/** The counts behind a figure: '318 of 400', 'of 74'; empty where it has none. */
export function countsIn({ part, whole: all }: Pick<KpiFigure, 'part' | 'whole'>): string {
  if (all === undefined) return ''
  return part === undefined ? `of ${counted(all)}` : `${counted(part)} of ${counted(all)}`
}

// Posts are counted by parts of a full week.
function counted(count: number): string {
  return Number.isInteger(count) ? whole(count) : count.toLocaleString('en-GB', { maximumFractionDigits: 1 })
}

/** What a KPI is held to: '95%, tolerated from 83%'. */
export function termIn(unit: Unit, term: Pick<KpiTerm, 'polarity' | 'target' | 'tolerance'> | undefined): string {
  if (!term || (term.target === null && term.tolerance === null)) return 'none agreed'
  const target = term.target === null ? 'no target' : figureIn(unit, term.target)
  if (term.tolerance === null) return `${target}, no tolerance agreed`
  const edge = figureIn(unit, term.tolerance)
  if (term.polarity === 'band') return `${target}, ${edge.replace('%', ' points')} either way`
  return `${target}, tolerated ${term.polarity === 'higher' ? 'down' : 'up'} to ${edge}`
}

/** A run of periods outside tolerance: '2 months outside tolerance', and whether that is a persistent breach. */
export function runIn({
  streak,
  every,
  breach,
  needed,
}: Pick<KpiRow, 'streak' | 'every' | 'breach' | 'needed'>): string {
  if (streak === 0) return ''
  const periods = `${streak} ${every}${streak === 1 ? '' : 's'} in a row outside tolerance`
  return breach ? `Persistent breach: ${periods}` : `${periods} (${needed} are a persistent breach)`
}

/** A chance as people say it: '4 in 5', 'under 1 in 20'. */
export function chanceIn(chance: number | null): string {
  if (chance === null) return 'cannot tell'
  if (chance < 0.05) return 'under 1 in 20'
  if (chance > 0.95) return 'over 19 in 20'
  return `${Math.round(chance * 100)}%`
}

/** A period by name. */
export function nameOf(every: Every, end: KpiRow['end']): string {
  return periodName(every, end)
}

/** Where a figure comes from, in a few words. */
export function fromIn({ from, source, signedBy }: KpiFigure): string {
  switch (from) {
    case 'record':
      return 'worked out from the record'
    case 'entered':
      return `entered${source ? ` from ${source}` : ''}${signedBy ? `, signed by ${signedBy}` : ''}`
    case 'none':
      return 'no figure held'
  }
}

/** A figure that went to the councils, as it may be shown outside. A share to a whole number: a decimal could tell what it is a share of. */
export function publishedIn(
  unit: Unit,
  figure: KpiPublishedFigure | undefined,
): {
  readonly text: string
  readonly only?: true
  readonly hidden?: true
  readonly is?: (typeof STATUSES)[KpiStatus]
  readonly breach?: boolean
} {
  if (!figure) return { text: 'for the trust only', only: true }
  if (figure.hidden) return { text: 'not shown', hidden: true }
  const value = figure.value === null ? null : unit === 'percent' ? Math.round(figure.value) : figure.value
  return { text: figureIn(unit, value), is: STATUSES[figure.status], breach: figure.breach }
}

/** The same for a paper's table. */
export function publishedCell(unit: Unit, figure: KpiPublishedFigure | undefined): PaperCell {
  const { text, is, breach } = publishedIn(unit, figure)
  if (!is) return [{ text, quiet: true }]
  return [
    { text, strong: true },
    { text: is.text, level: is.level },
    ...(breach ? [{ text: 'Persistent breach', strong: true as const }] : []),
  ]
}
