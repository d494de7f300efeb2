import { errorsFrom } from '../../spine/access/pages-guard-words.ts'
import { type Answer, type Page, type PageRequest, definePage, one, oneOf } from '../../spine/web/page.ts'
import type { OpeningAsked } from '../../spine/web/services.ts'
import { may } from '../../spine/web/services.ts'
import { DONE, NAMING_PROBLEMS, OPENING_PROBLEMS, STATES } from './pages-inspectors-words.ts'

const VIEWS = 'practice/improvement/views'
const PATH = '/inspectors'
const FIELDS = ['inspection', 'why', 'fromDay', 'fromTime', 'untilDay', 'untilTime', 'most'] as const
const USUAL = { fromTime: '09:00', untilTime: '17:00', most: '30' } as const

/** Inspectors' sign-ins, as the service asks for them, consents to them, follows and ends them. */
export const inspectorPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: PATH,
    title: 'Inspectors’ sign-ins',
    may: 'inspections.read',
    nav: { text: 'Inspectors', order: 61, more: true, under: 'Who may see what' },
    handler: async ({ services, viewer }) => ({
      view: `${VIEWS}/openings.njk`,
      data: {
        openings: await services.inspectors.all(viewer),
        states: STATES,
        mayOpen: may(viewer, 'inspections.open'),
      },
    }),
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/open`,
    title: 'Ask for inspectors’ sign-ins',
    may: 'inspections.open',
    handler: request => askPage(request, USUAL),
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/open`,
    title: 'Ask for inspectors’ sign-ins',
    may: 'inspections.open',
    handler: async request => {
      const { services, viewer, body } = request
      const typed = Object.fromEntries(FIELDS.map(name => [name, one(body, name) ?? ''])) as unknown as OpeningAsked
      const done = await services.inspectors.ask(viewer, typed)
      if (done.is === 'done') return { redirect: `${PATH}/${done.id}?done=asked` }
      return askPage(request, typed, errorsFrom(OPENING_PROBLEMS, done.problems))
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/:id`,
    title: 'Inspectors’ sign-ins',
    may: 'inspections.read',
    wide: true,
    handler: request => onePage(request),
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/:id/name`,
    title: 'Name an inspector',
    may: 'inspections.open',
    handler: async request => {
      const { services, viewer, params, body } = request
      const { id = '' } = params
      const done = await services.inspectors.name(viewer, id, one(body, 'inspector') ?? '')
      if (done === undefined) return { missing: true }
      return done === 'done' ? back(id, 'named') : onePage(request, errorsFrom(NAMING_PROBLEMS, [done]))
    },
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/:id/agree`,
    title: 'Consent to inspectors’ sign-ins',
    may: 'inspections.agree',
    handler: async ({ services, viewer, params }) => {
      const { id = '' } = params
      return (await services.inspectors.agree(viewer, id)) ? back(id, 'agreed') : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/:id/take-off`,
    title: 'Take an inspector off',
    may: 'inspections.end',
    handler: async ({ services, viewer, params, body }) => {
      const { id = '' } = params
      const done = await services.inspectors.takeOff(viewer, id, one(body, 'inspector') ?? '')
      return done ? back(id, 'taken-off') : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/:id/end`,
    title: 'End inspectors’ sign-ins',
    may: 'inspections.end',
    handler: async request => {
      const { services, viewer, params, body } = request
      const { id = '' } = params
      const done = await services.inspectors.end(viewer, id, one(body, 'why') ?? '')
      if (done === 'why')
        return onePage(request, [{ href: '#why', text: 'Say why in a few words, in at most 1,000 letters' }])
      return done === 'done' ? back(id, 'ended') : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/:id/release`,
    title: 'Release a restricted file',
    may: 'inspections.follow',
    handler: async request => {
      const { services, viewer, params, body } = request
      const { id = '' } = params
      const done = await services.inspectors.release(viewer, id, one(body, 'child') ?? '', one(body, 'because') ?? '')
      if (done === 'done') return back(id, 'released')
      if (done === 'child')
        return onePage(request, [
          {
            href: '#child',
            text: 'Give the address of the page, or the number, of a restricted record that you are named for',
          },
        ])
      return done === 'why'
        ? onePage(request, [{ href: '#because', text: 'Say why in a sentence: at least 10 letters' }])
        : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/:id/take-back`,
    title: 'Take a released file back',
    may: 'inspections.follow',
    handler: async ({ services, viewer, params, body }) => {
      const { id = '' } = params
      const done = await services.inspectors.takeBack(viewer, id, one(body, 'child') ?? '')
      return done ? back(id, 'taken-back') : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: `${PATH}/:id/answer`,
    title: 'Answer an inspector’s question',
    may: 'inspections.follow',
    handler: async request => {
      const { services, viewer, params, body } = request
      const { id = '' } = params
      const question = one(body, 'question') ?? ''
      const done = await services.inspectors.answer(viewer, id, question, one(body, 'answer') ?? '')
      if (done === 'words')
        return onePage(request, [{ href: `#answer-${question}`, text: 'Write the answer, in at most 4,000 letters' }])
      return done === 'done' ? back(id, 'answered') : { missing: true }
    },
  }),
]

function back(id: string, done: keyof typeof DONE): Answer {
  return { redirect: `${PATH}/${id}?done=${done}` }
}

async function askPage(
  { services, viewer }: PageRequest,
  typed: Partial<OpeningAsked>,
  errors?: ReturnType<typeof errorsFrom>,
): Promise<Answer> {
  return {
    view: `${VIEWS}/open.njk`,
    ...(errors ? { status: 422, title: 'Error: Ask for inspectors’ sign-ins' } : {}),
    data: { inspections: await services.inspectors.inspections(viewer), typed, errors },
  }
}

async function onePage(
  { services, viewer, params, query, body }: PageRequest,
  errors?: readonly { readonly href: string; readonly text: string }[],
): Promise<Answer> {
  const opening = await services.inspectors.one(viewer, params['id'] ?? '')
  if (!opening) return { missing: true }
  const done = oneOf(query, 'done', Object.keys(DONE) as (keyof typeof DONE)[])
  return {
    view: `${VIEWS}/opening.njk`,
    title: `${errors ? 'Error: ' : ''}Inspectors’ sign-ins: ${opening.title}`,
    ...(errors ? { status: 422 } : {}),
    data: {
      opening,
      state: STATES[opening.state],
      readsRegister: may(viewer, 'plans.read-for-board'),
      errors,
      typed: errors
        ? Object.fromEntries(
            ['child', 'because', 'why', 'question', 'answer'].map(name => [name, one(body, name) ?? '']),
          )
        : {},
      done: done && DONE[done],
    },
  }
}
