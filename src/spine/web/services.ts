import type { ChildrenService } from './service-children.ts'
import type { FiguresService } from './service-figures.ts'
import type { ImportsService } from './service-imports.ts'

export type * from './service-children.ts'
export type * from './service-figures.ts'
export type * from './service-imports.ts'

/** Everything pages ask of the rest of the system. Each call takes the viewer first and decides access for itself too. */
export interface Services {
  readonly access: AccessService
  readonly figures: FiguresService
  readonly children: ChildrenService
  readonly imports: ImportsService
}

/** What a route does, for which someone must have leave. */
export const ACTIONS = [
  'use', // anyone signed in: the front door of the service, signing out
  'see-scorecard',
  'see-measure',
  'see-figure-children', // names and reasons behind a figure
  'download-figures',
  'see-published-scorecard', // fixed tables, small numbers hidden
  'find-children',
  'download-children',
  'open-child',
  'see-who-looked',
  'see-imports',
  'start-import',
  'undo-import',
] as const

export type Action = (typeof ACTIONS)[number]

/** Something to choose from: what is sent, and what people see. */
export interface Choice {
  readonly value: string
  readonly text: string
}

/** Whoever is signed in, with all they have leave to do. */
export interface Viewer {
  readonly id: string
  readonly name: string
  /** Their role in words: 'Social worker'. */
  readonly role: string
  /** The grant set of the one access decision; an action that is not here is refused. */
  readonly actions: readonly Action[]
  /** The councils they may ask about, without the trust as a whole. */
  readonly councils: readonly Choice[]
}

export interface SignedIn {
  readonly is: 'signed-in'
  /** The session's secret, kept only in the reader's cookie. */
  readonly token: string
  /** When it ends whatever happens, as an instant. */
  readonly expiresAt: string
}

export interface SignInRefused {
  readonly is: 'refused'
  readonly why: 'not-recognised' | 'locked' | 'closed'
}

export interface AccessService {
  readonly signIn: (email: string, password: string, address: string) => Promise<SignedIn | SignInRefused>
  /** Who holds a session; undefined once it has ended. Asked on every request, so a change of leave bites at once. */
  readonly session: (token: string) => Promise<Viewer | undefined>
  readonly signOut: (token: string) => Promise<void>
}

/** Whether someone has leave to do something. */
export function may(viewer: Viewer | undefined, action: Action): boolean {
  return viewer?.actions.includes(action) ?? false
}
