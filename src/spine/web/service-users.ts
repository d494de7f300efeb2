import type { UserRole } from '../access/roles.ts'
import type { UserProblem } from '../access/users.ts'
import type { AuditVerification } from '../access/verify.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { OwnProviderService, OwnSecondStepService } from './service-sign-in.ts'
import type { Choice, Viewer } from './services.ts'

/** Someone's account, as whoever manages accounts sees it. */
export interface Account {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: UserRole
  /** The one council they work for; null for the whole trust. */
  readonly council: Choice | null
  /** Whether there is a worker's file about them, as there is for whoever works with children. */
  readonly works: boolean
  /** Whether a digest of their home postcode is kept, for the report of odd looks. */
  readonly homeKnown: boolean
  /** Whether a code is asked for after their password. */
  readonly secondStep: boolean
  /** Whether they may sign in by the trust's provider: it knows whose account this is. */
  readonly tied: boolean
  /** Instants. */
  readonly lastSignedInAt: string | null
  readonly disabledAt: string | null
}

export interface AccountAsk {
  readonly email: string
  readonly name: string
  readonly role: string
  readonly council?: string
  /** The team of the post they hold, where they work with children. */
  readonly team?: string
}

export interface AccountRefused {
  readonly is: 'refused'
  readonly problems: readonly UserProblem[]
}

export type AccountChanged = { readonly is: 'done' } | AccountRefused

/** The post someone holds. */
export interface PostHeld {
  /** A code of `worker-post`. */
  readonly post: string
  readonly team: string | null
  /** Part of a full week: 1 is full time. */
  readonly fte: number
  readonly agency: boolean
  readonly holdsCases: boolean
  readonly from: PlainDate | null
  readonly until: PlainDate | null
}

/** Another post, as it was typed. */
export interface PostAsked {
  readonly post: string
  readonly team?: string | undefined
  readonly fte: string
  readonly agency: boolean
  readonly holdsCases: boolean
  readonly from: string
}

export type PostProblem =
  | 'post-not-known'
  | 'team-not-known'
  | 'fte-not-a-part'
  | 'from-not-a-day'
  | 'from-before-another'
  | 'no-worker-file'

export type PostChanged =
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly problems: readonly PostProblem[] }

/** A password made for someone. It is held nowhere: whoever asked is the only one to see it. */
export type PasswordGiven =
  | { readonly is: 'done'; readonly account: Pick<Account, 'id' | 'name' | 'email'>; readonly password: string }
  | AccountRefused

/** One's own account. */
export interface OwnAccount extends Pick<Account, 'email' | 'name' | 'role' | 'council'> {
  /** Sessions of theirs that still hold, besides the one they ask in. */
  readonly elsewhere: number
}

export type OwnPasswordChanged =
  | { readonly is: 'done' }
  | { readonly is: 'refused'; readonly problems: readonly (UserProblem | 'present-wrong')[] }
  /** Too many wrong tries at the present password. */
  | { readonly is: 'wait'; readonly until: string }

/** Each of these is for someone's own account alone. */
export interface OwnAccountService {
  readonly read: (viewer: Viewer) => Promise<OwnAccount | undefined>
  /** Ends every other session too. */
  readonly changePassword: (viewer: Viewer, present: string, wanted: string) => Promise<OwnPasswordChanged>
  readonly signOutElsewhere: (viewer: Viewer) => Promise<void>
  readonly secondStep: OwnSecondStepService
  /** Absent where the trust has no provider of sign-ins. */
  readonly provider?: OwnProviderService
}

/** What is asked of the audit, newest first. */
export interface AuditAsk {
  /** The id of an account, or `system` for what no account did. */
  readonly person?: string
  readonly actions?: readonly string[]
  /** Only what was refused. */
  readonly refused?: boolean
  /** Days where the trust is, both included. */
  readonly from?: PlainDate
  readonly until?: PlainDate
  /** Only what came before: an answer's `older`. */
  readonly before?: string
}

/** One thing someone did. Names no child. */
export interface AuditLine {
  /** An instant, and the day it fell on where the trust is. */
  readonly at: string
  readonly day: PlainDate
  readonly who: { readonly id: string; readonly name: string; readonly role: string }
  readonly action: string
  readonly allowed: boolean
  readonly purpose: string | null
  readonly about: string | null
  /** How many it showed or was about. */
  readonly subjects: number
  /** The one child it was about: a short code, and the id for those who may open the file. */
  readonly child?: { readonly code: string; readonly id?: string }
  /** The one account it was about. */
  readonly account?: { readonly id: string; readonly name: string }
  /** The measure it was about, and the date its figure is at. */
  readonly measure?: { readonly id: string; readonly title: string; readonly on: PlainDate }
}

export interface AuditFound {
  readonly lines: readonly AuditLine[]
  /** Where the next page begins; absent on the last. */
  readonly older?: string
  /** Whose events may be asked for. */
  readonly people: readonly Choice[]
  /** The last event that is sealed; null when none is. */
  readonly sealedTo: string | null
}

/** What checking the audit's chain found. */
export interface ChainChecked extends AuditVerification {
  /** An instant. */
  readonly checkedAt: string
}

export interface AuditService {
  readonly find: (viewer: Viewer, ask: AuditAsk) => Promise<AuditFound>
  /** Reads the whole chain: seconds for each hundred thousand events. */
  readonly check: (viewer: Viewer) => Promise<ChainChecked>
}

export interface UsersService {
  /** Every account by name, disabled ones too. */
  readonly list: (viewer: Viewer) => Promise<readonly Account[]>
  readonly one: (viewer: Viewer, id: string) => Promise<Account | undefined>
  readonly add: (viewer: Viewer, ask: AccountAsk) => Promise<PasswordGiven>
  readonly changeRole: (viewer: Viewer, id: string, role: string) => Promise<AccountChanged>
  /** To one council, or to the whole trust when none is given. */
  readonly changeCouncil: (viewer: Viewer, id: string, council: string | undefined) => Promise<AccountChanged>
  /** The post they hold, and what could be chosen; undefined where they have no worker's file. */
  readonly post: (
    viewer: Viewer,
    id: string,
  ) => Promise<
    { readonly held?: PostHeld; readonly posts: readonly Choice[]; readonly teams: readonly Choice[] } | undefined
  >
  /** Records another post in their worker's file, from a day, and ends the one they held. Undefined for nobody's id. */
  readonly changePost: (viewer: Viewer, id: string, asked: PostAsked) => Promise<PostChanged | undefined>
  /** Keeps a digest of their home postcode, or forgets it where none is given. */
  readonly setHome: (
    viewer: Viewer,
    id: string,
    postcode: string | undefined,
  ) => Promise<'done' | 'not-a-postcode' | undefined>
  readonly disable: (viewer: Viewer, id: string) => Promise<AccountChanged>
  readonly enable: (viewer: Viewer, id: string) => Promise<AccountChanged>
  /** Ends their sessions too. */
  readonly newPassword: (viewer: Viewer, id: string) => Promise<PasswordGiven>
  readonly signOutEverywhere: (viewer: Viewer, id: string) => Promise<AccountChanged>
  /** Takes their two-step sign-in away, for one who has lost it. */
  readonly endSecondStep: (viewer: Viewer, id: string) => Promise<AccountChanged>
  /** Unties their account from the provider of sign-ins. */
  readonly untie: (viewer: Viewer, id: string) => Promise<AccountChanged>
  readonly own: OwnAccountService
  readonly audit: AuditService
}
