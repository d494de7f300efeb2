import { type Page, definePage, one } from '../../spine/web/page.ts'
import type { KpiPublishedFigure, KpiRow } from '../../spine/web/services.ts'
import { STATUSES, figureIn, nameOf } from './pages-words.ts'

/** What went to the councils, for those who see nothing else. */
export const contractPublishedPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/contract/published',
    title: 'What went to the councils',
    may: 'kpis.read-published',
    nav: { text: 'Contract, as published', order: 41, more: true, under: 'Answering for it' },
    handler: async ({ viewer, services, query }) => {
      const { submitted, shown, councils, rows } = await services.contract.published(viewer, one(query, 'of'))
      return {
        view: 'practice/contract/views/published.njk',
        data: {
          choices: submitted.map(each => ({
            value: each.id,
            text: `${nameOf(each.every, each.end)}, signed on ${dayOf(each.at)}`,
          })),
          shown,
          period: shown && nameOf(shown.every, shown.end),
          councils,
          rows: rows.map(row => ({
            ...row,
            target: figureIn(row.unit, row.target),
            trust: told(row.unit, row.trust),
            councils: row.councils.map(figure => told(row.unit, figure)),
          })),
          forReading: true,
        },
      }
    },
  }),
]

// The day alone: which of several submissions of a period is meant.
function dayOf(at: string): string {
  return at.slice(0, 10)
}

function told(unit: KpiRow['unit'], figure: KpiPublishedFigure | undefined): Readonly<Record<string, unknown>> {
  if (!figure) return { text: 'for the trust only', only: true }
  if (figure.hidden) return { text: 'not shown', hidden: true }
  // A share to a whole number: a decimal could tell what it is a share of.
  const value = figure.value === null ? null : unit === 'percent' ? Math.round(figure.value) : figure.value
  return { text: figureIn(unit, value), is: STATUSES[figure.status], breach: figure.breach, streak: figure.streak }
}
