import { type Answer, type Fields, type Page, type PageRequest, address, definePage, one, oneOf } from '../web/page.ts'
import type { RestrictionChanged } from '../web/services.ts'
import { RESTRICTION_PROBLEMS, errorsFrom } from './pages-guard-words.ts'

const VIEW = 'spine/access/views/restriction.njk'

const DONE = {
  restricted: 'The record is restricted. Only the people named here can tell that there is one.',
  named: 'They may open the record from their next click on.',
  unnamed: 'They can no longer tell that there is a record, from their next click on.',
  lifted: 'The record is open again to those who work with the child.',
} as const

type Done = keyof typeof DONE

/** Who may know that there is a record at all. */
export const restrictionPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/children/:id/restriction',
    title: 'Who may know of this record',
    may: 'restrictions.manage',
    handler: request => restrictionPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/children/:id/restriction',
    title: 'Who may know of this record',
    may: 'restrictions.manage',
    handler: async request => {
      const { services, viewer, body } = request
      const why = one(body, 'why') ?? ''
      const sealed = one(body, 'sealed') === 'yes'
      const people = listOf(body, 'people')
      const done = await services.guard.restrictions.restrict(viewer, idOf(request), { sealed, why, people })
      return changed(request, done, 'restricted', { why, sealed, people })
    },
  }),
  definePage({
    method: 'POST',
    path: '/children/:id/restriction/people',
    title: 'Who may know of this record',
    may: 'restrictions.manage',
    handler: async request => {
      const { services, viewer, body } = request
      const out = one(body, 'out')
      const person = out ?? one(body, 'person') ?? ''
      const done = await services.guard.restrictions.name(viewer, idOf(request), person, out === undefined)
      // Whoever takes themselves out can no longer see the page they came from.
      if (done?.is === 'done' && out === viewer.id) return { redirect: '/children' }
      return changed(request, done, out === undefined ? 'named' : 'unnamed')
    },
  }),
  definePage({
    method: 'POST',
    path: '/children/:id/restriction/lift',
    title: 'Who may know of this record',
    may: 'restrictions.manage',
    handler: async request => {
      const why = one(request.body, 'why') ?? ''
      const done = await request.services.guard.restrictions.lift(request.viewer, idOf(request), why)
      return changed(request, done, 'lifted', { why })
    },
  }),
]

interface Typed {
  readonly why?: string
  readonly sealed?: boolean
  readonly people?: readonly string[]
}

function idOf({ params }: PageRequest): string {
  return params['id'] ?? ''
}

function listOf(body: Fields, name: string): readonly string[] {
  const value = body[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

function changed(
  request: PageRequest,
  done: RestrictionChanged,
  what: Done,
  typed: Typed = {},
): Promise<Answer> | Answer {
  if (!done) return { missing: true }
  if (done.is === 'reason-needed') return { redirect: `/children/${idOf(request)}` }
  if (done.is === 'done') return { redirect: address(`/children/${idOf(request)}/restriction`, { done: what }) }
  return restrictionPage(request, typed, errorsFrom(RESTRICTION_PROBLEMS, [done.problem]))
}

async function restrictionPage(
  request: PageRequest,
  typed: Typed = {},
  errors?: ReturnType<typeof errorsFrom>,
): Promise<Answer> {
  const { services, viewer, query } = request
  const state = await services.guard.restrictions.of(viewer, idOf(request))
  if (!state) return { missing: true }
  // A sealed record is opened with a reason each time.
  if (state === 'reason-needed') return { redirect: `/children/${idOf(request)}` }
  const done = oneOf(query, 'done', Object.keys(DONE) as Done[])
  return {
    view: VIEW,
    ...(errors ? { status: 422, title: 'Error: Who may know of this record' } : {}),
    data: { state, typed: { people: [], ...typed }, errors, done: done && DONE[done] },
  }
}
