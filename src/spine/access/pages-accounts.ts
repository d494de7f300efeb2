import { type Answer, type Page, type PageRequest, address, definePage, one, oneOf } from '../web/page.ts'
import type { Account, AccountChanged, AccountRefused, PasswordGiven, PostAsked } from '../web/services.ts'
import { POST_PROBLEMS, errorsFrom } from './pages-guard-words.ts'
import { PROBLEMS, ROLE_MAY } from './pages-words.ts'
import { ROLE_TITLES, type UserRole } from './roles.ts'

const VIEWS = 'spine/access/views'

const ROLES = (Object.keys(ROLE_MAY) as UserRole[]).map(role => ({
  value: role,
  text: ROLE_TITLES[role],
  hint: ROLE_MAY[role],
}))

/** Which field each problem is put right in. */
const FIELD: Partial<Record<AccountRefused['problems'][number], string>> = {
  'email-not-an-address': '#email',
  'email-taken': '#email',
  'name-missing': '#name',
  'role-not-known': '#role',
  'council-not-known': '#council',
}

/** The order the form asks in. */
const FIELDS: readonly string[] = [
  'name-missing',
  'email-not-an-address',
  'email-taken',
  'council-not-known',
  'role-not-known',
]

const DONE = {
  role: 'The role is changed, from their next click on.',
  council: 'What they may reach is changed, from their next click on.',
  disabled: 'The account is disabled. They are signed out, and cannot sign in.',
  enabled: 'The account is enabled. They can sign in with the password they had.',
  'signed-out': 'They are signed out everywhere.',
  post: 'The post is recorded in their worker’s file. What they reach is changed, from their next click on.',
  home: 'Kept, as a digest that nobody can read back.',
  'two-step': 'Their two-step sign-in is off: their password is enough until they turn it on again.',
  untied: 'Their account is untied. They sign in with their password, until the two are joined again.',
} as const

/** Where someone goes once they have ended their own sessions. */
const OUT: Answer = { redirect: '/sign-in?out=yes', session: 'ended' }

/** Things that are asked about once more before they are done. */
const QUESTIONS = {
  disable: {
    title: 'Disable this account?',
    text: 'They are signed out at once and cannot sign in. What they did stays on record, and you can enable the account again.',
    yes: 'Yes, disable it',
  },
  password: {
    title: 'Give a new password?',
    text: 'The password they have stops working and they are signed out everywhere. The new one is shown to you once, to hand on.',
    yes: 'Yes, give a new password',
  },
  'sign-out': {
    title: 'Sign them out everywhere?',
    text: 'Every browser they are signed in on is signed out at once. They can sign in again with the password they have.',
    yes: 'Yes, sign them out',
  },
  'two-step': {
    title: 'Take their two-step sign-in away?',
    text: 'Their password alone will sign them in, until they turn it on again. Make sure that it is really they who ask: see them, or ring them on a number you know. If their phone was stolen, sign them out everywhere too.',
    yes: 'Yes, take it away',
  },
  untie: {
    title: 'Untie this account from the provider of sign-ins?',
    text: 'They can sign in with their password. It is tied again once they join the two under their name, or sign in there with the email address of this account, checked. To keep them out, disable the account.',
    yes: 'Yes, untie it',
  },
} as const

/** The people who have an account: who they are, what they may do, and whether they may sign in. */
export const accountPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/users',
    title: 'People who use it',
    may: 'users.manage',
    nav: { text: 'People who use it', order: 60, more: true, under: 'Who may see what' },
    handler: async ({ services, viewer }) => ({
      view: `${VIEWS}/users.njk`,
      data: { accounts: (await services.users.list(viewer)).map(asShown) },
    }),
  }),
  definePage({
    method: 'GET',
    path: '/users/new',
    title: 'Add someone',
    may: 'users.manage',
    handler: request => addForm(request, {}),
  }),
  definePage({
    method: 'POST',
    path: '/users',
    title: 'Add someone',
    may: 'users.manage',
    handler: async request => {
      const { services, viewer, body } = request
      const council = one(body, 'council')
      const asked = { email: one(body, 'email') ?? '', name: one(body, 'name') ?? '', role: one(body, 'role') ?? '' }
      const team = one(body, 'team')
      const result = await services.users.add(viewer, {
        ...asked,
        ...(council === undefined ? {} : { council }),
        ...(team === undefined ? {} : { team }),
      })
      if (result.is === 'refused') return addForm(request, { ...asked, council, team }, result)
      return given(result, 'added')
    },
  }),
  definePage({
    method: 'GET',
    path: '/users/:id',
    title: 'Someone who uses it',
    may: 'users.manage',
    handler: request => accountPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/users/:id/role',
    title: 'Change a role',
    may: 'users.manage',
    handler: async request => {
      const role = one(request.body, 'role') ?? ''
      const { id, own } = whoseFrom(request)
      const result = await request.services.users.changeRole(request.viewer, id, role)
      // Someone who is an administrator no longer has no leave for the page they came from.
      if (result.is === 'done' && own && role !== 'administrator') return { redirect: '/' }
      return changed(request, result, 'role', { role })
    },
  }),
  definePage({
    method: 'POST',
    path: '/users/:id/council',
    title: 'Change a council',
    may: 'users.manage',
    handler: async request => {
      const council = one(request.body, 'council')
      const result = await request.services.users.changeCouncil(request.viewer, whoseFrom(request).id, council)
      return changed(request, result, 'council', { council })
    },
  }),
  definePage({
    method: 'POST',
    path: '/users/:id/post',
    title: 'Change a post',
    may: 'users.manage',
    handler: async request => {
      const { services, viewer, body } = request
      const [post = '', fte = '', from = ''] = ['post', 'fte', 'from'].map(name => one(body, name))
      const team = one(body, 'team')
      const [agency, holdsCases] = [one(body, 'agency') === 'yes', one(body, 'holds') === 'yes']
      const asked = { post, team, fte, from, agency, holdsCases }
      const result = await services.users.changePost(viewer, whoseFrom(request).id, asked)
      if (!result) return { missing: true }
      if (result.is === 'done') return { redirect: address(`/users/${request.params['id'] ?? ''}`, { done: 'post' }) }
      return accountPage(request, {}, errorsFrom(POST_PROBLEMS, result.problems), asked)
    },
  }),
  definePage({
    method: 'POST',
    path: '/users/:id/home',
    title: 'Home postcode',
    may: 'users.manage',
    handler: async request => {
      const { id } = whoseFrom(request)
      const done = await request.services.users.setHome(request.viewer, id, one(request.body, 'postcode'))
      if (done === undefined) return { missing: true }
      if (done === 'done') return { redirect: address(`/users/${id}`, { done: 'home' }) }
      const text = 'Enter a whole postcode, like LS1 4AP, or leave it empty to forget the one kept'
      return accountPage(request, {}, [{ href: '#postcode', text }])
    },
  }),
  definePage({
    method: 'POST',
    path: '/users/:id/enable',
    title: 'Enable an account',
    may: 'users.manage',
    handler: async request => {
      const result = await request.services.users.enable(request.viewer, whoseFrom(request).id)
      return changed(request, result, 'enabled', {})
    },
  }),
  ...(['disable', 'password', 'sign-out', 'two-step', 'untie'] as const).map(what =>
    definePage({
      method: 'GET',
      path: `/users/:id/${what}`,
      title: QUESTIONS[what].title,
      may: 'users.manage',
      handler: async request => {
        const account = await request.services.users.one(request.viewer, whoseFrom(request).id)
        if (!account) return { missing: true }
        return { view: `${VIEWS}/question.njk`, data: { account, what, question: QUESTIONS[what] } }
      },
    }),
  ),
  definePage({
    method: 'POST',
    path: '/users/:id/disable',
    title: 'Disable an account',
    may: 'users.manage',
    handler: async request => {
      const { id, own } = whoseFrom(request)
      const result = await request.services.users.disable(request.viewer, id)
      return result.is === 'done' && own ? OUT : changed(request, result, 'disabled', {})
    },
  }),
  definePage({
    method: 'POST',
    path: '/users/:id/password',
    title: 'A new password',
    may: 'users.manage',
    handler: async request => {
      const { id, own } = whoseFrom(request)
      // One's own is changed where the present one is asked for.
      if (own) return { redirect: '/account' }
      const result = await request.services.users.newPassword(request.viewer, id)
      return result.is === 'done' ? given(result, 'new') : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: '/users/:id/two-step',
    title: 'Take two-step sign-in away',
    may: 'users.manage',
    handler: async request => {
      const { id, own } = whoseFrom(request)
      // One's own takes one's password and a code.
      if (own) return { redirect: '/account/two-step' }
      return changed(request, await request.services.users.endSecondStep(request.viewer, id), 'two-step', {})
    },
  }),
  definePage({
    method: 'POST',
    path: '/users/:id/untie',
    title: 'Untie an account',
    may: 'users.manage',
    handler: async request => {
      const result = await request.services.users.untie(request.viewer, whoseFrom(request).id)
      return changed(request, result, 'untied', {})
    },
  }),
  definePage({
    method: 'POST',
    path: '/users/:id/sign-out',
    title: 'Sign someone out',
    may: 'users.manage',
    handler: async request => {
      const { id, own } = whoseFrom(request)
      const result = await request.services.users.signOutEverywhere(request.viewer, id)
      return result.is === 'done' && own ? OUT : changed(request, result, 'signed-out', {})
    },
  }),
]

function whoseFrom({ params, viewer }: PageRequest): { readonly id: string; readonly own: boolean } {
  const id = params['id'] ?? ''
  return { id, own: id === viewer.id }
}

function asShown(account: Account): Account & { readonly roleTitle: string } {
  return { ...account, roleTitle: ROLE_TITLES[account.role] }
}

function errorsOf({ problems }: AccountRefused, otherwise?: string): readonly { href?: string; text: string }[] {
  const inOrder = [...problems].sort((a, b) => FIELDS.indexOf(a) - FIELDS.indexOf(b))
  return inOrder.map(problem => {
    const href = FIELD[problem] ?? otherwise
    return { ...(href === undefined ? {} : { href }), text: PROBLEMS[problem] }
  })
}

async function addForm(
  { services, viewer }: PageRequest,
  asked: Readonly<Record<string, string | undefined>>,
  refused?: AccountRefused,
): Promise<Answer> {
  const teams = (await services.guard.teams.list(viewer)).flatMap(team =>
    team.closedAt === null ? [{ value: team.id, text: `${team.name}, ${team.service}` }] : [],
  )
  return {
    view: `${VIEWS}/new.njk`,
    ...(refused ? { status: 422, title: 'Error: Add someone' } : {}),
    data: { asked, roles: ROLES, councils: services.councils, teams, errors: refused ? errorsOf(refused) : undefined },
  }
}

/** The only page that ever shows a password, and it shows it once: asking again would make another. */
function given(result: Extract<PasswordGiven, { is: 'done' }>, why: 'added' | 'new'): Answer {
  return {
    view: `${VIEWS}/given.njk`,
    title: why === 'added' ? 'They can sign in now' : 'The new password',
    data: { account: result.account, password: result.password, why },
  }
}

/** After a change: back to the account, or the account's page again with what stood in the way. */
async function changed(
  request: PageRequest,
  result: AccountChanged,
  done: keyof typeof DONE,
  asked: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  if (result.is === 'done') return { redirect: address(`/users/${request.params['id'] ?? ''}`, { done }) }
  if (result.problems.includes('no-such-user')) return { missing: true }
  return accountPage(request, asked, errorsOf(result, done === 'role' ? '#role' : '#sign-in'))
}

async function accountPage(
  request: PageRequest,
  asked: Readonly<Record<string, string | undefined>> = {},
  errors?: ReturnType<typeof errorsOf>,
  typedPost?: PostAsked,
): Promise<Answer> {
  const { services, viewer, query } = request
  const { id, own } = whoseFrom(request)
  const [account, post] = await Promise.all([services.users.one(viewer, id), services.users.post(viewer, id)])
  if (!account) return { missing: true }
  const done = oneOf(query, 'done', Object.keys(DONE) as (keyof typeof DONE)[])
  return {
    view: `${VIEWS}/user.njk`,
    // A name in a tab's title would stand in the browser's history.
    ...(errors ? { status: 422, title: 'Error: Someone who uses it' } : {}),
    data: {
      account: asShown(account),
      own,
      post: post && {
        ...post,
        title: post.posts.find(each => each.value === post.held?.post)?.text,
        teamName: post.teams.find(each => each.value === post.held?.team)?.text,
        // Another post begins on a day of its own.
        typed: typedPost ?? { ...post.held, from: '' },
      },
      chosen: {
        role: asked['role'] ?? account.role,
        council: 'council' in asked ? asked['council'] : account.council?.value,
      },
      roles: ROLES,
      councils: services.councils,
      errors,
      done: done && DONE[done],
    },
  }
}
