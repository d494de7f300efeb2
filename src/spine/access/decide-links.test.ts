import { describe, expect, test } from 'vitest'
import { type Link, type Ties, type Viewer, linkFor } from './decide.ts'
import type { Action, Role } from './roles.ts'

const as = (role: Role): Viewer => ({ id: '00000000-0000-4000-8000-000000000001', role })

describe('the link that counts', () => {
  const ties: Ties = { own: false, team: false, service: false, reason: false, unallocated: false, sealed: false }
  test.each<[string, Role, Action, Partial<Ties>, Link]>([
    ['nearest first', 'social-worker', 'child.read', { own: true, team: true, service: true, reason: true }, 'own'],
    ['a team’s', 'social-worker', 'child.read', { team: true, service: true, reason: true }, 'team'],
    [
      'a reason, where the nearest is too far',
      'social-worker',
      'child.read',
      { service: true, reason: true },
      'reason',
    ],
    ['the nearest, where that is too far', 'social-worker', 'child.read', { service: true }, 'service'],
    ['none', 'social-worker', 'child.read', {}, 'none'],
    ['none, where the action reaches every file', 'director', 'child.read', { reason: true }, 'none'],
    ['of a sealed file a reason alone', 'director', 'child.read', { own: true, reason: true, sealed: true }, 'reason'],
    ['of a sealed file without one, the nearest', 'director', 'child.read', { own: true, sealed: true }, 'own'],
    [
      'nobody’s child is within reach of whoever gives it to a worker',
      'team-manager',
      'team.allocate',
      { unallocated: true },
      'team',
    ],
    [
      'nobody’s child is not within reach of whoever reads',
      'team-manager',
      'child.read',
      { unallocated: true },
      'none',
    ],
  ])('%s', (_, role, action, more, link) => {
    expect(linkFor(as(role), action, { ...ties, ...more })).toBe(link)
  })
})
