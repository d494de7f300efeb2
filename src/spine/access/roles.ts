import { ACTIONS, type Action } from './actions.ts'

export { ACTIONS, type Action } from './actions.ts'
export { SECTIONS_OF } from './sections-of.ts'
export { BY_COUNCIL, SIGHT } from './sight-of.ts'

/** What a person may be. `system` is a task of the system itself and nobody's account. */
export const ROLES = [
  'administrator',
  'director',
  'service-manager',
  'team-manager',
  'social-worker',
  'personal-adviser',
  'independent-reviewing-officer',
  'virtual-school',
  'health-team',
  'performance-analyst',
  'finance-lead',
  'information-governance',
  'board-member',
  'care-experienced-board-member',
  'inspector',
  'system',
] as const

export type Role = (typeof ROLES)[number]

/** The roles an account may have. */
export type UserRole = Exclude<Role, 'system'>

/** Whether text names a role that an account may have. */
export function isUserRole(text: unknown): text is UserRole {
  return text !== 'system' && (ROLES as readonly unknown[]).includes(text)
}

/** A role as people say it. */
export const ROLE_TITLES: Readonly<Record<Role, string>> = {
  administrator: 'Administrator',
  director: 'Director',
  'service-manager': 'Service manager',
  'team-manager': 'Team manager',
  'social-worker': 'Social worker',
  'personal-adviser': 'Personal adviser',
  'independent-reviewing-officer': 'Independent reviewing officer',
  'virtual-school': 'Virtual school',
  'health-team': 'Health team',
  'performance-analyst': 'Performance analyst',
  'finance-lead': 'Finance lead',
  'information-governance': 'Information governance lead',
  'board-member': 'Board member',
  'care-experienced-board-member': 'Care-experienced board member',
  inspector: 'Inspector',
  system: 'The system',
}

/**
 * How far an action reaches. `own`: files one works with (allocated, or covering for someone who is). `team`: files any
 * of one's teams works with. `service`: files any team of one's service works with. `all`: every file of one's council
 * or trust that is not restricted. What is beyond the reach asks why first (`decide`).
 */
export type Reach = 'own' | 'team' | 'service' | 'all'

type Leave = Partial<Record<Action, Reach>>

const EVERYONE: Leave = { 'session.own': 'all', 'documents.read': 'all' }
const FIGURES: Leave = { 'figures.read': 'all', 'figures.read-suppressed': 'all', 'duties.read': 'all' }
const PROMISES: Leave = { 'promises.read': 'all', 'promises.read-for-board': 'all', 'owed.read': 'own' }
const CASEWORK: Leave = {
  ...EVERYONE,
  ...FIGURES,
  ...PROMISES,
  'children.list': 'all',
  'members.read': 'all',
  'day.read': 'own',
  'data-quality.read': 'own',
  'approvals.decide': 'own',
  'cover.manage': 'own',
}
const PLANS: Leave = { 'plans.read': 'all', 'plans.read-for-board': 'all' }
const STAFF: Leave = { 'staff.read': 'all', 'staff.read-for-board': 'all' }
const FINANCE: Leave = { 'finance.read': 'all', 'finance.read-for-board': 'all', 'placement-costs.read': 'all' }
const SENSORY: Leave = { 'sensory.read': 'all', 'sensory.read-children': 'all', 'sensory.write': 'all' }
const BOARD: Leave = {
  'staff.read-for-board': 'all',
  'finance.read-for-board': 'all',
  'figures.read-suppressed': 'all',
  'plans.read-for-board': 'all',
  'promises.read-for-board': 'all',
  'owed.read': 'own',
  'kpis.read-published': 'all',
  'contract-sides.read-for-board': 'all',
  'audits.read-summary': 'all',
  'boards.read-for-board': 'all',
  'boards.challenge': 'own',
  'boards.own': 'own',
  'session.own': 'all',
}

const KPIS: Leave = {
  'kpis.read': 'all',
  'kpis.read-published': 'all',
  'contract-sides.read': 'all',
  'contract-sides.read-for-board': 'all',
}
const BOARDS: Leave = { 'boards.read': 'all', 'boards.read-for-board': 'all', 'boards.own': 'own' }
const CLERK: Leave = { ...BOARDS, 'boards.own': 'all', 'boards.write': 'all', 'boards.challenge': 'all' }
const CLINICS: Leave = { 'clinics.read': 'all', 'clinics.own': 'own' }
const INFORMATION: Leave = {
  'information.read': 'all',
  'information.write': 'all',
  'requests.read': 'all',
  'requests.answer': 'all',
  'retention.read': 'all',
  'retention.destroy': 'all',
}

const AUDITS: Leave = { 'audits.read': 'all', 'audits.read-summary': 'all' }
const AUDITOR: Leave = { ...AUDITS, 'audits.own': 'own', 'audits.do': 'own' }

const INSPECTIONS: Leave = { 'inspections.read': 'all', 'inspections.end': 'all' }
const FOLLOWS: Leave = { ...INSPECTIONS, 'inspections.agree': 'all', 'inspections.follow': 'all' }

/** What each role may do, and how far. Whatever is not written here is refused. */
export const ALLOWED: Readonly<Record<Role, Leave>> = {
  administrator: {
    'users.manage': 'all',
    'teams.manage': 'all',
    'audit.read': 'all',
    'session.own': 'all',
    ...INSPECTIONS,
    'inspections.open': 'all',
  },
  director: {
    ...CASEWORK,
    ...PLANS,
    ...KPIS,
    ...STAFF,
    'staff.read-people': 'all',
    'staff.write': 'all',
    'kpis.enter': 'all',
    'kpis.submit': 'all',
    'kpis.set': 'all',
    'contract-sides.write': 'all',
    'contract-sides.own': 'all',
    'plans.write': 'all',
    'plans.own': 'all',
    'promises.write': 'all',
    'promises.own': 'all',
    ...CLINICS,
    'clinics.write': 'all',
    'panel-lists.read': 'all',
    ...CLERK,
    ...INFORMATION,
    ...FOLLOWS,
    ...FINANCE,
    'finance.write': 'all',
    'finance.own': 'all',
    'placement-costs.write': 'all',
    ...SENSORY,
    'sensory.fund': 'all',
    ...AUDITOR,
    'audits.write': 'all',
    'audits.moderate': 'all',
    'approvals.decide': 'all',
    'child.read': 'all',
    'child.write': 'all',
    'figures.publish': 'all',
    'scorecard.comment': 'all',
    'scorecard.set': 'all',
    'team.read': 'all',
    'data-quality.read': 'all',
    'reviews.read': 'all',
    'virtual-school.read': 'all',
    'health-team.read': 'all',
    'imports.read': 'all',
    'audit.read': 'all',
    'reasons.review': 'all',
    'looks.read': 'all',
    'restrictions.manage': 'all',
    'duties.set': 'all',
  },
  'service-manager': {
    ...CASEWORK,
    'promises.own': 'own',
    ...PLANS,
    ...KPIS,
    ...STAFF,
    'staff.read-people': 'service',
    'scorecard.comment': 'all',
    ...FINANCE,
    'finance.own': 'own',
    'placement-costs.write': 'all',
    'sensory.read': 'all',
    'contract-sides.own': 'own',
    'plans.own': 'own',
    ...CLINICS,
    'clinics.write': 'all',
    'panel-lists.read': 'service',
    ...AUDITOR,
    'audits.write': 'all',
    'audits.moderate': 'all',
    ...BOARDS,
    'approvals.decide': 'service',
    'child.read': 'service',
    'child.write': 'service',
    'child.create': 'all',
    'team.read': 'service',
    'data-quality.read': 'service',
    'team.allocate': 'service',
    'reviews.read': 'all',
    'reasons.review': 'service',
  },
  'team-manager': {
    ...CASEWORK,
    'promises.own': 'own',
    ...PLANS,
    'plans.own': 'own',
    ...CLINICS,
    'panel-lists.read': 'team',
    ...KPIS,
    ...STAFF,
    'staff.read-people': 'team',
    ...AUDITOR,
    ...BOARDS,
    'approvals.decide': 'team',
    'child.read': 'team',
    'child.write': 'team',
    'child.create': 'all',
    'team.read': 'team',
    'data-quality.read': 'team',
    'team.allocate': 'team',
    'reasons.review': 'team',
  },
  'social-worker': {
    ...CASEWORK,
    'child.read': 'team',
    'child.write': 'team',
    'child.create': 'all',
    'team.read': 'team',
    'panel-lists.read': 'own',
    'data-quality.read': 'team',
  },
  'personal-adviser': {
    ...CASEWORK,
    'child.read': 'team',
    'child.write': 'team',
    'team.read': 'team',
    'panel-lists.read': 'own',
    'data-quality.read': 'team',
  },
  'independent-reviewing-officer': {
    ...CASEWORK,
    'promises.own': 'own',
    ...AUDITOR,
    'child.read': 'own',
    'child.write': 'own',
    'reviews.read': 'all',
    'panel-lists.read': 'own',
  },
  'virtual-school': {
    ...CASEWORK,
    'promises.own': 'own',
    ...PLANS,
    'scorecard.comment': 'all',
    'plans.own': 'own',
    ...BOARDS,
    'child.read': 'all',
    'child.write': 'all',
    'virtual-school.read': 'all',
    'data-quality.read': 'all',
    ...SENSORY,
  },
  'health-team': {
    ...CASEWORK,
    'promises.own': 'own',
    ...BOARDS,
    'child.read': 'all',
    'child.write': 'all',
    'health-team.read': 'all',
    'data-quality.read': 'all',
    ...SENSORY,
  },
  'performance-analyst': {
    ...EVERYONE,
    ...PROMISES,
    ...FIGURES,
    ...PLANS,
    ...KPIS,
    ...STAFF,
    'staff.read-people': 'all',
    'staff.write': 'all',
    ...FINANCE,
    'sensory.read': 'all',
    'kpis.enter': 'all',
    'kpis.submit': 'all',
    'contract-sides.write': 'all',
    'contract-sides.own': 'all',
    'plans.write': 'all',
    'plans.own': 'all',
    'promises.write': 'all',
    'promises.own': 'all',
    ...CLINICS,
    'clinics.write': 'all',
    ...AUDITS,
    'audits.write': 'all',
    'audits.own': 'all',
    ...CLERK,
    'children.list': 'all',
    'child.read': 'all',
    'members.read': 'all',
    'data-quality.read': 'all',
    'figures.publish': 'all',
    'scorecard.comment': 'all',
    'scorecard.set': 'all',
    'imports.read': 'all',
    'imports.make': 'all',
    'imports.undo': 'all',
    'returns.export': 'all',
  },
  'finance-lead': {
    ...EVERYONE,
    ...PROMISES,
    ...FIGURES,
    ...PLANS,
    ...KPIS,
    ...FINANCE,
    'plans.own': 'own',
    'finance.write': 'all',
    'finance.own': 'all',
    'placement-costs.write': 'all',
    'sensory.read': 'all',
    'sensory.fund': 'all',
  },
  'information-governance': {
    ...EVERYONE,
    ...PROMISES,
    ...PLANS,
    'plans.own': 'own',
    ...KPIS,
    ...STAFF,
    ...BOARDS,
    ...INFORMATION,
    ...FOLLOWS,
    'children.list': 'all',
    'child.read': 'all',
    'child.write': 'all',
    'child.merge': 'all',
    'data-quality.read': 'all',
    'restrictions.manage': 'all',
    'reasons.review': 'all',
    'looks.read': 'all',
    'audit.read': 'all',
  },
  'board-member': BOARD,
  'care-experienced-board-member': BOARD,
  // The files of the sample alone, which stand to them as those one gave a reason for (`file_standing`).
  inspector: { 'session.own': 'all', 'child.read': 'own', 'inspections.do': 'own' },
  system: Object.fromEntries(
    ACTIONS.filter(
      action => !['session.own', 'day.read', 'approvals.decide', 'cover.manage', 'inspections.do'].includes(action),
    ).map(action => [action, 'all']),
  ),
}
