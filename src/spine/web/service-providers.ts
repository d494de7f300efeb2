import type { PlainDate } from '../time/plain-date.ts'
import type { UploadedFile } from './service-imports.ts'
import type { Viewer } from './services.ts'

/** An edition of Ofsted's lists, as it was taken in or is being looked at. */
export interface ProviderEdition {
  readonly number: number
  readonly asAt: PlainDate
  readonly file: string
  /** The beginning of the digest of its bytes, by which a file is known to be this one. */
  readonly hash: string
  /** Which lists it holds, in words. */
  readonly lists: readonly string[]
  readonly providers: number
  readonly by: string
  /** An instant: when it was taken in, or first looked at. */
  readonly at: string
  readonly is: 'looked-at' | 'in-use' | 'older' | 'withdrawn'
  readonly withdrawn?: { readonly by: string; readonly at: string }
}

/** A rule that needs the lists, with what it looks for. */
export interface ProviderRule {
  readonly rule: string
  readonly finds: string
}

export interface ProviderEditions {
  readonly editions: readonly ProviderEdition[]
  /** The lists that are not held, in words: until they are, the rules below are not asked of the record. */
  readonly lacking: readonly string[]
  readonly rules: readonly ProviderRule[]
  /** Whether every record has been checked by the lists as they are now. */
  readonly whole: boolean
  readonly may: { readonly load: boolean; readonly withdraw: boolean }
}

/** One provider of an edition, as a page shows it. */
export interface ProviderLine {
  readonly urn: string
  readonly name: string | null
  readonly type: string | null
  readonly area: string | null
  readonly opened: PlainDate | null
  readonly ended: PlainDate | null
  readonly status: string | null
  readonly postcode: string | null
  readonly places: readonly string[]
  readonly kinds: readonly string[]
}

/** An edition with what is in it, and how it differs from the one in use. */
export interface ProviderEditionRead {
  readonly edition: ProviderEdition
  /** What may be right and should be looked at, in sentences. */
  readonly remarks: readonly string[]
  /** By type of provision, most first. */
  readonly types: readonly { readonly type: string; readonly open: number; readonly closed: number }[]
  /** Against the edition in use; absent where there is none, or this is it. */
  readonly against?: {
    readonly number: number
    readonly asAt: PlainDate
    readonly added: number
    readonly gone: number
    readonly closed: number
    readonly changed: number
  }
  readonly lines: readonly ProviderLine[]
  readonly found: number
  readonly page: number
  readonly pages: number
  readonly may: { readonly load: boolean; readonly withdraw: boolean }
}

/** Why a list was not taken. */
export interface ProviderProblem {
  readonly box: 'files' | 'as-at'
  readonly what: string
  readonly mend: string
}

export type ProviderLooked =
  | { readonly is: 'looked-at'; readonly number: number }
  /** Held already, as this edition. */
  | { readonly is: 'same'; readonly number: number }
  | { readonly is: 'refused'; readonly problems: readonly ProviderProblem[] }

/** Ofsted's lists of providers, by which the homes in the record and in returns are checked. Every edition is kept. */
export interface ProvidersService {
  readonly editions: (viewer: Viewer) => Promise<ProviderEditions>
  /** Reads a list and keeps it to be looked at: nothing is checked by it until it is taken in. */
  readonly look: (viewer: Viewer, file: UploadedFile, asAt: PlainDate | undefined) => Promise<ProviderLooked>
  readonly edition: (
    viewer: Viewer,
    number: number,
    asked: { readonly find?: string | undefined; readonly page?: number | undefined },
  ) => Promise<ProviderEditionRead | undefined>
  /** Takes in what the same person looked at, `hash` being of the list they saw; false where it is not there to take in. */
  readonly load: (viewer: Viewer, number: number, hash: string) => Promise<boolean>
  /** Withdraws an edition, or drops one that was only looked at; false where there is none to withdraw. */
  readonly withdraw: (viewer: Viewer, number: number) => Promise<boolean>
}
