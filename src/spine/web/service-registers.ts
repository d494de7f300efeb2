import type { Control } from './forms/controls.ts'
import type { Fault } from './forms/read-answers.ts'
import type { Fields } from './page.ts'
import type { Viewer } from './services.ts'

/** What is done to an entry of the trust's own file: added, put right, ended, or taken out as written in error. */
export type RegisterDoing = 'add' | 'change' | 'end' | 'withdraw'

/** Which form of the trust's own registers is wanted. */
export interface RegisterAsk {
  readonly doing: RegisterDoing
  readonly kind: string
  /** The entry, for all but adding. */
  readonly entry?: string
  /** Whose file it is in, for a register that is kept on people's files. */
  readonly of?: string
  /** What a new entry belongs to, by the field that says so: asked of nobody, since the page it is added from knows. */
  readonly within?: { readonly field: string; readonly entry: string }
  /** What a new form says already because the page it is opened from knows it, by field; `start` may be among them. */
  readonly known?: Readonly<Record<string, string>>
}

/** A form of the trust's own registers, ready to be drawn. */
export interface RegisterForm {
  readonly doing: RegisterDoing
  readonly kind: string
  readonly heading: string
  /** What its button says, where ending it has a name of its own. */
  readonly button?: string
  /** What it belongs to, in words. */
  readonly about?: string
  readonly hint?: string
  readonly questions: readonly Control[]
  /** Why it is changed; absent where no reason is asked. */
  readonly reason?: { readonly asks: string; readonly value: string; readonly error?: string }
  readonly faults: readonly Fault[]
  /** Made for this form, so that sending it twice records it once. */
  readonly once: string
  /** The version that was looked at. */
  readonly seen?: number
  /** Whoever asks may take it out instead, as written in error. */
  readonly mayTakeOut?: true
  /** The entry as it stands, where little of it is asked. */
  readonly stands: readonly { readonly asks: string; readonly answer: string }[]
}

/** Two texts of one entry: what somebody else saved meanwhile, and what was sent. */
export interface RegisterCompared {
  readonly title: string
  readonly by: string
  readonly at: string
  readonly rows: readonly {
    readonly pick: string
    readonly asks: string
    readonly theirs: string
    readonly yours: string
    readonly both: boolean
  }[]
  readonly carried: readonly { readonly name: string; readonly value: string }[]
}

export type RegisterSent =
  | { readonly is: 'recorded'; readonly entry: string }
  | { readonly is: 'asked'; readonly form: RegisterForm }
  | { readonly is: 'edited-since'; readonly compared: RegisterCompared }

/** One version of an entry of the trust's own file, with what it changed. */
export interface RegisterVersion {
  readonly version: number
  readonly by: string
  readonly at: string
  readonly reason: string | null
  readonly withdrawn: boolean
  readonly changes: readonly { readonly asks: string; readonly before: string; readonly after: string }[]
}

/** Writing in the trust's own registers. */
export interface RegistersService {
  /** Undefined where there is nothing to write in. Throws AccessRefused for those who neither write it nor own it. */
  readonly form: (viewer: Viewer, ask: RegisterAsk) => Promise<RegisterForm | undefined>
  readonly send: (viewer: Viewer, ask: RegisterAsk, fields: Fields) => Promise<RegisterSent | undefined>
  /** Every version of an entry of a kind, newest first, for those who read its register in full. */
  readonly versions: (viewer: Viewer, kind: string, entry: string) => Promise<readonly RegisterVersion[]>
}
