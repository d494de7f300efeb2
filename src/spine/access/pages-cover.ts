import { type Answer, type Page, type PageRequest, definePage, one, oneOf } from '../web/page.ts'
import { COVER_PROBLEMS, COVER_STATES, errorsFrom } from './pages-guard-words.ts'

const VIEW = 'spine/access/views/cover.njk'
const DONE = {
  asked: 'Cover is kept. They reach the children from the first day to the last, and both of you are told.',
  ended: 'The cover is ended.',
} as const

/** Doing someone's work while they are away. */
export const coverPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/cover',
    title: 'Cover',
    may: 'cover.manage',
    nav: { text: 'Cover', order: 58, more: true, under: 'Who may see what' },
    handler: request => coverPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/cover',
    title: 'Cover',
    may: 'cover.manage',
    handler: async request => {
      const { services, viewer, body } = request
      const [whose = '', who = '', from = '', until = ''] = ['whose', 'who', 'from', 'until'].map(name =>
        one(body, name),
      )
      const typed = { whose, who, from, until }
      const done = await services.guard.cover.ask(viewer, typed)
      if (done.is === 'done') return { redirect: '/cover?done=asked' }
      return coverPage(request, typed, errorsFrom(COVER_PROBLEMS, done.problems))
    },
  }),
  definePage({
    method: 'POST',
    path: '/cover/:id/end',
    title: 'Cover',
    may: 'cover.manage',
    handler: async ({ services, viewer, params }) => {
      const done = await services.guard.cover.end(viewer, params['id'] ?? '')
      return done === undefined ? { missing: true } : { redirect: '/cover?done=ended' }
    },
  }),
]

async function coverPage(
  { services, viewer, query }: PageRequest,
  typed: Readonly<Record<string, string>> = {},
  errors?: ReturnType<typeof errorsFrom>,
): Promise<Answer> {
  const { covers, whose, colleagues } = await services.guard.cover.read(viewer)
  const shown = covers.map(cover => ({
    ...cover,
    stateWords: COVER_STATES[cover.state],
    mine: cover.by.id === viewer.id,
    live: cover.state === 'now' || cover.state === 'to-come',
  }))
  const done = oneOf(query, 'done', ['asked', 'ended'] as const)
  return {
    view: VIEW,
    ...(errors ? { status: 422, title: 'Error: Cover' } : {}),
    data: {
      live: shown.filter(cover => cover.live),
      past: shown.filter(cover => !cover.live),
      whose,
      colleagues,
      typed: { whose: whose[0]?.value, ...typed },
      errors,
      done: done && DONE[done],
    },
  }
}
