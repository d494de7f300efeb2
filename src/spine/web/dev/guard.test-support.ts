import type { GuardService, Team } from '../services.ts'

const CHILD = { id: '00000000-0000-4000-8000-000000000010', called: 'Amara Okafor' }
const TEAM: Team = {
  id: '00000000-0000-4000-8000-000000000020',
  name: 'Safeguarding One',
  service: 'Safeguarding',
  council: null,
  closedAt: null,
  members: [{ id: 'u2', name: 'Jo Patel', role: 'Social worker', manages: false }],
}

/** Who may know what, made up. */
export const madeUpGuard: GuardService = {
  reasons: {
    list: async () => [
      {
        id: '00000000-0000-4000-8000-000000000030',
        child: CHILD,
        who: { id: 'u2', name: 'Jo Patel', role: 'Social worker' },
        purpose: 'duty',
        why: 'On duty tonight, her carer rang about a missed call home',
        at: '2026-03-02T21:00:00Z',
        until: '2026-03-02T22:00:00Z',
        told: ['Ruth Example', 'Mo Example'],
        by: '2026-03-04' as never,
        late: false,
      },
    ],
    review: async () => 'done',
  },
  restrictions: {
    of: async (_, id) =>
      id === CHILD.id
        ? { child: CHILD, before: [], choices: [{ value: 'u2', text: 'Jo Patel, Social worker' }] }
        : undefined,
    restrict: async () => ({ is: 'done' }),
    name: async () => ({ is: 'done' }),
    lift: async () => ({ is: 'done' }),
  },
  cover: {
    read: async viewer => ({
      covers: [],
      whose: [{ value: viewer.id, text: 'My own children' }],
      colleagues: [{ value: 'u2', text: 'Jo Patel, Social worker' }],
    }),
    ask: async () => ({ is: 'done' }),
    end: async () => 'done',
  },
  teams: {
    list: async () => [TEAM],
    one: async (_, id) => (id === TEAM.id ? TEAM : undefined),
    make: async () => ({ is: 'done', id: TEAM.id }),
    change: async () => ({ is: 'done', id: TEAM.id }),
    close: async () => ({ is: 'done', id: TEAM.id }),
    member: async () => ({ is: 'done', id: TEAM.id }),
    people: async () => [{ value: 'u2', text: 'Jo Patel, Social worker', role: 'social-worker' }],
  },
  looks: {
    odd: async (_, days) => ({
      days,
      looks: 40,
      odd: [
        {
          event: '00000000-0000-4000-8000-000000000040',
          at: '2026-03-01T22:30:00Z',
          who: { id: 'u2', name: 'Jo Okafor', role: 'Social worker' },
          child: CHILD,
          signs: ['same-family-name', 'out-of-hours'],
        },
      ],
    }),
    check: async () => 'done',
  },
}
