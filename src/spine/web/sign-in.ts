import { type Page, definePage, one } from './page.ts'
import { type Action, type Viewer, may } from './services.ts'

const VIEW = 'spine/web/views/sign-in.njk'

/** Where those who work with children begin: their own work. */
const WORK: Readonly<Partial<Record<Viewer['role'], { readonly path: string; readonly may: Action }>>> = {
  'service-manager': { path: '/day', may: 'day.read' },
  'team-manager': { path: '/day', may: 'day.read' },
  'social-worker': { path: '/day', may: 'day.read' },
  'personal-adviser': { path: '/day', may: 'day.read' },
  'independent-reviewing-officer': { path: '/day', may: 'day.read' },
  'virtual-school': { path: '/virtual-school', may: 'virtual-school.read' },
  'health-team': { path: '/health-team', may: 'health-team.read' },
}

/** Where everyone else begins: the first of these they have leave for. */
const BEGINNINGS = [
  { path: '/scorecard', may: 'figures.read' },
  { path: '/board', may: 'figures.read-suppressed' },
  { path: '/children', may: 'children.list' },
  { path: '/imports', may: 'imports.read' },
  { path: '/users', may: 'users.manage' },
] as const

const WHY = {
  'not-recognised': 'The email address or the password is not right. Check both and try again.',
  locked: 'There have been too many wrong tries. Wait a few minutes, then try again.',
} as const

/** Signing in and out, the health check, and the page that sends each person to where they begin. */
export const shellPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/health',
    title: 'Health check',
    public: true,
    handler: () => ({ download: { name: 'health', type: 'text/plain', body: 'ok', inline: true } }),
  }),
  definePage({
    method: 'GET',
    path: '/sign-in',
    title: 'Sign in',
    public: true,
    handler: ({ viewer, query }) =>
      viewer
        ? { redirect: '/' }
        : {
            view: VIEW,
            data: {
              next: ours(one(query, 'next')),
              ended: one(query, 'ended') === 'yes',
              out: one(query, 'out') === 'yes',
            },
          },
  }),
  definePage({
    method: 'POST',
    path: '/sign-in',
    title: 'Sign in',
    public: true,
    perMinute: 60,
    handler: async ({ services, body, address }) => {
      const email = one(body, 'email') ?? ''
      const password = typeof body['password'] === 'string' ? body['password'] : ''
      const next = ours(one(body, 'next'))
      const errors = [
        ...(email ? [] : [{ href: '#email', text: 'Enter your email address' }]),
        ...(password ? [] : [{ href: '#password', text: 'Enter your password' }]),
      ]
      if (errors.length > 0) return { view: VIEW, data: { email, next, errors }, status: 422, title: 'Error: Sign in' }
      const result = await services.access.signIn(email, password, address)
      if (result.is === 'signed-in')
        return { redirect: next ?? '/', session: { token: result.token, expiresAt: result.expiresAt } }
      return {
        view: VIEW,
        data: { email, next, errors: [{ href: '#email', text: WHY[result.why] }] },
        status: 422,
        title: 'Error: Sign in',
      }
    },
  }),
  definePage({
    method: 'POST',
    path: '/sign-out',
    title: 'Sign out',
    may: 'session.own',
    handler: async ({ viewer, services }) => {
      await services.access.signOut(viewer)
      return { redirect: '/sign-in?out=yes', session: 'ended' }
    },
  }),
  definePage({
    method: 'GET',
    path: '/',
    title: 'Alongside',
    may: 'session.own',
    handler: ({ viewer }) => {
      const beginning = [WORK[viewer.role], ...BEGINNINGS].find(place => place && may(viewer, place.may))
      return beginning ? { redirect: beginning.path } : { view: 'spine/web/views/nowhere.njk', data: {} }
    },
  }),
]

// Only a path of ours may be gone to after signing in.
function ours(next: string | undefined): string | undefined {
  return next && /^\/(?![/\\])[\w/.-]*$/.test(next) ? next : undefined
}
