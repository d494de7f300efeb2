import { type Answer, type Page, type PageRequest, definePage, one } from '../web/page.ts'
import type { OwnPasswordChanged } from '../web/services.ts'
import { atTime } from '../web/format.ts'
import { carriedBy, carry } from '../web/sign-in-steps.ts'
import { problemOf } from './pages-two-step.ts'
import { PROBLEMS } from './pages-words.ts'
import { ROLE_TITLES } from './roles.ts'

const VIEW = 'spine/access/views/account.njk'

const DONE: Readonly<Record<string, string>> = {
  password: 'Your password is changed. You stay signed in here, and are signed out everywhere else.',
  elsewhere: 'You are signed out everywhere else.',
  tied: 'Done. From now on you may sign in that way, in place of your password.',
}

/** Why one's account was not tied to the provider's, by the code the last step left. */
const NOT_TIED: Readonly<Record<string, string>> = {
  'tied-elsewhere':
    'The one you signed in as there belongs to another account here, or your account to another one there. Ask whoever manages accounts to untie it',
  refused: 'You were not signed in there, so nothing was changed. Try again',
  'not-begun': 'That took longer than 10 minutes, or has been used, so nothing was changed. Begin again',
  down: 'It does not answer, so nothing was changed. Try again in a few minutes',
}

interface Problem {
  readonly href: string
  readonly text: string
}

/** One's own account: changing the password, signing in by the trust's provider, and signing out everywhere else. */
export const ownPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/account',
    title: 'My account',
    may: 'session.own',
    handler: request => ownPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/account/password',
    title: 'Change my password',
    may: 'session.own',
    perMinute: 20,
    handler: async request => {
      const { services, viewer, body } = request
      const [present, wanted, again] = [typed(body['present']), typed(body['wanted']), typed(body['again'])]
      const missing = missingFrom(present, wanted, again)
      if (missing.length > 0) return ownPage(request, missing)
      const result = await services.users.own.changePassword(viewer, present, wanted)
      return result.is === 'done' ? { redirect: '/account?done=password' } : ownPage(request, problemsOf(result))
    },
  }),
  definePage({
    method: 'POST',
    path: '/account/provider',
    title: 'Go on',
    may: 'session.own',
    perMinute: 20,
    handler: async request => {
      const { services, viewer, body } = request
      const { provider } = services.users.own
      if (!provider) return { missing: true }
      const password = typed(body['tie'])
      if (password === '') return ownPage(request, [{ href: '#tie', text: 'Enter your password' }])
      const result = await provider.begin(viewer, password)
      if (result === 'down') return { redirect: '/account?done=down' }
      if (result.is !== 'begun') return ownPage(request, [problemOf(result, '#tie')])
      const { to, carried } = result
      return {
        redirect: '/account/provider',
        carry: carry({ is: 'provider', carried, own: { id: viewer.id, to } }),
      }
    },
  }),
  // A form that led to another site would be stopped by our own content security policy, so a link does.
  definePage({
    method: 'GET',
    path: '/account/provider',
    title: 'Go on',
    may: 'session.own',
    handler: request => {
      const carried = carriedBy(request)
      const { provider } = request.services.users.own
      if (!provider || carried?.is !== 'provider' || carried.own?.id !== request.viewer.id)
        return { redirect: '/account' }
      return { view: 'spine/access/views/provider.njk', data: { provider: provider.label, to: carried.own.to } }
    },
  }),
  definePage({
    method: 'POST',
    path: '/account/sign-out-elsewhere',
    title: 'Sign out everywhere else',
    may: 'session.own',
    handler: async ({ services, viewer }) => {
      await services.users.own.signOutElsewhere(viewer)
      return { redirect: '/account?done=elsewhere' }
    },
  }),
]

async function ownPage(request: PageRequest, wrong?: readonly Problem[]): Promise<Answer> {
  const { own } = request.services.users
  const [account, secondStep, tiedSince] = await Promise.all([
    own.read(request.viewer),
    own.secondStep.read(request.viewer),
    own.provider?.since(request.viewer),
  ])
  if (!account) return { missing: true }
  const done = one(request.query, 'done')
  const notTied = done === undefined ? undefined : NOT_TIED[done]
  const errors = wrong ?? (notTied === undefined ? undefined : [{ href: '#tie', text: notTied }])
  return {
    view: VIEW,
    ...(errors ? { title: 'Error: My account' } : {}),
    ...(wrong ? { status: 422 } : {}),
    data: {
      account: { ...account, roleTitle: ROLE_TITLES[account.role] },
      secondStep,
      provider: own.provider && { label: own.provider.label, since: tiedSince },
      errors,
      done: done === undefined ? undefined : DONE[done],
    },
  }
}

// Not trimmed: a password may begin or end with a space.
function typed(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : ''
}

function missingFrom(present: string, wanted: string, again: string): readonly Problem[] {
  return [
    ...(present ? [] : [{ href: '#present', text: 'Enter your present password' }]),
    ...(wanted ? [] : [{ href: '#wanted', text: 'Enter the password you want' }]),
    ...(wanted && wanted !== again ? [{ href: '#again', text: 'Enter the password you want twice, the same' }] : []),
  ]
}

function problemsOf(result: Exclude<OwnPasswordChanged, { is: 'done' }>): readonly Problem[] {
  if (result.is === 'wait') {
    const text = `There have been too many wrong tries. Try again after ${atTime(result.until)}`
    return [{ href: '#present', text }]
  }
  return result.problems.map(problem => ({
    href: problem === 'present-wrong' ? '#present' : '#wanted',
    text: PROBLEMS[problem],
  }))
}
