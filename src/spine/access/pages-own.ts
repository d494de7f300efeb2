import { type Answer, type Page, type PageRequest, definePage, one } from '../web/page.ts'
import type { OwnPasswordChanged } from '../web/services.ts'
import { atTime } from '../web/format.ts'
import { PROBLEMS } from './pages-words.ts'
import { ROLE_TITLES } from './roles.ts'

const VIEW = 'spine/access/views/account.njk'

const DONE: Readonly<Record<string, string>> = {
  password: 'Your password is changed. You stay signed in here, and are signed out everywhere else.',
  elsewhere: 'You are signed out everywhere else.',
}

interface Problem {
  readonly href: string
  readonly text: string
}

/** One's own account: changing the password, and signing out everywhere else. */
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
    path: '/account/sign-out-elsewhere',
    title: 'Sign out everywhere else',
    may: 'session.own',
    handler: async ({ services, viewer }) => {
      await services.users.own.signOutElsewhere(viewer)
      return { redirect: '/account?done=elsewhere' }
    },
  }),
]

async function ownPage(request: PageRequest, errors?: readonly Problem[]): Promise<Answer> {
  const account = await request.services.users.own.read(request.viewer)
  if (!account) return { missing: true }
  const done = one(request.query, 'done')
  return {
    view: VIEW,
    ...(errors ? { status: 422, title: 'Error: My account' } : {}),
    data: {
      account: { ...account, roleTitle: ROLE_TITLES[account.role] },
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
