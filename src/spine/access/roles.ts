export { SECTIONS_OF } from './sections-of.ts'

/** Everything that may be asked of the system. An action that is not here cannot be allowed. */
export const ACTIONS = [
  /** Figures for any period and breakdown. */
  'figures.read',
  /** Fixed tables at published period ends, small numbers hidden. */
  'figures.read-suppressed',
  /** Making the fixed tables again, from what is recorded now. */
  'figures.publish',
  /** Saying to the board what a figure means, what is promised, and what children said. */
  'scorecard.comment',
  /** Choosing the front of the scorecard, and what figures are compared with. */
  'scorecard.set',
  /** Looking for a child, and lists of children with no more than who, where and whose. */
  'children.list',
  /** Opening a child's file. */
  'child.read',
  /** Writing in a child's file, and its drafts and attachments. */
  'child.write',
  /** Opening a new file. */
  'child.create',
  /** Saying that two files are one person's, and taking it back. */
  'child.merge',
  /** The children behind a figure, each with the reason they count. */
  'members.read',
  /** What is due for the children one works with, and what waits for oneself. */
  'day.read',
  /** A team's children, workers and what is overdue. */
  'team.read',
  /** Giving children to workers. */
  'team.allocate',
  /** The reviewing officers' caseloads, diary and escalations. */
  'reviews.read',
  /** The virtual school's children. */
  'virtual-school.read',
  /** The health team's children. */
  'health-team.read',
  /** What the rules of the return find wrong in children's records. */
  'data-quality.read',
  /** Answering what was put to one for approval. */
  'approvals.decide',
  /** The register of duties. */
  'duties.read',
  /** The trust's own, shorter limits. */
  'duties.set',
  'imports.read',
  'imports.make',
  'imports.undo',
  /** Making a return to send, restricted children among the rest. */
  'returns.export',
  /** The contract's KPIs as they come, with what is said of them. */
  'kpis.read',
  /** Of them, only what went to the councils, small numbers hidden. */
  'kpis.read-published',
  /** Entering figures that no record here gives, and saying what they mean. */
  'kpis.enter',
  /** Signing a period's figures as they go to the councils. */
  'kpis.submit',
  /** What the KPIs are held to, and what the contract leaves unsaid. */
  'kpis.set',
  /** Papers about the service that name no child. */
  'documents.read',
  /** The registers of risks, the improvement plan and inspections, in full. */
  'plans.read',
  /** What of them is for the board. */
  'plans.read-for-board',
  /** Adding to them, putting them right and closing what is in them. */
  'plans.write',
  /** Keeping up what in them one owns or leads: reviews, mitigations, progress, evidence. */
  'plans.own',
  /** The register of data breaches, and what waits to be done about what is held of people. */
  'information.read',
  /** Adding to the register of breaches, putting it right and closing what is in it. */
  'information.write',
  /** What waits for the panels, what they decided and what they want done. */
  'panel-lists.read',
  /** Performance clinics, and when panels sit. */
  'clinics.read',
  'clinics.write',
  /** Keeping up the actions of clinics that are one's own. */
  'clinics.own',
  'users.manage',
  'teams.manage',
  /** Covering for someone, and asking another to cover for oneself. */
  'cover.manage',
  /** Who may know of a restricted file. */
  'restrictions.manage',
  /** Reasons given for opening a file one does not work with. */
  'reasons.review',
  'audit.read',
  /** Looks at files that are odd: same surname, own address, out of hours, no link. */
  'looks.read',
  /** Signing out, and changing one's own password and second step. */
  'session.own',
] as const

export type Action = (typeof ACTIONS)[number]

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
  'information-governance',
  'board-member',
  'care-experienced-board-member',
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
  'information-governance': 'Information governance lead',
  'board-member': 'Board member',
  'care-experienced-board-member': 'Care-experienced board member',
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
const CASEWORK: Leave = {
  ...EVERYONE,
  ...FIGURES,
  'children.list': 'all',
  'members.read': 'all',
  'day.read': 'own',
  'data-quality.read': 'own',
  'approvals.decide': 'own',
  'cover.manage': 'own',
}
const PLANS: Leave = { 'plans.read': 'all', 'plans.read-for-board': 'all' }
const BOARD: Leave = {
  'figures.read-suppressed': 'all',
  'plans.read-for-board': 'all',
  'kpis.read-published': 'all',
  'session.own': 'all',
}

const KPIS: Leave = { 'kpis.read': 'all', 'kpis.read-published': 'all' }

const CLINICS: Leave = { 'clinics.read': 'all', 'clinics.own': 'own' }
const INFORMATION: Leave = { 'information.read': 'all', 'information.write': 'all' }

/** What each role may do, and how far. Whatever is not written here is refused. */
export const ALLOWED: Readonly<Record<Role, Leave>> = {
  administrator: { 'users.manage': 'all', 'teams.manage': 'all', 'audit.read': 'all', 'session.own': 'all' },
  director: {
    ...CASEWORK,
    ...PLANS,
    ...KPIS,
    'kpis.enter': 'all',
    'kpis.submit': 'all',
    'kpis.set': 'all',
    'plans.write': 'all',
    'plans.own': 'all',
    ...CLINICS,
    'clinics.write': 'all',
    'panel-lists.read': 'all',
    ...INFORMATION,
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
    ...PLANS,
    ...KPIS,
    'scorecard.comment': 'all',
    'plans.own': 'own',
    ...CLINICS,
    'clinics.write': 'all',
    'panel-lists.read': 'service',
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
    ...PLANS,
    'plans.own': 'own',
    ...CLINICS,
    'panel-lists.read': 'team',
    ...KPIS,
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
    'child.read': 'own',
    'child.write': 'own',
    'reviews.read': 'all',
    'panel-lists.read': 'own',
  },
  'virtual-school': {
    ...CASEWORK,
    ...PLANS,
    'scorecard.comment': 'all',
    'plans.own': 'own',
    'child.read': 'all',
    'child.write': 'all',
    'virtual-school.read': 'all',
    'data-quality.read': 'all',
  },
  'health-team': {
    ...CASEWORK,
    'child.read': 'all',
    'child.write': 'all',
    'health-team.read': 'all',
    'data-quality.read': 'all',
  },
  'performance-analyst': {
    ...EVERYONE,
    ...FIGURES,
    ...PLANS,
    ...KPIS,
    'kpis.enter': 'all',
    'kpis.submit': 'all',
    'plans.write': 'all',
    'plans.own': 'all',
    ...CLINICS,
    'clinics.write': 'all',
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
  'information-governance': {
    ...EVERYONE,
    ...PLANS,
    'plans.own': 'own',
    ...KPIS,
    ...INFORMATION,
    'children.list': 'all',
    'child.read': 'all',
    'child.merge': 'all',
    'data-quality.read': 'all',
    'restrictions.manage': 'all',
    'reasons.review': 'all',
    'looks.read': 'all',
    'audit.read': 'all',
  },
  'board-member': BOARD,
  'care-experienced-board-member': BOARD,
  system: Object.fromEntries(
    ACTIONS.filter(action => !['session.own', 'day.read', 'approvals.decide', 'cover.manage'].includes(action)).map(
      action => [action, 'all'],
    ),
  ),
}

/**
 * The most the database shows to a transaction done for an action. `files`: what is written in files, and only those
 * named in the grants unless the action is of the trust as a whole. `lists`: how people stand and what is due, nothing
 * they are about. `totals`: figures alone.
 */
export const SIGHT: Readonly<Record<Action, 'files' | 'lists' | 'totals' | 'none'>> = {
  'figures.read': 'totals',
  'figures.read-suppressed': 'totals',
  'figures.publish': 'files',
  // Within the trust’s own file alone, as for its other registers.
  'scorecard.comment': 'none',
  'scorecard.set': 'none',
  'children.list': 'lists',
  'child.read': 'files',
  'child.write': 'files',
  'child.create': 'files',
  'child.merge': 'files',
  'members.read': 'lists',
  'day.read': 'lists',
  'team.read': 'lists',
  'team.allocate': 'files',
  'reviews.read': 'lists',
  'virtual-school.read': 'lists',
  'health-team.read': 'lists',
  'data-quality.read': 'lists',
  'approvals.decide': 'files',
  'duties.read': 'none',
  'duties.set': 'files',
  'imports.read': 'files',
  'imports.make': 'files',
  'imports.undo': 'files',
  'returns.export': 'files',
  'kpis.read': 'totals',
  'kpis.read-published': 'totals',
  'kpis.enter': 'files',
  'kpis.submit': 'files',
  'kpis.set': 'files',
  'documents.read': 'none',
  // Within the trust's own file alone, which each service names itself; a board member's transaction sees nothing else.
  'plans.read': 'none',
  'plans.read-for-board': 'none',
  'plans.write': 'none',
  'plans.own': 'none',
  'information.read': 'none',
  'information.write': 'none',
  'panel-lists.read': 'lists',
  'clinics.read': 'none',
  'clinics.write': 'none',
  'clinics.own': 'none',
  'users.manage': 'none',
  'teams.manage': 'none',
  'cover.manage': 'none',
  'restrictions.manage': 'lists',
  'reasons.review': 'lists',
  'audit.read': 'none',
  'looks.read': 'lists',
  'session.own': 'none',
}

/** Actions about children, which someone who works for one council may only do within it. */
export const BY_COUNCIL: readonly Action[] = [
  'children.list',
  'child.read',
  'child.write',
  'child.create',
  'child.merge',
  'members.read',
  'day.read',
  'team.read',
  'team.allocate',
  'reviews.read',
  'virtual-school.read',
  'health-team.read',
  'data-quality.read',
  'panel-lists.read',
  'restrictions.manage',
  'reasons.review',
  'looks.read',
  'imports.read',
  'imports.make',
  'imports.undo',
  'returns.export',
]
