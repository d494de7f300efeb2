import { type Answer, type Page, type PageRequest, address, definePage, one, oneOf } from '../web/page.ts'
import type { TeamAsked, TeamChanged } from '../web/services.ts'
import { TEAM_PROBLEMS, errorsFrom } from './pages-guard-words.ts'

const VIEWS = 'spine/access/views'
const DONE = {
  made: 'The team is made. Put people in it below, or on each one’s own page by the post they hold.',
  changed: 'The team is changed.',
  closed: 'The team is closed. Its people reach no child through it any longer.',
  opened: 'The team is open again.',
  member: 'Kept, from their next click on.',
  out: 'They are out of the team, from their next click on.',
} as const

type Done = keyof typeof DONE
type Errors = ReturnType<typeof errorsFrom>

/** The teams people work in, and who manages them. */
export const teamPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/teams',
    title: 'Teams',
    may: 'teams.manage',
    nav: { text: 'Teams', order: 62, more: true, under: 'Who may see what' },
    handler: request => teamsPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/teams',
    title: 'Teams',
    may: 'teams.manage',
    handler: async request => {
      const asked = askedIn(request)
      const done = await request.services.guard.teams.make(request.viewer, asked)
      if (!done) return { missing: true }
      if (done.is === 'done') return { redirect: address(`/teams/${done.id}`, { done: 'made' }) }
      return teamsPage(request, asked, errorsFrom(TEAM_PROBLEMS, done.problems))
    },
  }),
  definePage({
    method: 'GET',
    path: '/teams/:id',
    title: 'A team',
    may: 'teams.manage',
    handler: request => teamPage(request),
  }),
  definePage({
    method: 'POST',
    path: '/teams/:id',
    title: 'A team',
    may: 'teams.manage',
    handler: async request => {
      const asked = askedIn(request)
      return after(
        request,
        await request.services.guard.teams.change(request.viewer, idOf(request), asked),
        'changed',
        asked,
      )
    },
  }),
  definePage({
    method: 'POST',
    path: '/teams/:id/open',
    title: 'A team',
    may: 'teams.manage',
    handler: async request => {
      const closed = one(request.body, 'closed') === 'yes'
      const done = await request.services.guard.teams.close(request.viewer, idOf(request), closed)
      return after(request, done, closed ? 'closed' : 'opened')
    },
  }),
  definePage({
    method: 'POST',
    path: '/teams/:id/members',
    title: 'A team',
    may: 'teams.manage',
    handler: async request => {
      const { services, viewer, body } = request
      const out = one(body, 'out')
      const person = out ?? one(body, 'person') ?? ''
      const is = out === undefined ? (one(body, 'manages') === 'yes' ? 'manager' : 'member') : 'out'
      const done = await services.guard.teams.member(viewer, idOf(request), person, is)
      return after(request, done, is === 'out' ? 'out' : 'member')
    },
  }),
]

function idOf({ params }: PageRequest): string {
  return params['id'] ?? ''
}

function askedIn({ body }: PageRequest): TeamAsked {
  return { name: one(body, 'name') ?? '', service: one(body, 'service') ?? '', council: one(body, 'council') }
}

function after(request: PageRequest, done: TeamChanged, what: Done, asked?: TeamAsked): Promise<Answer> | Answer {
  if (!done) return { missing: true }
  if (done.is === 'done') return { redirect: address(`/teams/${done.id}`, { done: what }) }
  return teamPage(request, asked, errorsFrom(TEAM_PROBLEMS, done.problems))
}

async function teamsPage({ services, viewer }: PageRequest, asked?: TeamAsked, errors?: Errors): Promise<Answer> {
  const teams = await services.guard.teams.list(viewer)
  return {
    view: `${VIEWS}/teams.njk`,
    ...(errors ? { status: 422, title: 'Error: Teams' } : {}),
    data: {
      teams,
      known: [...new Set(teams.map(team => team.service))],
      councils: services.councils,
      asked: asked ?? {},
      errors,
    },
  }
}

async function teamPage(request: PageRequest, asked?: TeamAsked, errors?: Errors): Promise<Answer> {
  const { services, viewer, query } = request
  const [team, people] = await Promise.all([
    services.guard.teams.one(viewer, idOf(request)),
    services.guard.teams.people(viewer),
  ])
  if (!team) return { missing: true }
  const done = oneOf(query, 'done', Object.keys(DONE) as Done[])
  return {
    view: `${VIEWS}/team.njk`,
    ...(errors ? { status: 422, title: 'Error: A team' } : {}),
    data: {
      team,
      people,
      councils: services.councils,
      asked: asked ?? { name: team.name, service: team.service, council: team.council?.value },
      errors,
      done: done && DONE[done],
    },
  }
}
