import type { Grants } from '../store/store.ts'
import { ACTIONS, ALLOWED, type Action, BY_COUNCIL, ROLES, type Reach, type Role, SIGHT } from './roles.ts'

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
  /** The worker's file that is about them, where they hold children. */
  readonly worker?: string
  /** The teams they work in or manage. */
  readonly teams?: readonly string[]
  /** The services of the teams they manage. */
  readonly services?: readonly string[]
  /** The inspection an inspector’s account works for now. */
  readonly opening?: string
  /** The trust asks a second step of their role, and theirs is not on: they may do nothing but turn it on. */
  readonly secondStep?: 'missing'
}

/** What is asked about, as far as the decision needs it. */
export interface Resource {
  readonly council?: string | undefined
  /**
   * The nearest working link to the file: the viewer's own work, that of one of their teams or of their service, none,
   * or a reason they gave that still holds. Absent where the action's reach is not asked.
   */
  readonly link?: Link
  /** The file is restricted, or sealed, and the viewer is not one of those named for it. */
  readonly barred?: boolean
  /** The file is sealed: those named for it say why each time. */
  readonly sealed?: boolean
}

export type Link = 'own' | 'team' | 'service' | 'reason' | 'none'

/** Why a decision is what it is. */
export type Because =
  | 'role-may'
  | 'nobody-signed-in'
  | 'no-such-role'
  | 'no-such-action'
  | 'role-may-not'
  | 'second-step-missing'
  | 'another-council'
  | 'council-not-known'
  | 'restricted'
  | 'sealed'
  | 'no-working-link'

export type Decision =
  | {
      readonly allow: true
      readonly because: 'role-may'
      readonly grants: Grants
      /** How far the action reaches for this viewer: what a list must be narrowed to. */
      readonly reach: Reach
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
  const reach = ALLOWED[viewer.role][action]
  if (reach === undefined) return refuse(viewer.id, 'role-may-not')
  if (viewer.secondStep === 'missing' && action !== 'session.own') return refuse(viewer.id, 'second-step-missing')
  if (resource?.barred) return refuse(viewer.id, 'restricted')
  const narrowed = viewer.council !== undefined && BY_COUNCIL.includes(action)
  if (narrowed && resource) {
    // A new file may have no council yet; whoever works with it goes on.
    if (resource.council === undefined && resource.link !== 'own') return refuse(viewer.id, 'council-not-known')
    if (resource.council !== undefined && resource.council !== viewer.council)
      return refuse(viewer.id, 'another-council')
  }
  if (resource?.sealed && resource.link !== 'reason') return refuse(viewer.id, 'sealed')
  if (resource?.link !== undefined && !reaches(reach, resource.link)) return refuse(viewer.id, 'no-working-link')
  const grants: Grants = {
    author: viewer.id,
    sight: SIGHT[action],
    // A return tells of restricted children too. Taken in, what it says of them is written and shown to nobody.
    ...(WITH_RESTRICTED.includes(action) ? { restricted: 'seen' as const } : {}),
  }
  return {
    allow: true,
    because: 'role-may',
    grants,
    reach,
    ...(narrowed && viewer.council !== undefined ? { council: viewer.council } : {}),
  }
}

// The law asks for every child in a return: whoever may make it to be sent is given restricted ones in it, and nowhere else.
const WITH_RESTRICTED: readonly Action[] = ['imports.make', 'imports.undo', 'returns.export']

/** What a viewer is to a file, as the store tells it. */
export interface Ties {
  /** Given to the viewer, or to someone they cover for, or opened by them and given to nobody yet. */
  readonly own: boolean
  /** Given to someone of one of their teams. */
  readonly team: boolean
  /** Given to someone of a team of one of their services. */
  readonly service: boolean
  /** They gave a reason that still holds. */
  readonly reason: boolean
  /** Given to nobody. */
  readonly unallocated: boolean
  readonly sealed: boolean
}

/**
 * The link that counts for an action: the nearest working link where the action reaches as far, else a reason that still
 * holds, else the nearest there is. A file that nobody works with is within reach of whoever gives files to workers. A
 * sealed file is opened by a reason alone.
 */
export function linkFor(viewer: Viewer, action: Action, ties: Ties): Link {
  if (ties.sealed) return ties.reason ? 'reason' : nearest(ties)
  const reach = ALLOWED[viewer.role]?.[action]
  const link = ties.unallocated && action === 'team.allocate' ? 'team' : nearest(ties)
  if (reach !== undefined && reaches(reach, link)) return link
  return ties.reason ? 'reason' : link
}

function nearest({ own, team, service }: Ties): Link {
  return own ? 'own' : team ? 'team' : service ? 'service' : 'none'
}

const NEARNESS = ['own', 'team', 'service', 'all'] as const satisfies readonly Reach[]

// A reason that was given and still holds stands in for a working link.
function reaches(reach: Reach, link: Link): boolean {
  if (reach === 'all' || link === 'reason') return true
  return link !== 'none' && NEARNESS.indexOf(link) <= NEARNESS.indexOf(reach)
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
