import { expect, test } from 'vitest'
import { type Viewer, actionsOf, decide } from './decide.ts'
import { ROLES, type Role } from './roles.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const as = (role: Role): Viewer => ({ id: ID, role })

test('someone whose second step is missing may do nothing but turn it on', () => {
  for (const role of ROLES) {
    const viewer: Viewer = { ...as(role), secondStep: 'missing' }
    expect(actionsOf(viewer), role).toEqual(actionsOf(as(role)).filter(action => action === 'session.own'))
  }
  expect(decide({ ...as('director'), secondStep: 'missing' }, 'child.read')).toEqual({
    allow: false,
    because: 'second-step-missing',
    grants: { author: ID, sight: 'none' },
  })
})
