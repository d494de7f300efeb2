import { type Answer, type Fields, type Page, address, definePage, one, oneOf } from '../../spine/web/page.ts'
import type { Paper } from '../../spine/web/paper/paper.ts'
import { PDF, paperAsPdf, pdfBrowser } from '../../spine/web/paper/pdf.ts'
import { paperForView } from '../../spine/web/paper/view.ts'
import { WORD, paperAsWord } from '../../spine/web/paper/word.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'

const VIEW = 'practice/boards/views/pack.njk'

const VERSIONS = ['plain'] as const
const AS = ['docx', 'pdf'] as const

/** A meeting’s pack and the year’s report: to read, to print, and to hand over as Word or PDF, each with a version in plain words. */
export const packPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/boards/meetings/:id/pack',
    title: 'Pack',
    may: 'boards.read-for-board',
    handler: async ({ viewer, services, params, query }) => {
      const id = params['id'] ?? ''
      const made = await services.packs.pack(viewer, id)
      if (!made) return { missing: true }
      const here = `/boards/meetings/${id}/pack`
      return shown(chosen(query, made.pack, made.young), {
        here,
        query,
        back: { href: `/boards/meetings/${id}`, text: 'The meeting' },
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/meetings/:id/pack/download',
    title: 'Download a pack',
    may: 'boards.read-for-board',
    handler: async ({ viewer, services, params, query }) => {
      const made = await services.packs.pack(viewer, params['id'] ?? '')
      return made ? saved(chosen(query, made.pack, made.young), query) : { missing: true }
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/year',
    title: 'Annual report',
    may: 'boards.read-for-board',
    handler: async ({ viewer, services, query }) => {
      const made = await services.packs.year(viewer, endIn(query))
      return shown(chosen(query, made.report, made.young), {
        here: '/boards/year',
        query,
        keep: { end: made.end },
        back: { href: '/boards', text: 'Boards and committees' },
        years: made.ends.map(end => ({ value: end, text: `${Number(end.slice(0, 4)) - 1} to ${end.slice(0, 4)}` })),
        year: made.end,
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/year/download',
    title: 'Download the annual report',
    may: 'boards.read-for-board',
    handler: async ({ viewer, services, query }) => {
      const made = await services.packs.year(viewer, endIn(query))
      return saved(chosen(query, made.report, made.young), query)
    },
  }),
]

function chosen(query: Fields, whole: Paper, plain: Paper): Paper {
  return oneOf(query, 'version', VERSIONS) === 'plain' ? plain : whole
}

function endIn(query: Fields) {
  const end = one(query, 'end')
  return end !== undefined && isPlainDate(end) ? end : undefined
}

interface Around {
  readonly here: string
  readonly query: Fields
  readonly keep?: Readonly<Record<string, string>>
  readonly back: { readonly href: string; readonly text: string }
  readonly years?: readonly { readonly value: string; readonly text: string }[]
  readonly year?: string
}

function shown(paper: Paper, { here, query, keep = {}, back, years, year }: Around): Answer {
  const version = oneOf(query, 'version', VERSIONS)
  const as = [
    { as: 'docx', text: 'Download for Word' },
    ...(pdfBrowser() === undefined ? [] : [{ as: 'pdf', text: 'Download as PDF' }]),
  ]
  return {
    view: VIEW,
    title: `${paper.title}, ${paper.about}`,
    data: {
      paper,
      shown: paperForView(paper),
      back,
      here,
      years,
      year,
      version,
      saves: as.map(each => ({
        text: each.text,
        href: address(`${here}/download`, { ...keep, version, as: each.as }),
      })),
      other: {
        text: version === 'plain' ? 'The whole of it' : 'In plain words, for young people',
        href: address(here, { ...keep, version: version === 'plain' ? undefined : 'plain' }),
      },
      forReading: true,
    },
  }
}

async function saved(paper: Paper, query: Fields): Promise<Answer> {
  const as = oneOf(query, 'as', AS) ?? 'docx'
  const body = as === 'docx' ? await paperAsWord(paper) : await paperAsPdf(paper)
  return body
    ? { download: { name: `${paper.name}.${as}`, type: { docx: WORD, pdf: PDF }[as], body } }
    : { missing: true }
}
