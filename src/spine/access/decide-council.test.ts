import { describe, expect, test } from 'vitest'
import { type Viewer, decide } from './decide.ts'
import type { Role } from './roles.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const as = (role: Role, council?: string): Viewer => ({ id: ID, role, ...(council === undefined ? {} : { council }) })

describe('someone who works for one council', () => {
  const worker = as('social-worker', 'north')

  test('reads a child of that council', () => {
    expect(decide(worker, 'child.read', { council: 'north' })).toEqual({
      allow: true,
      because: 'role-may',
      grants: { author: ID, sight: 'files' },
      reach: 'team',
      council: 'north',
    })
  })

  test('goes on with a new file of theirs whose council is not known yet', () => {
    expect(decide(worker, 'child.read', { council: undefined, link: 'own' })).toMatchObject({ allow: true })
    expect(decide(worker, 'child.read', { council: undefined, link: 'team' })).toMatchObject({ allow: false })
    expect(decide(worker, 'child.read', { council: 'west', link: 'own' })).toMatchObject({ because: 'another-council' })
  })

  test('is refused a child of another council, and one whose council is not known', () => {
    expect(decide(worker, 'child.read', { council: 'west' })).toMatchObject({
      allow: false,
      because: 'another-council',
    })
    expect(decide(worker, 'child.read', { council: undefined })).toMatchObject({
      allow: false,
      because: 'council-not-known',
    })
  })

  test('lists children narrowed to it', () => {
    expect(decide(worker, 'children.list')).toMatchObject({ allow: true, council: 'north' })
  })

  test('sees figures of the whole trust', () => {
    expect(decide(worker, 'figures.read', { council: 'west' })).toEqual({
      allow: true,
      because: 'role-may',
      grants: { author: ID, sight: 'totals' },
      reach: 'all',
    })
  })

  test('gains nothing their role lacks', () => {
    expect(decide(as('board-member', 'north'), 'child.read', { council: 'north' })).toMatchObject({
      allow: false,
      because: 'role-may-not',
    })
  })
})
