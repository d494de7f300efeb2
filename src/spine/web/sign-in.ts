import { type Answer, type Page, type PageRequest, definePage, one } from './page.ts'
import { type Action, type Viewer, may } from './services.ts'
import { SAID, goesOn, ours, signInSteps } from './sign-in-steps.ts'

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
  inspector: { path: '/inspecting', may: 'inspections.do' },
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
    handler: request => {
      const { viewer, query, services } = request
      if (viewer) return { redirect: '/' }
      const said = SAID[one(query, 'said') ?? '']?.(services.access.provider?.label ?? 'your work account')
      return form(request, {
        next: ours(one(query, 'next')),
        ended: one(query, 'ended') === 'yes',
        out: one(query, 'out') === 'yes',
        ...(said === undefined ? {} : { errors: [{ text: said }] }),
      })
    },
  }),
  definePage({
    method: 'POST',
    path: '/sign-in',
    title: 'Sign in',
    public: true,
    perMinute: 60,
    handler: async request => {
      const { services, body, address } = request
      const email = one(body, 'email') ?? ''
      const password = typeof body['password'] === 'string' ? body['password'] : ''
      const next = ours(one(body, 'next'))
      const errors = [
        ...(email ? [] : [{ href: '#email', text: 'Enter your email address' }]),
        ...(password ? [] : [{ href: '#password', text: 'Enter your password' }]),
      ]
      if (errors.length > 0) return { ...form(request, { email, next, errors }), status: 422 }
      const result = await services.access.signIn(email, password, address)
      if (result.is !== 'refused') return goesOn(result, next)
      return { ...form(request, { email, next, errors: [{ href: '#email', text: WHY[result.why] }] }), status: 422 }
    },
  }),
  definePage({
    method: 'POST',
    path: '/sign-out',
    title: 'Sign out',
    may: 'session.own',
    handler: async ({ viewer, services }) => {
      await services.access.signOut(viewer)
      return { redirect: '/sign-in?out=yes', session: 'ended', carry: null }
    },
  }),
  definePage({
    method: 'GET',
    path: '/',
    title: 'Alongside',
    may: 'session.own',
    handler: ({ viewer }) => {
      if (viewer.secondStep === 'missing') return { redirect: '/account/two-step' }
      const beginning = [WORK[viewer.role], ...BEGINNINGS].find(place => place && may(viewer, place.may))
      return beginning ? { redirect: beginning.path } : { view: 'spine/web/views/nowhere.njk', data: {} }
    },
  }),
  ...signInSteps,
]

function form(
  { services }: PageRequest<Viewer | undefined>,
  data: { readonly errors?: readonly unknown[]; readonly [name: string]: unknown },
): Extract<Answer, { view: string }> {
  return {
    view: VIEW,
    ...(data.errors ? { title: 'Error: Sign in' } : {}),
    data: { ...data, provider: services.access.provider?.label },
  }
}
