import {
  type Answer,
  type Fields,
  type Page,
  type PageRequest,
  address,
  definePage,
  one,
  oneOf,
} from '../../spine/web/page.ts'
import { EXCEL, paperAsWorkbook } from '../../spine/web/paper/sheets.ts'
import type { Paper } from '../../spine/web/paper/paper.ts'
import { PDF, paperAsPdf, pdfBrowser } from '../../spine/web/paper/pdf.ts'
import { paperForView } from '../../spine/web/paper/view.ts'
import { WORD, paperAsWord } from '../../spine/web/paper/word.ts'
import { asQuery, askFrom, councilChoices, endsOf } from './pages-asking.ts'
import { nameOf } from './pages-words.ts'
import { councilsSections } from './pages-paper-councils.ts'
import { publishedPaper, reportPaper } from './pages-paper.ts'

const AS = ['docx', 'xlsx', 'pdf'] as const

/** The quarterly report, to read, to print and to hand over, and what went to the councils in the same ways. */
export const contractReportPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/contract/report',
    title: 'Contract report',
    may: 'kpis.read',
    handler: async request => {
      const { viewer, services } = request
      const { glance, paper } = await reportAsked(request)
      const { asked } = glance
      return {
        view: 'practice/contract/views/report.njk',
        title: `Contract report, ${nameOf(asked.every, asked.end)}`,
        data: {
          paper,
          shown: paperForView(paper),
          councils: councilChoices(services.councils, viewer),
          ends: endsOf(asked),
          query: asQuery(asked),
          saves: savesOf('/contract/report/download', asQuery(asked)),
          forReading: true,
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/contract/report/download',
    title: 'Download the contract report',
    may: 'kpis.read',
    handler: async request => saved((await reportAsked(request)).paper, request.query),
  }),
  definePage({
    method: 'GET',
    path: '/contract/published/download',
    title: 'Download what went to the councils',
    may: 'kpis.read-published',
    handler: async ({ viewer, services, query }) =>
      saved(publishedPaper(await services.contract.published(viewer, one(query, 'of'))), query),
  }),
]

async function reportAsked({ viewer, services, query }: PageRequest) {
  const glance = await services.contract.glance(viewer, { every: 'quarter', ...askFrom(query) })
  const { rules } = await services.contract.rules(viewer)
  const { asked } = glance
  return {
    glance,
    paper: reportPaper(glance, {
      rule: rules.find(each => each.from <= asked.end),
      councilsSide: councilsSections(await services.councilsSide.all(viewer)),
      changes: row => address(`/contract/${row.id}/changes`, asQuery(asked)),
    }),
  }
}

/** Where a paper is saved from, in each way this machine can draw it. */
export function savesOf(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
): readonly { readonly text: string; readonly href: string }[] {
  return [
    { as: 'docx', text: 'Download for Word' },
    { as: 'xlsx', text: 'Download for Excel' },
    ...(pdfBrowser() === undefined ? [] : [{ as: 'pdf', text: 'Download as PDF' }]),
  ].map(({ as, text }) => ({ text, href: address(path, { ...query, as }) }))
}

async function saved(paper: Paper | undefined, query: Fields): Promise<Answer> {
  if (!paper) return { missing: true }
  const as = oneOf(query, 'as', AS) ?? 'docx'
  const body =
    as === 'docx' ? await paperAsWord(paper) : as === 'xlsx' ? await paperAsWorkbook(paper) : await paperAsPdf(paper)
  if (!body) return { missing: true }
  return { download: { name: `${paper.name}.${as}`, type: { docx: WORD, xlsx: EXCEL, pdf: PDF }[as], body } }
}
