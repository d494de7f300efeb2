import { builtIn } from '../../practice/governance/comparators.ts'
import { scorecard as layout } from '../../practice/governance/scorecard.ts'
import type { Council, Measure } from '../../spine/measure/measure.ts'
import {
  ALL_COUNCILS,
  type Figure,
  type Publication,
  type PublishedFigure as Suppressed,
  type Shown,
} from '../../spine/measure/suppress.ts'
import { type PlainDate, addYears } from '../../spine/time/plain-date.ts'
import type { PublishedFigure, PublishedRow, PublishedScorecard } from '../../spine/web/services.ts'
import { comparatorOf } from '../comparators/beside.ts'
import { measures } from '../rulebook.ts'
import { linksBetween } from './linked.ts'
import { type MadeKnown, suppressAdded, suppressAfter } from './republish.ts'
import { directionOf } from './rows.ts'
import type { FiguresWork } from './work.ts'

const ENGLAND = 'E92000001'
const YEARS_PUBLISHED = 5

/** Tables that may be shown outside, made together so that none gives another away, with what they make known. */
export interface PublishedTables extends MadeKnown {
  /** Every date whose numbers are known of: those of the tables, and those of earlier ones. */
  readonly dates: readonly PlainDate[]
  /** The tables of each published date, newest first. */
  readonly scorecards: readonly PublishedScorecard[]
}

/** The fixed published dates: the year ends of the returns held, newest first. */
export function publishedDates(yearsHeld: readonly number[], today: PlainDate): readonly PlainDate[] {
  const dates = yearsHeld.map(year => `${year}-03-31` as PlainDate).filter(date => date <= today)
  return newestDates(dates)
}

/** As many of these dates as are shown at once, newest first. */
export function newestDates(dates: readonly PlainDate[]): readonly PlainDate[] {
  return dates.toSorted().reverse().slice(0, YEARS_PUBLISHED)
}

/**
 * Works out every table of the dates to be published at once, and hides in all of them together what would identify
 * somebody, alone or beside the tables published earlier. Dates of earlier tables are taken in, so that what they showed
 * is thought of where it bears on newer numbers.
 */
export async function publishedTables(
  work: FiguresWork,
  councils: readonly Council[],
  published: readonly PlainDate[],
  earlier: readonly PublishedTables[],
): Promise<PublishedTables> {
  const counted = await countedOn(work, councils, [...published, ...datesOf(earlier)])
  const { figures } = counted
  const { publication, known } = suppressAfter(figures, linksBetween(figures), earlier)
  return { ...known, dates: counted.dates, scorecards: scorecardsOf(counted, councils, publication, published, []) }
}

/**
 * Works out the tables of dates not published yet, and hides in them what would identify somebody, alone or beside all
 * the tables published earlier. The tables that stand are taken over exactly as they are, and the figures of a year ago
 * are those that stand.
 */
export async function tablesWith(
  added: readonly PlainDate[],
  work: FiguresWork,
  councils: readonly Council[],
  standing: readonly PublishedScorecard[],
  earlier: readonly PublishedTables[],
): Promise<PublishedTables> {
  const counted = await countedOn(work, councils, [...added, ...datesOf(earlier)])
  const { figures } = counted
  const { publication, known } = suppressAdded(figures, linksBetween(figures), earlier, added)
  const all = [...scorecardsOf(counted, councils, publication, added, standing), ...standing]
  const scorecards = all.sort((a, b) => (a.on < b.on ? 1 : -1)).slice(0, YEARS_PUBLISHED)
  return { ...known, dates: counted.dates, scorecards }
}

function datesOf(earlier: readonly PublishedTables[]): readonly PlainDate[] {
  return earlier.flatMap(each => each.dates)
}

/** Every number of the tables of some dates, with nothing hidden. */
interface Counted {
  readonly dates: readonly PlainDate[]
  readonly figures: readonly Figure[]
  readonly finishedAt: string
}

async function countedOn(work: FiguresWork, councils: readonly Council[], on: readonly PlainDate[]): Promise<Counted> {
  const dates = [...new Set(on)].sort().reverse()
  const shown = layout
    .flatMap(group => group.rows.filter(isOfChildren))
    .flatMap(row => (row.kind === 'measure' ? [measures.get(row.id) as Measure] : []))
  const pass = await work.pass(shown, dates)
  const figures: Figure[] = []
  for (const measure of shown)
    for (const date of dates)
      for (const council of [undefined, ...councils.map(each => each.code)])
        figures.push({ council: council ?? ALL_COUNCILS, result: pass.result(measure.id, date, council) })
  return { dates, figures, finishedAt: pass.finishedAt }
}

// Figures of those who work here are not published: they are few, and no table of children hides them.
function isOfChildren(row: (typeof layout)[number]['rows'][number]): boolean {
  return row.kind !== 'measure' || measures.get(row.id)?.subject === undefined
}

/** The tables of some of the dates. A figure of a year ago is the one that stands, where one does. */
function scorecardsOf(
  { dates, finishedAt }: Counted,
  councils: readonly Council[],
  publication: Publication,
  published: readonly PlainDate[],
  standing: readonly PublishedScorecard[],
): readonly PublishedScorecard[] {
  const hidden = new Map(publication.figures.map(figure => [keyOf(figure.id, figure.on, figure.council), figure]))
  const figure = (measure: string, on: PlainDate, council: string): PublishedFigure =>
    shownFigure(hidden.get(keyOf(measure, on, council)) as Suppressed)
  const stood = new Map(
    standing.flatMap(({ on, groups }) =>
      groups.flatMap(group => group.rows.map(row => [keyOf(row.id, on, ALL_COUNCILS), row.now] as const)),
    ),
  )
  const stands = new Set(standing.map(each => each.on))
  const wholeOn = (measure: string, on: PlainDate): PublishedFigure | undefined =>
    stands.has(on)
      ? stood.get(keyOf(measure, on, ALL_COUNCILS))
      : dates.includes(on) && (standing.length === 0 || published.includes(on))
        ? figure(measure, on, ALL_COUNCILS)
        : undefined

  const partOf = (measure: string, on: PlainDate, council: string, code: string): PublishedFigure => {
    const count = hidden.get(keyOf(measure, on, council))?.parts?.find(part => part.code === code)?.count ?? 0
    return count === 'hidden'
      ? { unit: 'count', value: null, children: null, outOf: null, hidden: true }
      : { unit: 'count', value: count, children: count, outOf: null }
  }

  const rowOf = (measure: Measure, on: PlainDate): PublishedRow => {
    const yearAgo = addYears(on, -1)
    const now = figure(measure.id, on, ALL_COUNCILS)
    const before = wholeOn(measure.id, yearAgo)
    const told = now.hidden === undefined && before !== undefined && before.hidden === undefined
    const england = measure.unit === 'mix' ? undefined : builtIn.on(measure.id, ENGLAND, on)
    const parts = hidden.get(keyOf(measure.id, on, ALL_COUNCILS))?.parts?.filter(part => part.count !== 0)
    return {
      id: measure.id,
      title: measure.title,
      question: measure.question,
      definition: measure.definition,
      source: measure.sources.map(source => `${source.title}, ${source.provision}`).join('; '),
      front: measure.front,
      now,
      ...(parts
        ? {
            parts: parts.map(({ code, label }) => ({
              label,
              now: partOf(measure.id, on, ALL_COUNCILS, code),
              councils: councils.map(council => partOf(measure.id, on, council.code, code)),
            })),
          }
        : {}),
      ...(before ? { yearAgo: before } : {}),
      direction: told ? directionOf(now, before, measure.better) : { went: 'cannot-tell', is: 'neither' },
      councils: councils.map(council => figure(measure.id, on, council.code)),
      ...(england ? { england: comparatorOf('England', england) } : {}),
    }
  }

  return published.map(
    (on): PublishedScorecard => ({
      on,
      dates: published,
      councils: choicesOf(councils),
      groups: layout.map(({ title, rows }) => ({
        title,
        rows: rows
          .filter(isOfChildren)
          .map(row => (row.kind === 'measure' ? rowOf(measures.get(row.id) as Measure, on) : untold(row))),
      })),
      workedOutAt: finishedAt,
    }),
  )
}

/** The tables while nothing is held that could be published: every question, and what would answer it. */
export function nothingPublished(councils: readonly Council[], today: PlainDate): PublishedScorecard {
  return {
    on: today,
    dates: [],
    councils: choicesOf(councils),
    groups: layout.map(({ title, rows }) => ({ title, rows: rows.filter(isOfChildren).map(untold) })),
  }
}

function choicesOf(councils: readonly Council[]): PublishedScorecard['councils'] {
  return councils.map(({ code, name }) => ({ value: code, text: name }))
}

function untold(row: (typeof layout)[number]['rows'][number]): PublishedRow {
  const { id, title, question } = row.kind === 'measure' ? (measures.get(row.id) as Measure) : row
  const fedBy = row.kind === 'measure' ? 'A council’s SSDA903 return' : row.fedBy
  const direction = { went: 'cannot-tell', is: 'neither' } as const
  return { id, title, question, definition: '', source: '', front: false, fedBy, direction, councils: [] }
}

/** A suppressed figure as pages show it: nothing in it says why a number is held back. Pure. */
export function shownFigure(figure: Suppressed): PublishedFigure {
  const averages = figure.unit === 'mean' || figure.unit === 'days'
  const behind = averages || figure.unit === 'mix' ? figure.denominator : figure.numerator
  const shares = figure.unit === 'percent'
  // A percentage whose total is held back is held back whole: its two halves are never shown apart.
  const hides = [behind, figure.value, ...(shares ? [figure.denominator] : [])].includes('hidden')
  return hides
    ? { unit: figure.unit, value: null, children: null, outOf: null, hidden: true }
    : {
        unit: figure.unit,
        value: figure.unit === 'mix' ? shownOrNull(behind) : shownOrNull(figure.value),
        // Events may happen to one child more than once.
        children: figure.unit === 'net' ? null : shownOrNull(figure.unit === 'count' ? figure.children : behind),
        outOf: shares ? shownOrNull(figure.denominator) : null,
        ...netOf(figure),
      }
}

// How many came and how many left, where neither is held back: the rest of all the comings and goings are those known to leave.
function netOf({ unit, numerator: came, denominator: all, unknown }: Suppressed): Pick<PublishedFigure, 'net'> {
  if (unit !== 'net' || all === null || came === 'hidden' || all === 'hidden' || unknown === 'hidden') return {}
  return { net: { came, left: all - came - unknown } }
}

function shownOrNull(shown: Shown | null): number | null {
  return shown === 'hidden' ? null : shown
}

function keyOf(measure: string, on: PlainDate, council: string): string {
  return `${measure} ${on} ${council}`
}
