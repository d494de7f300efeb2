import { trendOf } from '../../spine/measure/trend.ts'
import { type TrendChart, draw, drawForEveryWidth, sentenceFor } from '../../spine/web/charts/draw.ts'
import { type Table, download, workbook } from '../../spine/web/download.ts'
import { type Page, address, definePage, one, oneOf } from '../../spine/web/page.ts'
import { EXCEL } from '../../spine/web/paper/sheets.ts'
import type { KpiAnswer, KpiGlance, KpiRow } from '../../spine/web/services.ts'
import { asQuery, askFrom, councilChoices, endsOf } from './pages-asking.ts'
import { contractCouncilsPages } from './pages-councils.ts'
import { contractEntryPages } from './pages-entry.ts'
import { contractPublishedPages } from './pages-published.ts'
import { contractReportPages } from './pages-report.ts'
import { STATUSES, chanceIn, countsIn, figureIn, fromIn, nameOf, runIn, termIn } from './pages-words.ts'

const VIEWS = 'practice/contract/views'

/** The contract's KPIs: at a glance, one by one, as a report, and what is written about them. */
export const contractPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/contract',
    title: 'Contract KPIs',
    may: 'kpis.read',
    nav: { text: 'Contract', order: 12, more: true, under: 'Answering for it' },
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const ask = askFrom(query)
      const glance = await services.contract.glance(viewer, ask)
      const inOrder = one(query, 'order') === 'number'
      return {
        view: `${VIEWS}/contract.njk`,
        data: {
          ...told(glance),
          rows: (inOrder ? glance.rows : glance.worst).map(rowIn),
          inOrder,
          councils: councilChoices(services.councils, viewer),
          every: glance.asked.every,
          ends: endsOf(glance.asked),
          query: asQuery(glance.asked),
          sorted: (order: string) => address('/contract', { ...asQuery(glance.asked), order }),
          open: (id: string) => address(`/contract/${id}`, asQuery(glance.asked)),
          report: address('/contract/report', asQuery(glance.asked)),
          submit: address('/contract/submit', asQuery(glance.asked)),
          save: (as: string) => address('/contract/download', { ...asQuery(glance.asked), as }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/contract/download',
    title: 'Download the contract KPIs',
    may: 'kpis.read',
    handler: async ({ viewer, services, query }) => {
      const glance = await services.contract.glance(viewer, askFrom(query))
      const table = reportTable(glance)
      if (oneOf(query, 'as', ['csv', 'xlsx']) !== 'xlsx') return download(table, 'csv')
      // Each council on a sheet of its own, and the trust's first.
      const others =
        glance.asked.council === undefined
          ? await Promise.all(
              services.councils.map(async ({ value: council, text }) => ({
                ...reportTable(await services.contract.glance(viewer, { ...askFrom(query), council })),
                name: text,
              })),
            )
          : []
      const body = await workbook([{ ...table, name: 'The contract' }, ...others])
      return { download: { name: `${table.name}.xlsx`, type: EXCEL, body } }
    },
  }),
  ...contractReportPages,
  ...contractCouncilsPages,
  ...contractEntryPages,
  ...contractPublishedPages,
  definePage({
    method: 'GET',
    path: '/contract/:kpi',
    title: 'A contract KPI',
    may: 'kpis.read',
    handler: async ({ viewer, services, params, query }) => {
      const answer = await services.contract.kpi(viewer, params['kpi'] ?? '', askFrom(query))
      if (!answer) return { missing: true }
      return {
        view: `${VIEWS}/kpi.njk`,
        title: answer.row.title,
        data: { ...kpiData(answer), councils: councilChoices(services.councils, viewer) },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/contract/:kpi/changes',
    title: 'What changed since a figure was submitted',
    may: 'kpis.read',
    handler: async ({ viewer, services, params, query }) => {
      const changes = await services.contract.changes(viewer, params['kpi'] ?? '', askFrom(query))
      if (!changes) return { missing: true }
      const { row, was } = changes
      return {
        view: `${VIEWS}/changes.njk`,
        data: {
          ...changes,
          row: rowIn(row),
          was: figureIn(row.unit, was ?? null),
          sides: SIDES_IN_WORDS,
          back: address(`/contract/${row.id}`, asQuery(changes.asked)),
        },
      }
    },
  }),
]

const SIDES_IN_WORDS = {
  counts: 'counted',
  'does-not-count': 'in the whole only',
  unknown: 'not known',
  excluded: 'left out',
  'not-asked': 'not asked about',
} as const

function kpiData(answer: KpiAnswer): Readonly<Record<string, unknown>> {
  const { row, asked, series } = answer
  const { unit } = row
  const chart = chartOf(answer)
  const own = { ...asQuery(asked), every: row.every, end: row.end }
  return {
    answer,
    row: rowIn(row),
    chart: { ...drawForEveryWidth(chart), sentence: sentenceFor(chart) },
    series: series.toReversed().map(point => ({
      ...point,
      name: nameOf(row.every, point.end),
      value: figureIn(unit, point.figure.value),
      counts: countsIn(point.figure),
      is: STATUSES[point.status],
      target: figureIn(unit, point.target),
      tolerance: figureIn(unit, point.tolerance),
      run: point.streak === 0 ? '' : String(point.streak),
      was: point.restated ? figureIn(unit, point.submitted ?? null) : undefined,
      changes: address(`/contract/${row.id}/changes`, { ...own, end: point.end }),
    })),
    steps: answer.forecast?.steps.map(step => ({
      name: nameOf(row.every, step.end),
      value: figureIn(unit, step.value),
      lower: figureIn(unit, step.lower),
      upper: figureIn(unit, step.upper),
      chance: chanceIn(step.chance),
    })),
    missing: answer.missing.map(end => nameOf(row.every, end)),
    since: answer.since && nameOf(row.every, answer.since),
    terms: answer.terms.map(term => ({ ...term, held: termIn(unit, term) })),
    printed: answer.printed === undefined ? undefined : figureIn(unit, answer.printed),
    every: asked.every,
    ends: endsOf(asked),
    query: asQuery(asked),
    all: address('/contract', asQuery(asked)),
    enter: address(`/contract/${row.id}/figure`, own),
    comment: address(`/contract/${row.id}/comment`, { ...own, every: asked.every }),
    changes: address(`/contract/${row.id}/changes`, asQuery(asked)),
    target: `/contract/${row.id}/target`,
  }
}

/** The figures as they are judged with the usual limits of their coming and going, and the target. */
function chartOf({ row, series }: KpiAnswer): TrendChart {
  const points = series.map(({ end, figure }) => ({ on: end, value: figure.value }))
  const better = row.term?.polarity ?? 'lower'
  const trend = trendOf(points, better, row.unit === 'percent' && better !== 'band' ? { least: 0, most: 100 } : {})
  const { target = null, tolerance = null, polarity } = row.term ?? {}
  return {
    kind: 'trend',
    id: 'chart',
    title: `${row.title}, by ${row.every}`,
    unit: row.unit,
    points,
    trend,
    ...(trend.limits ? { limits: trend.limits } : {}),
    ...(target === null ? {} : { target }),
    compared: tolerance === null || polarity === 'band' ? [] : [{ label: 'Tolerance', value: tolerance }],
  }
}

function told(glance: KpiGlance): Readonly<Record<string, unknown>> {
  const { asked, rows, worst } = glance
  const { every, end } = asked
  return {
    asked,
    period: nameOf(every, end),
    submissions: glance.submissions,
    local: glance.local.map(each => ({
      ...each,
      target: figureIn(each.unit, each.target),
      now: figureIn(each.unit, each.now),
    })),
    breaches: worst.filter(row => row.breach).map(rowIn),
    outside: rows.filter(row => row.status === 'outside').length,
    heading: worst.filter(row => row.status !== 'outside' && (row.chance ?? 0) >= 0.5).map(rowIn),
    missing: rows.filter(row => row.status === 'missing').map(row => row.number),
  }
}

function rowIn(row: KpiRow): Readonly<Record<string, unknown>> {
  return {
    ...row,
    value: figureIn(row.unit, row.now.value),
    counts: countsIn(row.now),
    source: fromIn(row.now),
    held: termIn(row.unit, row.term),
    assumed: row.term !== undefined && !row.term.agreed,
    is: STATUSES[row.status],
    run: runIn(row),
    chanceText: chanceIn(row.chance),
    ago: figureIn(row.unit, row.yearAgo),
    was: row.submitted?.changed ? figureIn(row.unit, row.submitted.value) : undefined,
    endName: nameOf(row.every, row.end),
    line: draw({
      kind: 'sparkline',
      id: `line-${row.id}`,
      title: `${row.title}, ${row.every} by ${row.every}`,
      unit: row.unit,
      points: row.points,
    }),
  }
}

function reportTable({ asked, rows }: KpiGlance): Table {
  return {
    name: `contract-kpis-${asked.every}-${asked.end}${asked.council ? `-${asked.council}` : ''}`,
    columns: [
      'Number',
      'KPI',
      'Council',
      'Period',
      'Figure',
      'Count',
      'Of',
      'Target',
      'Tolerance',
      'Agreed',
      'Status',
      'In a row outside tolerance',
      'Persistent breach',
      'As first submitted',
      'Where from',
      'Commentary',
      'Signed by',
    ],
    rows: rows.map(row => [
      row.number,
      row.title,
      row.wholeTrust ? 'The whole trust' : asked.councilName,
      nameOf(asked.every === 'quarter' ? 'quarter' : row.every, row.end),
      row.now.value,
      row.now.part,
      row.now.whole,
      row.term?.target,
      row.term?.tolerance,
      row.term ? (row.term.agreed ? 'Yes' : 'Our assumption until agreed') : null,
      STATUSES[row.status].text,
      row.streak,
      row.breach ? 'Yes' : 'No',
      row.submitted?.value,
      fromIn(row.now),
      row.comment?.words,
      row.comment?.signedBy,
    ]),
  }
}
