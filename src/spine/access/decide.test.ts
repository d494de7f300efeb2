import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessRefused, type Viewer, actionsOf, decide, permit, systemViewer } from './decide.ts'
import { ACTIONS, type Action, ROLES, type Role } from './roles.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const as = (role: Role, council?: string): Viewer => ({ id: ID, role, ...(council === undefined ? {} : { council }) })

describe('what each role may do', () => {
  const children = [
    'figures.read',
    'figures.read-suppressed',
    'children.list',
    'child.read',
    'members.read',
    'documents.read',
    'session.own',
  ]
  test.each<[Role, readonly string[]]>([
    ['administrator', ['users.manage', 'audit.read', 'session.own']],
    ['director', [...children, 'figures.publish', 'imports.read', 'audit.read']],
    ['performance-analyst', [...children, 'figures.publish', 'imports.read', 'imports.make', 'imports.undo']],
    ['team-manager', children],
    ['social-worker', children],
    ['independent-reviewing-officer', children],
    ['board-member', ['figures.read-suppressed', 'session.own']],
    ['care-experienced-board-member', ['figures.read-suppressed', 'session.own']],
  ])('%s', (role, may) => {
    expect([...actionsOf(as(role))].sort()).toEqual([...may].sort())
  })

  test('a system task may do all but have a session, under its own name', () => {
    expect(actionsOf(systemViewer('rebuild'))).toEqual(ACTIONS.filter(action => action !== 'session.own'))
    expect(decide(systemViewer('rebuild'), 'child.read').grants).toEqual({ author: 'system:rebuild', sight: 'files' })
  })
})

describe('refusing', () => {
  const nothing = (author: string) => ({ author, sight: 'none' })

  test('nobody signed in is refused everything', () => {
    for (const action of ACTIONS) {
      expect(decide(undefined, action)).toEqual({
        allow: false,
        because: 'nobody-signed-in',
        grants: nothing('nobody'),
      })
    }
  })

  test('a role nobody wrote down is refused, even one that every object has', () => {
    for (const role of ['owner', '', 'toString', '__proto__', 'constructor']) {
      expect(decide({ id: ID, role: role as Role }, 'session.own')).toEqual({
        allow: false,
        because: 'no-such-role',
        grants: nothing(ID),
      })
    }
  })

  test('an action nobody wrote down is refused, to the system too', () => {
    expect(decide(systemViewer('rebuild'), 'children.delete' as Action)).toEqual({
      allow: false,
      because: 'no-such-action',
      grants: nothing('system:rebuild'),
    })
  })

  test('a board member who asks for a child is refused, and the grants see nothing', () => {
    expect(decide(as('board-member'), 'child.read')).toEqual({
      allow: false,
      because: 'role-may-not',
      grants: nothing(ID),
    })
    expect(() => permit(as('board-member'), 'child.read')).toThrow(new AccessRefused('child.read', 'role-may-not'))
  })

  test('whoever asks for whatever, a refusal sees nothing and an allowance is written down', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ROLES),
        fc.constantFrom(...ACTIONS),
        fc.option(fc.constantFrom('north', 'west')),
        (role, action, council) => {
          const decision = decide(as(role, council ?? undefined), action, { council: 'north' })
          expect(decision.grants.author).toBe(ID)
          if (!decision.allow) expect(decision.grants.sight).toBe('none')
          else expect(actionsOf(as(role))).toContain(action)
        },
      ),
    )
  })
})

describe('someone who works for one council', () => {
  const worker = as('social-worker', 'north')

  test('reads a child of that council', () => {
    expect(decide(worker, 'child.read', { council: 'north' })).toEqual({
      allow: true,
      because: 'role-may',
      grants: { author: ID, sight: 'files' },
      council: 'north',
    })
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
    })
  })

  test('gains nothing their role lacks', () => {
    expect(decide(as('board-member', 'north'), 'child.read', { council: 'north' })).toMatchObject({
      allow: false,
      because: 'role-may-not',
    })
  })
})
