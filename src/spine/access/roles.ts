/** Everything that may be asked of the system. An action that is not here cannot be allowed. */
export const ACTIONS = [
  /** Figures for any period and breakdown. */
  'figures.read',
  /** Fixed tables at published period ends, small numbers hidden. */
  'figures.read-suppressed',
  /** Making the fixed tables again, from what is recorded now. */
  'figures.publish',
  'children.list',
  'child.read',
  /** The children behind a figure, each with the reason they count. */
  'members.read',
  'imports.read',
  'imports.make',
  'imports.undo',
  /** Papers about the service that name no child. */
  'documents.read',
  'users.manage',
  'audit.read',
  /** Signing out, and changing one's own password. */
  'session.own',
] as const

export type Action = (typeof ACTIONS)[number]

/** What a person may be. `system` is a task of the system itself and nobody's account. */
export const ROLES = [
  'administrator',
  'director',
  'performance-analyst',
  'team-manager',
  'social-worker',
  'independent-reviewing-officer',
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
  'performance-analyst': 'Performance analyst',
  'team-manager': 'Team manager',
  'social-worker': 'Social worker',
  'independent-reviewing-officer': 'Independent reviewing officer',
  'board-member': 'Board member',
  'care-experienced-board-member': 'Care-experienced board member',
  system: 'The system',
}

const CHILDREN_AND_FIGURES = [
  'figures.read',
  'figures.read-suppressed',
  'children.list',
  'child.read',
  'members.read',
  'documents.read',
  'session.own',
] as const

const BOARD = ['figures.read-suppressed', 'session.own'] as const

/** What each role may do. Whatever is not written here is refused. */
export const ALLOWED: Readonly<Record<Role, readonly Action[]>> = {
  administrator: ['users.manage', 'audit.read', 'session.own'],
  director: [...CHILDREN_AND_FIGURES, 'figures.publish', 'imports.read', 'audit.read'],
  'performance-analyst': [...CHILDREN_AND_FIGURES, 'figures.publish', 'imports.read', 'imports.make', 'imports.undo'],
  'team-manager': CHILDREN_AND_FIGURES,
  'social-worker': CHILDREN_AND_FIGURES,
  'independent-reviewing-officer': CHILDREN_AND_FIGURES,
  'board-member': BOARD,
  'care-experienced-board-member': BOARD,
  system: [
    'figures.read',
    'figures.read-suppressed',
    'figures.publish',
    'children.list',
    'child.read',
    'members.read',
    'imports.read',
    'imports.make',
    'imports.undo',
    'documents.read',
    'users.manage',
    'audit.read',
  ],
}

/** The most the database shows to a transaction done for an action. */
export const SIGHT: Readonly<Record<Action, 'files' | 'totals' | 'none'>> = {
  'figures.read': 'totals',
  'figures.read-suppressed': 'totals',
  'figures.publish': 'files',
  'children.list': 'files',
  'child.read': 'files',
  'members.read': 'files',
  'imports.read': 'files',
  'imports.make': 'files',
  'imports.undo': 'files',
  'documents.read': 'none',
  'users.manage': 'none',
  'audit.read': 'none',
  'session.own': 'none',
}

/** Actions about children, which someone who works for one council may only do within it. */
export const BY_COUNCIL: readonly Action[] = [
  'children.list',
  'child.read',
  'members.read',
  'imports.read',
  'imports.make',
  'imports.undo',
]
