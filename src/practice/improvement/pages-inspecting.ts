import { errorsFrom } from '../../spine/access/pages-guard-words.ts'
import { type ListDeclaration, listOf } from '../../spine/web/list.ts'
import { type Answer, type Page, type PageRequest, definePage, one, oneOf } from '../../spine/web/page.ts'
import type { DrawAnswer, ListedChild } from '../../spine/web/services.ts'
import { DRAW_PROBLEMS } from './pages-inspectors-words.ts'

const VIEWS = 'practice/improvement/views'
const PATH = '/inspecting'
const STATUSES = [
  { value: 'in-care', text: 'Children in care' },
  { value: 'care-leaver', text: 'Care leavers' },
  { value: 'other', text: 'Other children we work with' },
] as const
const PARTS = [
  { value: 'council', text: 'Council' },
  { value: 'team', text: 'Team' },
  { value: 'status', text: 'In care, care leaver or other' },
  { value: 'home', text: 'Kind of home' },
] as const

/** The list that inspectors ask from: nobody by name. */
const LISTED: ListDeclaration<ListedChild> = {
  caption: 'Children the service works with, by number',
  columns: [
    {
      key: 'number',
      title: 'Number',
      of: row => ({ text: row.number, ...(row.sampled ? {} : { href: `${PATH}/list?number=${row.number}#choose` }) }),
      by: row => row.number,
      short: true,
    },
    { key: 'age', title: 'Age', of: row => row.age, number: true },
    { key: 'sex', title: 'Sex', of: row => row.sex?.text ?? null },
    { key: 'status', title: 'Status', of: row => row.status.text },
    { key: 'home', title: 'Kind of home', of: row => row.home?.text ?? null },
    { key: 'council', title: 'Council', of: row => row.council?.text ?? null },
    { key: 'team', title: 'Team', of: row => row.team },
    {
      key: 'sampled',
      title: 'In the sample',
      of: row => (row.sampled ? { text: 'Yes', level: 'met' } : null),
      by: row => (row.sampled ? 0 : 1),
    },
  ],
  facets: [
    { name: 'status', title: 'Status', of: row => row.status },
    { name: 'council', title: 'Council', of: row => row.council ?? undefined },
    {
      name: 'age',
      title: 'Age',
      of: row => (row.age === null ? undefined : bandOf(row.age)),
      inOrder: ['0-4', '5-9', '10-15', '16-17', '18-25'],
    },
    { name: 'home', title: 'Kind of home', of: row => row.home ?? undefined },
  ],
  sort: 'number',
  empty: 'Nobody is on the list: no child is in care or given to a worker.',
  counted: count => `${count.toLocaleString('en-GB')} ${count === 1 ? 'child' : 'children'}`,
  perPage: 25,
  id: row => row.number,
}

/** An inspector's own pages: what they may do, the list they ask from, their sample and their questions. */
export const inspectingPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: PATH,
    title: 'Your inspection',
    may: 'inspections.do',
    nav: { text: 'Your inspection', order: 1 },
    wide: true,
    handler: request => ownPage(request),
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/list`,
    title: 'The list you ask from',
    may: 'inspections.do',
    wide: true,
    handler: request => listPage(request),
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/draw`,
    title: 'Draw a sample',
    may: 'inspections.do',
    handler: async request => {
      const { services, viewer, body } = request
      const divided = [body['divided'] ?? []].flat()
      const asked = {
        size: one(body, 'size') ?? '',
        status:
          oneOf(
            body,
            'status',
            STATUSES.map(each => each.value),
          ) ?? '',
      }
      return drawn(await services.inspectors.draw(viewer, { ...asked, divided }), errors =>
        ownPage(request, errors, { ...asked, divided }),
      )
    },
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/choose`,
    title: 'Choose a child from the list',
    may: 'inspections.do',
    handler: async request => {
      const { services, viewer, body } = request
      const number = one(body, 'number') ?? ''
      return drawn(await services.inspectors.choose(viewer, number), errors =>
        listPage(
          request,
          errors.map(error => ({ ...error, href: '#number' })),
          number,
        ),
      )
    },
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/questions`,
    title: 'Ask the service',
    may: 'inspections.do',
    handler: async request => {
      const { services, viewer, body } = request
      const words = one(body, 'words') ?? ''
      if ((await services.inspectors.question(viewer, words)) === 'done')
        return { redirect: `${PATH}?done=asked#questions` }
      return ownPage(request, [{ href: '#words', text: 'Write your question, in at most 2,000 letters' }], { words })
    },
  }),
]

type Errors = ReturnType<typeof errorsFrom>

async function drawn(answer: DrawAnswer, again: (errors: Errors) => Promise<Answer>): Promise<Answer> {
  if (answer.is === 'done') return { redirect: `${PATH}?added=${answer.added}#sample` }
  return again(errorsFrom(DRAW_PROBLEMS, [answer.problem]))
}

async function ownPage({ services, viewer, query }: PageRequest, errors?: Errors, typed: object = {}): Promise<Answer> {
  const inspecting = await services.inspectors.own(viewer)
  if (!inspecting) return { missing: true }
  const added = one(query, 'added')
  return {
    view: `${VIEWS}/inspecting.njk`,
    ...(errors ? { status: 422, title: 'Error: Your inspection' } : {}),
    data: {
      inspecting,
      statuses: STATUSES,
      parts: PARTS,
      left: Math.max(0, inspecting.most - inspecting.children.length),
      added: added !== undefined && /^\d{1,3}$/.test(added) ? Number(added) : undefined,
      asked: one(query, 'done') === 'asked',
      typed,
      errors,
    },
  }
}

async function listPage(
  { services, viewer, query }: PageRequest,
  errors?: Errors,
  number = one(query, 'number') ?? '',
): Promise<Answer> {
  const rows = await services.inspectors.list(viewer)
  if (!rows) return { missing: true }
  return {
    view: `${VIEWS}/inspecting-list.njk`,
    ...(errors ? { status: 422, title: 'Error: The list you ask from' } : {}),
    data: {
      list: listOf(LISTED, rows, { path: `${PATH}/list`, query }),
      chosen: rows.find(each => each.number === number.toUpperCase()),
      errors,
      number,
    },
  }
}

function bandOf(age: number): { readonly value: string; readonly text: string } {
  const [from, to] = age < 5 ? [0, 4] : age < 10 ? [5, 9] : age < 16 ? [10, 15] : age < 18 ? [16, 17] : [18, 25]
  return { value: `${from}-${to}`, text: `${from} to ${to}` }
}
