import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AccessRefused, type Link, type Viewer, actionsOf, decide, permit, systemViewer } from './decide.ts'
import { ACTIONS, type Action, ROLES, type Role } from './roles.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const as = (role: Role, council?: string): Viewer => ({ id: ID, role, ...(council === undefined ? {} : { council }) })

const RETENTION = ['retention.read', 'retention.destroy']
describe('what each role may do', () => {
  const everyone = ['session.own', 'documents.read']
  const figures = ['figures.read', 'figures.read-suppressed', 'duties.read']
  const promises = ['promises.read', 'promises.read-for-board', 'owed.read']
  const casework = [
    ...everyone,
    ...figures,
    ...promises,
    'children.list',
    'members.read',
    'day.read',
    'data-quality.read',
    'approvals.decide',
    'cover.manage',
    'child.read',
    'child.write',
  ]
  const board = [
    'staff.read-for-board',
    'finance.read-for-board',
    'boards.challenge',
    'boards.own',
    'boards.read-for-board',
    'figures.read-suppressed',
    'kpis.read-published',
    'contract-sides.read-for-board',
    'plans.read-for-board',
    'promises.read-for-board',
    'owed.read',
    'audits.read-summary',
    'session.own',
  ]
  const kpis = ['kpis.read', 'kpis.read-published', 'contract-sides.read', 'contract-sides.read-for-board']
  const boards = ['boards.read', 'boards.read-for-board', 'boards.own']
  const clerk = [...boards, 'boards.write', 'boards.challenge']
  const inspections = ['inspections.read', 'inspections.end']
  const follows = [...inspections, 'inspections.agree', 'inspections.follow']
  const plans = ['plans.read', 'plans.read-for-board']
  const audits = ['audits.read', 'audits.read-summary']
  const auditor = [...audits, 'audits.own', 'audits.do']
  const clinics = ['clinics.read', 'clinics.own']
  const sensory = ['sensory.read', 'sensory.read-children', 'sensory.write']
  const finance = ['finance.read', 'finance.read-for-board', 'placement-costs.read']
  const information = ['information.read', 'information.write', 'requests.read', 'requests.answer'].concat(RETENTION)
  const workforce = ['staff.read', 'staff.read-for-board']
  const people = [...workforce, 'staff.read-people']
  test.each<[Role, readonly string[]]>([
    [
      'administrator',
      ['users.manage', 'teams.manage', 'audit.read', 'session.own', ...inspections, 'inspections.open'],
    ],
    ['inspector', ['session.own', 'child.read', 'inspections.do']],
    [
      'director',
      [
        ...casework,
        ...kpis,
        ...people,
        'staff.write',
        'kpis.enter',
        'kpis.submit',
        'kpis.set',
        'contract-sides.write',
        'contract-sides.own',
        ...plans,
        'plans.write',
        'plans.own',
        'promises.write',
        'promises.own',
        ...clinics,
        'clinics.write',
        'panel-lists.read',
        ...clerk,
        ...information,
        ...follows,
        ...finance,
        'finance.write',
        'finance.own',
        'placement-costs.write',
        ...sensory,
        'sensory.fund',
        ...auditor,
        'audits.write',
        'audits.moderate',
        'figures.publish',
        'scorecard.comment',
        'scorecard.set',
        'team.read',
        'reviews.read',
        'virtual-school.read',
        'health-team.read',
        'imports.read',
        'audit.read',
        'reasons.review',
        'looks.read',
        'restrictions.manage',
        'duties.set',
      ],
    ],
    [
      'service-manager',
      [
        ...casework,
        ...kpis,
        ...people,
        ...plans,
        ...finance,
        'finance.own',
        'placement-costs.write',
        'sensory.read',
        'plans.own',
        'promises.own',
        'scorecard.comment',
        ...clinics,
        'clinics.write',
        'panel-lists.read',
        'contract-sides.own',
        ...auditor,
        'audits.write',
        'audits.moderate',
        ...boards,
        'child.create',
        'team.read',
        'team.allocate',
        'reviews.read',
        'reasons.review',
      ],
    ],
    [
      'team-manager',
      [
        ...casework,
        ...kpis,
        ...people,
        ...plans,
        'plans.own',
        'promises.own',
        ...clinics,
        'panel-lists.read',
        ...auditor,
        ...boards,
        'child.create',
        'team.read',
        'team.allocate',
        'reasons.review',
      ],
    ],
    ['social-worker', [...casework, 'child.create', 'team.read', 'panel-lists.read']],
    ['personal-adviser', [...casework, 'team.read', 'panel-lists.read']],
    ['independent-reviewing-officer', [...casework, ...auditor, 'promises.own', 'reviews.read', 'panel-lists.read']],
    [
      'virtual-school',
      [
        ...casework,
        ...plans,
        'plans.own',
        'promises.own',
        ...boards,
        'scorecard.comment',
        'virtual-school.read',
        ...sensory,
      ],
    ],
    ['health-team', [...casework, ...boards, 'promises.own', 'health-team.read', ...sensory]],
    [
      'performance-analyst',
      [
        ...everyone,
        ...figures,
        ...kpis,
        ...people,
        'staff.write',
        ...finance,
        'sensory.read',
        'kpis.enter',
        'kpis.submit',
        'contract-sides.write',
        'contract-sides.own',
        ...plans,
        'plans.write',
        'plans.own',
        ...promises,
        'promises.write',
        'promises.own',
        ...clinics,
        'clinics.write',
        ...audits,
        'audits.write',
        'audits.own',
        ...clerk,
        'children.list',
        'child.read',
        'members.read',
        'data-quality.read',
        'figures.publish',
        'scorecard.comment',
        'scorecard.set',
        'imports.read',
        'imports.make',
        'imports.undo',
        'returns.export',
      ],
    ],
    [
      'information-governance',
      [
        ...everyone,
        ...kpis,
        ...workforce,
        ...plans,
        'plans.own',
        ...promises,
        ...boards,
        ...information,
        ...follows,
        'children.list',
        'child.read',
        'child.write',
        'child.merge',
        'data-quality.read',
        'restrictions.manage',
        'reasons.review',
        'looks.read',
        'audit.read',
      ],
    ],
    [
      'finance-lead',
      [
        ...everyone,
        ...figures,
        ...promises,
        ...kpis,
        ...plans,
        ...finance,
        'plans.own',
        'finance.write',
        'finance.own',
        'placement-costs.write',
        'sensory.read',
        'sensory.fund',
      ],
    ],
    ['board-member', board],
    ['care-experienced-board-member', board],
  ])('%s', (role, may) => {
    expect([...actionsOf(as(role))].sort()).toEqual([...may].sort())
  })

  test('a system task may do all but what is one person’s own, under its own name', () => {
    const own = ['session.own', 'day.read', 'approvals.decide', 'cover.manage', 'inspections.do']
    expect(actionsOf(systemViewer('rebuild'))).toEqual(ACTIONS.filter(action => !own.includes(action)))
    expect(decide(systemViewer('rebuild'), 'child.read').grants).toEqual({ author: 'system:rebuild', sight: 'files' })
  })

  test('taking a return in or making one touches restricted files, and nothing else does', () => {
    const seen = ACTIONS.filter(action => decide(systemViewer('import'), action).grants.restricted === 'seen')
    expect(seen).toEqual(['imports.make', 'imports.undo', 'returns.export'])
  })
})

describe('how far an action reaches', () => {
  const links: readonly Link[] = ['own', 'team', 'service', 'reason', 'none']
  const opens = (role: Role, action: Action = 'child.read') =>
    links.filter(link => decide(as(role), action, { council: 'north', link }).allow)

  test.each<[Role, readonly Link[]]>([
    ['director', links],
    ['service-manager', ['own', 'team', 'service', 'reason']],
    ['team-manager', ['own', 'team', 'reason']],
    ['social-worker', ['own', 'team', 'reason']],
    ['personal-adviser', ['own', 'team', 'reason']],
    ['independent-reviewing-officer', ['own', 'reason']],
    ['virtual-school', links],
    ['health-team', links],
    ['performance-analyst', links],
    ['finance-lead', []],
    ['information-governance', links],
    ['board-member', []],
  ])('%s opens a child’s file by %j', (role, may) => {
    expect(opens(role)).toEqual(may)
  })

  test('what is beyond it asks why', () => {
    expect(decide(as('social-worker'), 'child.read', { link: 'service' })).toEqual({
      allow: false,
      because: 'no-working-link',
      grants: { author: ID, sight: 'none' },
    })
  })

  test('a restricted file is refused whatever the link, and a sealed one to those named without a reason', () => {
    for (const role of ['director', 'social-worker', 'information-governance'] as const) {
      for (const link of links)
        expect(decide(as(role), 'child.read', { link, barred: true })).toMatchObject({ because: 'restricted' })
      const sealed = links.filter(link => decide(as(role), 'child.read', { link, sealed: true }).allow)
      expect(sealed).toEqual(['reason'])
    }
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
