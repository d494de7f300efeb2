import { z } from 'zod'
import { carriedSchema } from '../access/provider.ts'
import { atTime } from './format.ts'
import {
  type Answer,
  type Fields,
  type Page,
  type PageRequest,
  type Redirect,
  address,
  definePage,
  one,
} from './page.ts'
import type { In, ProviderRefused, Viewer } from './services.ts'

const VIEW = 'spine/web/views/sign-in-code.njk'

/** What a browser carries from one step of signing in to the next. */
const carrySchema = z.discriminatedUnion('is', [
  z.object({ is: z.literal('half'), token: z.string(), next: z.string().optional() }),
  z.object({
    is: z.literal('provider'),
    carried: carriedSchema,
    next: z.string().optional(),
    /** Whose own account is to be tied, and where the provider is. */
    own: z.object({ id: z.string(), to: z.string() }).optional(),
  }),
])
export type Carry = z.infer<typeof carrySchema>

/** What a browser carries, read; undefined when it carries nothing. */
export function carriedBy(request: Pick<PageRequest<Viewer | undefined>, 'carried'>): Carry | undefined {
  if (request.carried === undefined) return undefined
  return carrySchema.safeParse(JSON.parse(request.carried)).data
}

/** What is carried on, for an answer. */
export function carry(what: Carry): string {
  return JSON.stringify(what)
}

/** Why someone is back at the sign-in page, in words, by a code in its address. `label` is what people call the provider. */
export const SAID: Readonly<Record<string, ((label: string) => string) | undefined>> = {
  down: label =>
    `We could not reach ${label}. Try again in a few minutes, or sign in with your email address and password.`,
  refused: label => `You were not signed in with ${label}. Try again, or sign in with your email address and password.`,
  'not-begun': () =>
    'That sign-in was not begun in this browser, took longer than 10 minutes, or has been used. Begin again.',
  'no-account': label =>
    `You signed in with ${label}, but have no open account here. Ask whoever manages accounts to add you, with the email address that belongs to ${label}.`,
  'email-not-checked': label =>
    `You signed in with ${label}, but it does not say that your email address was checked. Sign in here with your email address and password, and then join the two on the page under your name.`,
  'code-ended': () =>
    'That took longer than 10 minutes, or your account was changed meanwhile. Enter your email address and password again.',
}

/** Where someone goes who is in, or half in. */
export function goesOn(result: In, next: string | undefined): Redirect {
  const { token, expiresAt } = result
  if (result.is === 'signed-in') return { redirect: next ?? '/', session: { token, expiresAt }, carry: null }
  return { redirect: '/sign-in/code', carry: carry({ is: 'half', token, ...(next === undefined ? {} : { next }) }) }
}

/** The steps after, or in place of, the password: a code, and a provider of sign-ins. */
export const signInSteps: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/sign-in/code',
    title: 'Enter your code',
    public: true,
    handler: request => (halfOf(request) ? { view: VIEW, data: {} } : { redirect: '/sign-in' }),
  }),
  definePage({
    method: 'POST',
    path: '/sign-in/code',
    title: 'Enter your code',
    public: true,
    perMinute: 60,
    handler: async request => {
      const half = halfOf(request)
      if (!half) return back('code-ended')
      const code = one(request.body, 'code')
      if (code === undefined) return wrong('Enter the code')
      const result = await request.services.access.giveCode(half.token, code.slice(0, 100), request.address)
      if (result.is === 'signed-in')
        // Someone who used a recovery code is shown how many are left.
        return goesOn(result, result.by === 'recovery-code' ? '/account/two-step?done=recovery' : half.next)
      if (result.why === 'ended') return back('code-ended')
      if (result.why === 'code-wrong')
        return wrong('This code is not right, or has been used. Enter the one that is shown now, or a recovery code')
      return wrong(
        `There have been too many wrong codes. Try again after ${result.until ? atTime(result.until) : 'a while'}`,
      )
    },
  }),
  // Asked for by a link: a form that led to another site would be stopped by our own content security policy.
  definePage({
    method: 'GET',
    path: '/sign-in/provider',
    title: 'Sign in',
    public: true,
    perMinute: 60,
    handler: async ({ viewer, services, query }) => {
      const { provider } = services.access
      if (!provider) return { missing: true }
      if (viewer) return { redirect: '/' }
      const begun = await provider.begin()
      if (begun === 'down') return back('down')
      const next = ours(one(query, 'next'))
      const { to, carried } = begun
      return { redirect: to, carry: carry({ is: 'provider', carried, ...(next === undefined ? {} : { next }) }) }
    },
  }),
  // Answers by sending on, so that what the provider wrote in the address stays in no history.
  definePage({
    method: 'GET',
    path: '/sign-in/provider/back',
    title: 'Sign in',
    public: true,
    perMinute: 60,
    handler: async request => {
      const { viewer, services, query } = request
      const { provider } = services.access
      if (!provider) return { missing: true }
      const carried = carriedBy(request)
      if (carried?.is === 'provider' && carried.own) return tied(request, carried)
      if (viewer) return { redirect: '/', carry: null }
      if (carried?.is !== 'provider') return back('not-begun')
      const result = await provider.finish(queryOf(query), carried.carried)
      return result.is === 'refused' ? back(result.why) : goesOn(result, carried.next)
    },
  }),
]

async function tied(
  { viewer, services, query }: PageRequest<Viewer | undefined>,
  { carried, own }: Extract<Carry, { is: 'provider' }>,
): Promise<Answer> {
  // Whoever asked for it may have gone, and someone else come.
  if (!viewer || viewer.id !== own?.id) return viewer ? { redirect: '/', carry: null } : back('not-begun')
  const done: ProviderRefused | 'tied' | 'tied-elsewhere' =
    (await services.users.own.provider?.tie(viewer, queryOf(query), carried)) ?? 'refused'
  return { redirect: address('/account', { done }), carry: null }
}

function halfOf(request: PageRequest<Viewer | undefined>): Extract<Carry, { is: 'half' }> | undefined {
  const carried = carriedBy(request)
  return carried?.is === 'half' ? carried : undefined
}

function back(said: string): Redirect {
  return { redirect: address('/sign-in', { said }), carry: null }
}

function wrong(text: string): Answer {
  return { view: VIEW, data: { errors: [{ href: '#code', text }] }, status: 422, title: 'Error: Enter your code' }
}

function queryOf(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      (typeof value === 'string' ? [value] : value).map((each): [string, string] => [name, each]),
    ),
  )
}

/** A path of ours, the only kind that may be gone to after signing in. */
export function ours(next: string | undefined): string | undefined {
  return next && /^\/(?![/\\])[\w/.-]*$/.test(next) ? next : undefined
}
