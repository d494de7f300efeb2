import { trendOf } from '../../spine/measure/trend.ts'
import { download } from '../../spine/web/download.ts'
import { atTime, sentences } from '../../spine/web/format.ts'
import { type Page, address, definePage, one, oneOf, pageNumber } from '../../spine/web/page.ts'
import { type MeasureAnswer, type PublishedRow, type Scorecard, type Side, may } from '../../spine/web/services.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import { type TrendChart, draw, drawForEveryWidth, sentenceFor } from '../../spine/web/charts/draw.ts'
import { askFrom, asQuery, councilChoices, dateProblem } from './pages-asked.ts'
import { boardTable, scorecardTable } from './pages-tables.ts'
import { definitionParts } from './definition.ts'
import {
  SIDES,
  apart,
  changesInWords,
  figureInWords,
  mostlyInWords,
  periodInWords,
  publishedMixInWords,
  sinceLastYear,
} from './pages-words.ts'

const VIEWS = 'practice/governance/views'
const SIDE_NAMES = ['counts', 'does-not-count', 'unknown', 'excluded'] as const satisfies readonly Side[]

/** The scorecard, a measure, and the scorecard a board member sees. */
export const governancePages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/scorecard',
    title: 'Scorecard',
    may: 'figures.read',
    nav: { text: 'Scorecard', order: 10 },
    handler: async ({ viewer, services, query }) => {
      const scorecard = await services.figures.scorecard(viewer, askFrom(query))
      return {
        view: `${VIEWS}/scorecard.njk`,
        data: {
          scorecard,
          groups: drawnGroups(scorecard.groups),
          councils: councilChoices(services.councils, viewer),
          query: asQuery(askFrom(query)),
          download: (as: string) => address('/scorecard/download', { ...asQuery(askFrom(query)), as }),
          front: address('/scorecard/front', asQuery(askFrom(query))),
          open: (id: string) => address(`/measures/${id}`, asQuery(askFrom(query))),
          problem: dateProblem(query),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/scorecard/download',
    title: 'Download the scorecard',
    may: 'figures.read',
    handler: async ({ viewer, services, query }) => {
      const scorecard = await services.figures.scorecard(viewer, askFrom(query))
      return download(scorecardTable(scorecard), oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv')
    },
  }),
  definePage({
    method: 'GET',
    path: '/measures/:id',
    title: 'A measure',
    may: 'figures.read',
    handler: async ({ viewer, services, params, query }) => {
      const ask = askFrom(query)
      const side = oneOf(query, 'side', SIDE_NAMES)
      const page = pageNumber(query)
      const everyChange = one(query, 'changes') === 'all'
      const measure = await services.figures.measure(viewer, params['id'] ?? '', {
        ...ask,
        ...(side ? { side } : {}),
        ...(page ? { page } : {}),
        everyChange,
      })
      if (!measure) return { missing: true }
      if ('fedBy' in measure)
        return { view: `${VIEWS}/measure-not-held.njk`, data: { measure }, title: measure.question }
      const path = `/measures/${measure.id}`
      const members = measure.members
      const link = (changes: Readonly<Record<string, string | number | undefined>>): string =>
        address(path, { ...asQuery(ask), side: members?.side, ...changes })
      return {
        view: `${VIEWS}/measure.njk`,
        title: measure.question,
        data: {
          measure,
          answer: figureInWords(measure.now, measure.of),
          mostly: measure.parts && mostlyInWords(measure.parts),
          definition: definitionParts(measure.definition),
          since: sinceLastYear(measure.yearAgo, measure.direction),
          apart: apart(measure.now),
          period: periodInWords(measure.period.start, measure.period.end),
          chart: chartOf(measure),
          publications: [...new Set(measure.comparators.map(other => other.source))],
          councils: councilChoices(services.councils, viewer),
          query: asQuery(ask),
          problem: dateProblem(query),
          sides: SIDE_NAMES.map(name => ({
            name,
            text: SIDES[name],
            count: measure.sides[name],
            href: `${link({ side: name })}#who`,
            current: members?.side === name,
          })),
          pages: members && {
            page: members.page,
            pages: members.pages,
            before: members.page > 1 ? `${link({ page: members.page - 1 })}#who` : undefined,
            after: members.page < members.pages ? `${link({ page: members.page + 1 })}#who` : undefined,
          },
          earlier: measure.earlier && {
            ...changesInWords(measure.earlier),
            sentence: measure.earlier.figure && figureInWords(measure.earlier.figure, measure.of),
            all: `${link({ changes: 'all' })}#before`,
          },
          download: (as: string) => address(`${path}/download`, { ...asQuery(ask), as }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/measures/:id/download',
    title: 'Download who is behind a figure',
    may: 'members.read',
    handler: async ({ viewer, services, params, query }) => {
      const id = params['id'] ?? ''
      const members = await services.figures.members(viewer, id, askFrom(query))
      const rows = members.map(member => [
        member.called,
        SIDES[member.side],
        member.at,
        member.value,
        member.part,
        sentences(member.because),
      ])
      const columns = ['Child', 'Side', 'Date', 'Value', 'Part', 'Why']
      return download({ name: `${id}-children`, columns, rows }, oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv')
    },
  }),
  definePage({
    method: 'GET',
    path: '/board',
    title: 'Our children, in figures',
    may: 'figures.read-suppressed',
    nav: { text: 'Board scorecard', order: 40 },
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const on = one(query, 'on')
      const board = await services.figures.published(viewer, isPlainDate(on) ? { on } : {})
      const save = (as: string): string => address('/board/download', { on: board.on, as })
      const { measures } = await services.front.board(viewer, { on: board.on })
      return {
        view: `${VIEWS}/board.njk`,
        data: {
          board,
          groups: board.groups.map(({ title, rows: its }) => ({
            title,
            told: its.filter(row => row.now).map(mixed),
            untold: its.filter(row => !row.now),
          })),
          front: measures.map(({ row }) => mixed(row)),
          words: address('/board/front', { on: board.on }),
          plain: address('/board/plain', { on: board.on }),
          publishedOn: board.publishedAt && dayOf(board.publishedAt),
          since: may(viewer, 'figures.publish') ? await services.figures.unpublished(viewer) : undefined,
          download: save,
          forReading: true,
        },
      }
    },
  }),
  definePage({
    method: 'POST',
    path: '/board/publish',
    title: 'Publish a year of the board scorecard',
    may: 'figures.publish',
    handler: async ({ viewer, services }) => {
      await services.figures.publish(viewer)
      return { redirect: '/board' }
    },
  }),
  definePage({
    method: 'POST',
    path: '/board/restate',
    title: 'Restate what was published',
    may: 'figures.publish',
    handler: async ({ viewer, services }) => {
      await services.figures.restate(viewer)
      return { redirect: '/board' }
    },
  }),
  definePage({
    method: 'GET',
    path: '/board/download',
    title: 'Download the board scorecard',
    may: 'figures.read-suppressed',
    handler: async ({ viewer, services, query }) => {
      const on = one(query, 'on')
      const board = await services.figures.published(viewer, isPlainDate(on) ? { on } : {})
      return download(boardTable(board), oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv')
    },
  }),
]

/** The day of an instant, as a clock in England shows it. */
function dayOf(instant: string): string {
  return atTime(instant).split(' at ')[0] as string
}

// A mix has no one number to answer with: its row says its largest parts instead.
function mixed(row: PublishedRow): PublishedRow & { readonly mixed?: string } {
  if (!row.parts || row.parts.length === 0) return row
  return { ...row, mixed: publishedMixInWords(row) ?? 'No part of this can be shown.' }
}

type Drawn = readonly Readonly<Record<string, unknown>>[]

// The same groups come again for every reader until the figures change.
const alreadyDrawn = new WeakMap<Scorecard['groups'], Drawn>()

function drawnGroups(groups: Scorecard['groups']): Drawn {
  const found = alreadyDrawn.get(groups)
  if (found) return found
  const made = groups.map(group => ({ ...group, rows: group.rows.map(row => drawn(row)) }))
  alreadyDrawn.set(groups, made)
  return made
}

function drawn(row: Scorecard['groups'][number]['rows'][number]): Readonly<Record<string, unknown>> {
  if (!row.held) return { ...row }
  const spark = (span: 'months' | 'years'): string =>
    draw({
      kind: 'sparkline',
      id: `${span}-${row.id}`,
      title: `${row.title}, ${span === 'months' ? 'month by month' : 'year by year'}`,
      unit: row.unit,
      points: row[span],
    })
  return { ...row, months: spark('months'), years: spark('years') }
}

/** A mix as bars of its parts; anything else as a control chart of its months, or of its years where it changes with them. */
function chartOf(measure: MeasureAnswer): {
  readonly wide: string
  readonly narrow: string
  readonly sentence: string
} {
  const { unit } = measure.now
  const chart = measure.parts
    ? ({
        kind: 'bars',
        id: 'chart',
        title: measure.title,
        unit: 'mix',
        of: 'Part',
        bars: measure.parts.map(part => ({ label: part.label, value: part.value, count: part.count })),
        unknown: measure.now.unknown,
      } as const)
    : trendChart(measure, unit === 'percent' ? { least: 0, most: 100 } : unit === 'net' ? {} : { least: 0 })
  return { ...drawForEveryWidth(chart), sentence: sentenceFor(chart) }
}

function trendChart(measure: MeasureAnswer, bounds: Parameters<typeof trendOf>[2]): TrendChart {
  const points = measure.yearly ? measure.years : measure.months
  const trend = trendOf(points, measure.better, bounds)
  // A country's number of children would press a council's flat; only what does not grow with the place is set beside it.
  const comparable = measure.now.unit !== 'count' && measure.now.unit !== 'net'
  return {
    kind: 'trend',
    id: 'chart',
    title: `${measure.title}, ${measure.yearly ? 'year by year' : 'month by month'}`,
    unit: measure.now.unit,
    points,
    ...(trend.limits ? { limits: trend.limits } : {}),
    compared: comparable
      ? measure.comparators.flatMap(({ name, value }) => (value === null ? [] : [{ label: name, value }]))
      : [],
    trend,
  }
}
