import { registerPages } from '../../spine/recording/register-pages.ts'
import { download } from '../../spine/web/download.ts'
import { listOf, savedList } from '../../spine/web/list.ts'
import { type Page, definePage } from '../../spine/web/page.ts'
import { REVIEWS } from './pages-lists.ts'

const VIEWS = 'practice/audits/views'
const PATH = '/audits/reviews'
type Params = Readonly<Record<string, string>>
const toReview = ({ id = '' }: Params): string => `${PATH}/${id}`

/** The register of incidents and learning reviews, with what they taught. */
export const reviewPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: PATH,
    title: 'Incidents and learning reviews',
    may: 'audits.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const { on, reviews, mayWrite } = await services.audits.reviews(viewer)
      const list = listOf(REVIEWS, reviews, { path: PATH, query, download: `${PATH}/download` })
      return {
        view: `${VIEWS}/reviews.njk`,
        data: { on, list, mayWrite, open: reviews.filter(each => each.closed === null) },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/download`,
    title: 'Download incidents and learning reviews',
    may: 'audits.read',
    handler: async ({ viewer, services, query }) => {
      const saved = savedList('learning-reviews', REVIEWS, (await services.audits.reviews(viewer)).reviews, query)
      return download(saved.table, saved.as)
    },
  }),
  ...registerPages({
    path: `${PATH}/add`,
    title: 'Add an incident or review',
    may: 'audits.write',
    ask: () => ({ doing: 'add', kind: 'learning-review' }),
    onwards: (_, entry) => `${PATH}/${entry}`,
    back: () => PATH,
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/:id`,
    title: 'Incident or learning review',
    may: 'audits.read',
    handler: async ({ viewer, services, params }) => {
      const review = await services.audits.review(viewer, params['id'] ?? '')
      return review ? { view: `${VIEWS}/review.njk`, title: review.reference, data: { review } } : { missing: true }
    },
  }),
  ...registerPages({
    path: `${PATH}/:id/edit`,
    title: 'Put an incident or review right',
    may: 'audits.write',
    ask: ({ id = '' }) => ({ doing: 'change', kind: 'learning-review', entry: id }),
    onwards: toReview,
    takenOut: { may: 'audits.write', onwards: () => PATH },
    back: toReview,
  }),
  ...registerPages({
    path: `${PATH}/:id/close`,
    title: 'Close an incident or review',
    may: 'audits.write',
    ask: ({ id = '' }) => ({ doing: 'end', kind: 'learning-review', entry: id }),
    onwards: toReview,
    back: toReview,
  }),
  ...registerPages({
    path: `${PATH}/:id/learn`,
    title: 'Add what is to be done',
    may: 'audits.write',
    ask: ({ id = '' }) => ({ doing: 'add', kind: 'learning-action', within: { field: 'review', entry: id } }),
    onwards: toReview,
    back: toReview,
  }),
  ...registerPages({
    path: `${PATH}/:id/actions/:action`,
    title: 'Put an action right',
    may: 'audits.own',
    ask: ({ action = '' }) => ({ doing: 'change', kind: 'learning-action', entry: action }),
    onwards: toReview,
    takenOut: { may: 'audits.write', onwards: toReview },
    back: toReview,
  }),
  ...registerPages({
    path: `${PATH}/:id/actions/:action/done`,
    title: 'An action is done',
    may: 'audits.own',
    ask: ({ action = '' }) => ({ doing: 'end', kind: 'learning-action', entry: action }),
    onwards: toReview,
    back: toReview,
  }),
]
