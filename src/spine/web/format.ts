import { formatValue } from '../measure/format.ts'
import type { Unit } from '../measure/measure.ts'
import { isPlainDate } from '../time/plain-date.ts'
import type { Direction, Figure, PublishedFigure } from './services.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A date in words: '14 March 2027', 'March 2027', '2027'; 'date not known' for null. */
export function inWords(date: string | null | undefined): string {
  if (!date) return 'date not known'
  const [year = '', month, day] = date.slice(0, 10).split('-')
  const name = month ? MONTHS[Number(month) - 1] : undefined
  return [day ? String(Number(day)) : undefined, name, year].filter(Boolean).join(' ')
}

/** A date in few letters, for a column: '14 Mar 2027'. */
export function inShort(date: string | null | undefined): string {
  if (!date) return '–'
  const [year = '', month, day] = date.slice(0, 10).split('-')
  return [day ? String(Number(day)) : undefined, month ? MONTHS[Number(month) - 1]?.slice(0, 3) : undefined, year]
    .filter(Boolean)
    .join(' ')
}

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h12',
})

/** An instant as a clock in England shows it: '14 March 2027 at 2:05pm'. A plain date has no time and gets none. */
export function atTime(instant: string): string {
  if (isPlainDate(instant)) return inWords(instant)
  const parts = Object.fromEntries(LONDON.formatToParts(new Date(instant)).map(part => [part.type, part.value]))
  return `${inWords(`${parts['year']}-${parts['month']}-${parts['day']}`)} at ${parts['hour']}:${parts['minute']}${(parts['dayPeriod'] ?? '').replaceAll(/[.\s]/g, '').toLowerCase()}`
}

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** A whole number: '1,172'; a dash for null. */
export function whole(value: number | null | undefined): string {
  return value == null ? '–' : WHOLE.format(value)
}

/** A measure's value for a column: '93%', '66' (of a rate per 10,000), '147 days'; a dash where nothing can be said. */
export function ofUnit(unit: Unit, value: number | null | undefined): string {
  if (value == null) return '–'
  switch (unit) {
    case 'percent':
    case 'days':
    case 'mean':
    case 'net':
      return formatValue(value, unit)
    case 'rate':
      return formatValue(value, unit).replace(' per 10,000', '')
    case 'count':
    case 'mix':
      return WHOLE.format(value)
  }
}

/** A value with two decimals, for a table of what a chart shows. */
export function exactly(value: number | null, unit: Unit): string {
  return formatValue(value, unit, 'exact')
}

/** The children behind a figure: '1,090 of 1,172'; empty where the figure is itself the number of children. */
export function behind(figure: Figure): string {
  switch (figure.unit) {
    case 'percent':
      return `${whole(figure.numerator)} of ${whole(figure.denominator)}`
    case 'mean':
    case 'days':
      return whole(figure.denominator)
    case 'rate':
      return whole(figure.numerator)
    case 'net': {
      const { numerator, denominator } = figure
      return `${whole(numerator)} in, ${whole(denominator === null ? null : denominator - numerator - figure.unknown)} out`
    }
    case 'count':
    case 'mix':
      // A count of children says it already; a count of events may be about fewer children.
      return figure.children === figure.numerator ? '' : whole(figure.children)
  }
}

/** A published number, or 'not shown' for every one that is held back, whatever the reason. */
export function published(figure: PublishedFigure | undefined): string {
  if (!figure) return '–'
  return figure.hidden ? 'not shown' : ofUnit(figure.unit, figure.value)
}

/** The children behind a published number: '1,090 of 1,172'; empty when held back, or when the number is itself of children. */
export function publishedBehind(figure: PublishedFigure | undefined): string {
  if (!figure || figure.hidden) return ''
  if (figure.net) return `${whole(figure.net.came)} in, ${whole(figure.net.left)} out`
  if (figure.children === null) return ''
  if (figure.outOf === null && figure.children === figure.value) return ''
  return figure.outOf === null ? whole(figure.children) : `${whole(figure.children)} of ${whole(figure.outOf)}`
}

const ARROWS = { up: '↑', down: '↓', same: '→', 'cannot-tell': '' } as const
const WENT = { up: 'up', down: 'down', same: 'the same', 'cannot-tell': 'cannot tell' } as const

/** The arrow and the words for a direction: '↑ up, better'. */
export function direction(way: Direction): { readonly arrow: string; readonly words: string } {
  const judged = way.is === 'neither' || way.went === 'same' || way.went === 'cannot-tell' ? '' : `, ${way.is}`
  return { arrow: ARROWS[way.went], words: `${WENT[way.went]}${judged}` }
}

/** '1 child', '2 children', '1,172 children'. */
export function children(count: number): string {
  return count === 1 ? '1 child' : `${whole(count)} children`
}

/** Reasons as sentences after one another, each with its full stop. */
export function sentences(words: readonly string[]): string {
  return words.map(each => (/[.?!…]$/.test(each) ? each : `${each}.`)).join(' ')
}

/** 'one and two', 'one, two and three'. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
}

/** A collection year by the year it ends in: '2025-26'. */
export function yearName(endYear: number): string {
  return `${endYear - 1}-${String(endYear % 100).padStart(2, '0')}`
}

/** Words that begin with a capital, for the middle of a sentence. Abbreviations keep theirs. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text
}

/** A month by a day in it: 'October 2026'. */
export function monthIn(day: string): string {
  const [year = '', month = ''] = day.split('-')
  return `${MONTHS[Number(month) - 1] ?? ''} ${year}`
}
