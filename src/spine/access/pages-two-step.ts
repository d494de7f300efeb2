import { type Answer, type Page, type PageRequest, definePage, one } from '../web/page.ts'
import { atTime } from '../web/format.ts'
import type { SecondStepRefused } from '../web/services.ts'

const VIEWS = 'spine/access/views'
const HERE = '/account/two-step'

const DONE: Readonly<Record<string, string>> = {
  off: 'Two-step sign-in is off. From now on your password is enough.',
  dropped: 'The secret is forgotten. Nothing is asked but your password.',
  recovery: 'You signed in with a recovery code, which is used up.',
}

interface Problem {
  readonly href: string
  readonly text: string
}

/** One's own two-step sign-in: on, with an authenticator and recovery codes, and off. */
export const twoStepPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: HERE,
    title: 'Two-step sign-in',
    may: 'session.own',
    handler: request => twoStepPage(request),
  }),
  definePage({
    method: 'POST',
    path: `${HERE}/begin`,
    title: 'Turn on two-step sign-in',
    may: 'session.own',
    perMinute: 20,
    handler: async request => {
      const password = typed(request, 'password')
      if (password === '') return twoStepPage(request, [{ href: '#password', text: 'Enter your password' }])
      const result = await request.services.users.own.secondStep.begin(request.viewer, password)
      return result.is === 'done' ? { redirect: HERE } : twoStepPage(request, [problemOf(result, '#password')])
    },
  }),
  definePage({
    method: 'POST',
    path: HERE,
    title: 'Your recovery codes',
    may: 'session.own',
    perMinute: 20,
    handler: async request => {
      const code = one(request.body, 'code')
      if (code === undefined)
        return twoStepPage(request, [{ href: '#code', text: 'Enter the six digits your authenticator shows' }])
      const result = await request.services.users.own.secondStep.confirm(request.viewer, code)
      if (result.is !== 'done') return twoStepPage(request, [problemOf(result, '#code')])
      // The only page that ever shows them, and it shows them once.
      return { view: `${VIEWS}/two-step-codes.njk`, data: { codes: result.codes } }
    },
  }),
  definePage({
    method: 'POST',
    path: `${HERE}/end`,
    title: 'Turn off two-step sign-in',
    may: 'session.own',
    perMinute: 20,
    handler: async request => {
      const { services, viewer, body } = request
      const held = await services.users.own.secondStep.read(viewer)
      const given = { password: typed(request, 'password'), code: one(body, 'code') ?? '' }
      if (held.is === 'on') {
        const missing = [
          ...(given.password ? [] : [{ href: '#password', text: 'Enter your password' }]),
          ...(given.code ? [] : [{ href: '#code', text: 'Enter a code, or a recovery code' }]),
        ]
        if (missing.length > 0) return twoStepPage(request, missing)
      }
      const result = await services.users.own.secondStep.end(viewer, given)
      if (result.is === 'done') return { redirect: `${HERE}?done=${held.is === 'on' ? 'off' : 'dropped'}` }
      return twoStepPage(request, [problemOf(result, '#password')])
    },
  }),
]

async function twoStepPage(request: PageRequest, errors?: readonly Problem[]): Promise<Answer> {
  const { services, viewer, query } = request
  const held = await services.users.own.secondStep.read(viewer)
  const done = one(query, 'done')
  return {
    view: `${VIEWS}/two-step.njk`,
    ...(errors ? { status: 422, title: 'Error: Two-step sign-in' } : {}),
    data: {
      held,
      // In groups, as it is read out and typed.
      secret: held.is === 'begun' ? (held.secret.match(/.{1,4}/g) ?? []).join(' ') : undefined,
      needed: viewer.secondStep === 'missing',
      errors,
      done: done === undefined ? undefined : DONE[done],
    },
  }
}

// Not trimmed: a password may begin or end with a space.
function typed({ body }: PageRequest, name: string): string {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}

const WHY: Readonly<Record<Extract<SecondStepRefused, { is: 'refused' }>['why'], string>> = {
  'password-wrong': 'This is not your password',
  'code-wrong': 'This code is not right. Enter the one your authenticator shows now, and see that its clock is right',
  'not-recognised': 'The password or the code is not right. A code works once: wait for the next',
  'not-begun': 'This was changed meanwhile, perhaps in another window. Look at how it stands now',
}

/** What stood in the way, in words, at the field where it is put right. */
export function problemOf(result: SecondStepRefused, href: string): Problem {
  return {
    href,
    text:
      result.is === 'wait'
        ? `There have been too many wrong tries. Try again after ${atTime(result.until)}`
        : WHY[result.why],
  }
}
