import { type Answer, type Page, type PageRequest, address, definePage, one } from '../../spine/web/page.ts'
import type { MergeDone } from '../../spine/web/services.ts'
import { askWhy } from './pages-child.ts'
import { asShown } from './pages-search.ts'

const VIEWS = 'practice/people/views'

/** Saying that two files are one person's: finding the other, looking at both side by side, and taking it back. */
export const mergePages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/children/:id/merge',
    title: 'On file twice',
    may: 'child.merge',
    handler: async ({ params, query, unseal, services, viewer }) => {
      const id = params['id'] ?? ''
      const state = await services.merge.mergings(viewer, id)
      if (state === undefined) return { missing: true }
      if (state === 'reason-needed') return askWhy(id, undefined)
      const sealed = one(query, 'find')
      const text = sealed === undefined ? undefined : unseal(sealed)
      const found = text === undefined ? undefined : await services.search.search(viewer, text)
      const errors = found?.nothingAsked
        ? [{ href: '#text', text: 'Enter part of a name, a number, or a date of birth' }]
        : undefined
      return {
        view: `${VIEWS}/merge.njk`,
        data: {
          ...state,
          text,
          errors,
          people: found?.people.filter(person => person.id !== state.child.id).map(asShown),
        },
        ...(errors ? { status: 422, title: 'Error: On file twice' } : {}),
      }
    },
  }),
  // What someone looks for is sent in the form and sealed before it stands in an address.
  definePage({
    method: 'POST',
    path: '/children/:id/merge/find',
    title: 'On file twice',
    may: 'child.merge',
    handler: async ({ params, body, seal, services, viewer }) => {
      const id = params['id'] ?? ''
      const state = await services.merge.mergings(viewer, id)
      if (state === undefined) return { missing: true }
      if (state === 'reason-needed') return askWhy(id, undefined)
      const text = one(body, 'text')?.slice(0, 100)
      return { redirect: address(`/children/${id}/merge`, { find: seal(text ?? '-') }) }
    },
  }),
  definePage({
    method: 'GET',
    path: '/children/:id/merge/:other',
    title: 'Are these one child?',
    may: 'child.merge',
    handler: request => comparePage(request),
  }),
  definePage({
    method: 'POST',
    path: '/children/:id/merge/:other',
    title: 'Are these one child?',
    may: 'child.merge',
    handler: async request => {
      const { params, body, services, viewer } = request
      const why = one(body, 'why') ?? ''
      const sure = one(body, 'sure') === 'yes'
      if (!sure)
        return comparePage(request, {
          why,
          problems: [...(why.trim() === '' ? (['why-too-short'] as const) : []), 'not-sure'],
        })
      const done = await services.merge.merge(viewer, params['id'] ?? '', params['other'] ?? '', why)
      return after(request, done, problem => comparePage(request, { why, sure, problems: [problem] }))
    },
  }),
  definePage({
    method: 'GET',
    path: '/children/:id/unmerge/:merging',
    title: 'Take two files apart',
    may: 'child.merge',
    handler: request => unmergePage(request),
  }),
  definePage({
    method: 'POST',
    path: '/children/:id/unmerge/:merging',
    title: 'Take two files apart',
    may: 'child.merge',
    handler: async request => {
      const { params, body, services, viewer } = request
      const why = one(body, 'why') ?? ''
      const done = await services.merge.unmerge(viewer, params['id'] ?? '', params['merging'] ?? '', why)
      return after(request, done, problem => unmergePage(request, { why, problems: [problem] }))
    },
  }),
]

type Problem = Extract<NonNullable<MergeDone>, { is: 'refused' }>['problem'] | 'not-sure'

interface Typed {
  readonly why?: string
  readonly sure?: boolean
  readonly problems?: readonly Problem[]
}

const PROBLEMS: Readonly<Record<Problem, { readonly href: string; readonly text: string }>> = {
  'why-too-short': { href: '#why', text: 'Say how you know, in at least 10 letters' },
  'why-too-long': { href: '#why', text: 'Say it in fewer words: at most 2,000 letters' },
  same: { href: '#why', text: 'These are the same file already' },
  'merged-already': { href: '#why', text: 'One of these was put together with another file while you were reading' },
  'not-sure': { href: '#sure', text: 'Tick to say that you have looked at both, and that they are one child' },
}

async function comparePage(request: PageRequest, typed: Typed = {}): Promise<Answer> {
  const { params, services, viewer } = request
  const [id, other] = [params['id'] ?? '', params['other'] ?? '']
  const both = await services.merge.compare(viewer, id, other)
  if (both === undefined) return { missing: true }
  if (both === 'reason-needed') return askWhy(id, undefined)
  return shown('merge-compare.njk', { both }, 'Are these one child?', typed)
}

async function unmergePage(request: PageRequest, typed: Typed = {}): Promise<Answer> {
  const { params, services, viewer } = request
  const id = params['id'] ?? ''
  const state = await services.merge.unmerging(viewer, id, params['merging'] ?? '')
  if (state === undefined) return { missing: true }
  if (state === 'reason-needed') return askWhy(id, undefined)
  return shown('merge-apart.njk', { state }, 'Take two files apart', typed)
}

function shown(view: string, data: Readonly<Record<string, unknown>>, title: string, typed: Typed): Answer {
  const errors = (typed.problems ?? []).map(problem => PROBLEMS[problem])
  return {
    view: `${VIEWS}/${view}`,
    data: { ...data, typed: { why: typed.why ?? '', sure: typed.sure ?? false }, errors },
    ...(errors.length > 0 ? { status: 422, title: `Error: ${title}` } : {}),
  }
}

function after(
  request: PageRequest,
  done: MergeDone,
  again: (problem: Problem) => Promise<Answer>,
): Promise<Answer> | Answer {
  if (done === undefined) return { missing: true }
  if (done.is === 'refused') return again(done.problem)
  if (done.is === 'reason-needed') return askWhy(request.params['id'] ?? '', undefined)
  return { redirect: `/children/${done.id}/merge` }
}
