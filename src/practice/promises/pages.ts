import { download } from '../../spine/web/download.ts'
import { listOf, savedList } from '../../spine/web/list.ts'
import { publishedMeasures } from '../../spine/web/live-measures.ts'
import { type Page, type PageRequest, address, definePage, oneOf } from '../../spine/web/page.ts'
import type { Paper } from '../../spine/web/paper/paper.ts'
import { PDF, paperAsPdf, pdfBrowser } from '../../spine/web/paper/pdf.ts'
import { paperForView } from '../../spine/web/paper/view.ts'
import { WORD, paperAsWord } from '../../spine/web/paper/word.ts'
import type { FrameworkInFull, PromiseRow } from '../../spine/web/services.ts'
import { PRINCIPLES_LAW } from './law.ts'
import { aboutFor, evidenceFor, evidenceIn } from './pages-figures.ts'
import { promiseForms } from './pages-forms.ts'
import { PROMISES, wayInWords } from './pages-list.ts'
import { carriedBy, frameworkPaper, tallyInWords, wanting } from './pages-paper.ts'

const VIEWS = 'practice/promises/views'
const UNDER = 'Answering for it'
const AS = ['docx', 'pdf'] as const

/** What was promised to children and what the trust aims at: every framework, one in full, one promise, the seven principles, and plain words. */
export const promisePages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/promises',
    title: 'Promises and aims',
    may: 'promises.read-for-board',
    nav: { text: 'Promises and aims', order: 37, more: true, under: UNDER },
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const shown = await services.promises.all(viewer)
      const { promises } = shown
      return {
        view: `${VIEWS}/promises.njk`,
        data: {
          shown,
          list: listOf(PROMISES, promises, { path: '/promises', query, anchor: 'all', download: '/promises/download' }),
          slipping: promises.filter(each => each.rag.value === 'red'),
          nobodys: promises.filter(each => each.owner === undefined),
          late: promises.filter(each => each.late && each.rag.value !== 'red'),
          unlooked: promises.filter(each => each.look.level === 'overdue'),
          held: shown.frameworks.filter(each => each.ended === null),
          ended: shown.frameworks.filter(each => each.ended !== null),
          wanting,
          way: wayInWords,
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/promises/download',
    title: 'Download the promises',
    may: 'promises.read-for-board',
    handler: async ({ viewer, services, query }) => {
      const { promises } = await services.promises.all(viewer)
      const saved = savedList('promises', PROMISES, promises, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/promises/principles',
    title: 'The seven principles',
    may: 'promises.read-for-board',
    handler: async ({ viewer, services }) => ({
      view: `${VIEWS}/principles.njk`,
      data: { ...(await services.promises.principles(viewer)), law: PRINCIPLES_LAW, way: wayInWords },
    }),
  }),
  definePage({
    method: 'GET',
    path: '/promises/plain',
    title: 'What we promised you',
    may: 'promises.read-for-board',
    nav: { text: 'What we promised you', order: 42, more: true, under: UNDER },
    handler: async ({ viewer, services }) => ({
      view: `${VIEWS}/plain.njk`,
      data: { charters: await services.promises.frameworks(viewer, { types: ['charter'] }), forReading: true },
    }),
  }),
  definePage({
    method: 'GET',
    path: '/promises/frameworks/:id',
    title: 'Framework of aims',
    may: 'promises.read-for-board',
    wide: true,
    handler: async request => {
      const framework = await request.services.promises.framework(request.viewer, request.params['id'] ?? '')
      if (!framework) return { missing: true }
      return {
        view: `${VIEWS}/framework.njk`,
        title: framework.title,
        data: {
          framework,
          evidence: await evidenceFor(request, measuresIn(framework)),
          tally: tallyInWords(framework),
          wanting: wanting(framework),
          carriedBy,
          way: wayInWords,
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/promises/frameworks/:id/paper',
    title: 'As councillors read it',
    may: 'promises.read-for-board',
    handler: async request => {
      const paper = await paperFor(request)
      if (!paper) return { missing: true }
      const here = `/promises/frameworks/${request.params['id'] ?? ''}`
      return {
        view: `${VIEWS}/paper.njk`,
        title: paper.title,
        data: {
          paper,
          shown: paperForView(paper),
          here,
          saves: [
            { as: 'docx', text: 'Download for Word' },
            ...(pdfBrowser() === undefined ? [] : [{ as: 'pdf', text: 'Download as PDF' }]),
          ].map(each => ({ text: each.text, href: address(`${here}/paper/download`, { as: each.as }) })),
          forReading: true,
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/promises/frameworks/:id/paper/download',
    title: 'Download it as councillors read it',
    may: 'promises.read-for-board',
    handler: async request => {
      const paper = await paperFor(request)
      if (!paper) return { missing: true }
      const as = oneOf(request.query, 'as', AS) ?? 'docx'
      const body = as === 'docx' ? await paperAsWord(paper) : await paperAsPdf(paper)
      return body
        ? { download: { name: `${paper.name}.${as}`, type: { docx: WORD, pdf: PDF }[as], body } }
        : { missing: true }
    },
  }),
  definePage({
    method: 'GET',
    path: '/promises/frameworks/:id/download',
    title: 'Download a framework',
    may: 'promises.read-for-board',
    handler: async ({ viewer, services, params, query }) => {
      const framework = await services.promises.framework(viewer, params['id'] ?? '')
      if (!framework) return { missing: true }
      const saved = savedList('framework', PROMISES, promisesIn(framework), query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/promises/:id',
    title: 'Promise',
    may: 'promises.read-for-board',
    handler: async request => {
      const promise = await request.services.promises.promise(request.viewer, request.params['id'] ?? '')
      if (!promise) return { missing: true }
      const evidence = await evidenceFor(request, promise.measures)
      return {
        view: `${VIEWS}/promise.njk`,
        title: `${promise.reference} ${promise.text}`,
        data: {
          promise,
          measures: evidence.of(promise.measures),
          heard: evidence.heard(promise.measures),
          promised: evidence.promised(promise.measures),
          carried: carriedBy(promise),
          way: wayInWords,
        },
      }
    },
  }),
  ...promiseForms,
]

function promisesIn(framework: FrameworkInFull): readonly PromiseRow[] {
  return framework.parts.flatMap(each => each.promises)
}

function measuresIn(framework: FrameworkInFull): readonly string[] {
  return promisesIn(framework).flatMap(each => each.measures)
}

// Whoever makes it, its figures are those that were published.
async function paperFor(request: PageRequest): Promise<Paper | undefined> {
  const framework = await request.services.promises.framework(request.viewer, request.params['id'] ?? '')
  if (!framework) return undefined
  const ids = measuresIn(framework)
  const live = await publishedMeasures(request, ids)
  return frameworkPaper(framework, evidenceIn(live, await aboutFor(request, ids)), live[0]?.on)
}
