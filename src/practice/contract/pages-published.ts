import { type Page, definePage, one } from '../../spine/web/page.ts'
import { dayInEngland } from '../../spine/time/instants.ts'
import { inShort } from '../../spine/web/format.ts'
import { savesOf } from './pages-report.ts'
import { figureIn, nameOf, publishedIn } from './pages-words.ts'

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
            text: `${nameOf(each.every, each.end)}, signed ${inShort(dayInEngland(each.at))}`,
          })),
          shown,
          saves: shown && savesOf('/contract/published/download', { of: shown.id }),
          period: shown && nameOf(shown.every, shown.end),
          councils,
          rows: rows.map(row => ({
            ...row,
            target: figureIn(row.unit, row.target),
            trust: publishedIn(row.unit, row.trust),
            councils: row.councils.map(figure => publishedIn(row.unit, figure)),
          })),
          forReading: true,
        },
      }
    },
  }),
]
