import type { Grants } from '../store/store.ts'
import { ACTIONS, ALLOWED, type Action, BY_COUNCIL, ROLES, type Role, SIGHT } from './roles.ts'

/** Whoever asks: a person signed in, or a task of the system. */
export interface Viewer {
  /** A user's id, or the name of a system task. Becomes the author in the ledger and the actor in the audit. */
  readonly id: string
  readonly role: Role
  readonly name?: string
  /** The one council they work for; absent for the whole trust. */
  readonly council?: string
  /** The id of their session, for the audit; never its token. */
  readonly session?: string
}

/** What is asked about, as far as the decision needs it. */
export interface Resource {
  readonly council?: string | undefined
}

/** Why a decision is what it is. */
export type Because =
  | 'role-may'
  | 'nobody-signed-in'
  | 'no-such-role'
  | 'no-such-action'
  | 'role-may-not'
  | 'another-council'
  | 'council-not-known'

export type Decision =
  | {
      readonly allow: true
      readonly because: 'role-may'
      readonly grants: Grants
      /** The one council the answer must be narrowed to; absent for the whole trust. */
      readonly council?: string
    }
  | { readonly allow: false; readonly because: Exclude<Because, 'role-may'>; readonly grants: Grants }

/** The author of work done for nobody. */
const NOBODY = 'nobody'

/**
 * Whether someone may do something: the only place it is decided. Refuses by default, so that a role or an action
 * that nobody wrote down is refused. A refusal's grants see nothing.
 *
 * Someone who works for one council may list and read within it: give the child's council as the resource for one
 * child, and for a list narrow the answer to the decision's `council`.
 */
export function decide(viewer: Viewer | undefined, action: Action, resource?: Resource): Decision {
  if (!viewer) return refuse(NOBODY, 'nobody-signed-in')
  if (!ROLES.includes(viewer.role)) return refuse(viewer.id, 'no-such-role')
  if (!ACTIONS.includes(action)) return refuse(viewer.id, 'no-such-action')
  if (!ALLOWED[viewer.role].includes(action)) return refuse(viewer.id, 'role-may-not')
  const grants: Grants = { author: viewer.id, sight: SIGHT[action] }
  if (viewer.council === undefined || !BY_COUNCIL.includes(action)) return { allow: true, because: 'role-may', grants }
  if (resource) {
    if (resource.council === undefined) return refuse(viewer.id, 'council-not-known')
    if (resource.council !== viewer.council) return refuse(viewer.id, 'another-council')
  }
  return { allow: true, because: 'role-may', grants, council: viewer.council }
}

function refuse(author: string, because: Exclude<Because, 'role-may'>): Decision {
  return { allow: false, because, grants: { author, sight: 'none' } }
}

/** Someone asked for what they may not do. The web answers 403, and 401 when nobody is signed in. */
export class AccessRefused extends Error {
  readonly action: Action
  readonly because: Because

  constructor(action: Action, because: Because) {
    super(`${action} refused: ${because}`)
    this.name = 'AccessRefused'
    this.action = action
    this.because = because
  }
}

/** The decision when it allows; throws AccessRefused when it does not. */
export function permit(
  viewer: Viewer | undefined,
  action: Action,
  resource?: Resource,
): Extract<Decision, { allow: true }> {
  const decision = decide(viewer, action, resource)
  if (!decision.allow) throw new AccessRefused(action, decision.because)
  return decision
}

/** All that someone may do, for showing the links they can follow. Each route still decides for itself. */
export function actionsOf(viewer: Viewer | undefined): readonly Action[] {
  return ACTIONS.filter(action => decide(viewer, action).allow)
}

/** A task of the system itself, such as `systemViewer('rebuild')`. */
export function systemViewer(task: string): Viewer {
  return { id: `system:${task}`, role: 'system' }
}
