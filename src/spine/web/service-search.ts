import type { PlainDate } from '../time/plain-date.ts'
import type { Choice, Viewer } from './services.ts'

/** By what a word that was looked for was found. */
export interface MatchReason {
  /** How: the same word, its beginning, a fuller or shorter name, the sound, or a likeness of letters. */
  readonly by: 'same' | 'begins' | 'short' | 'sounds' | 'near'
  readonly kind: 'name' | 'number' | 'postcode'
  /** Which sort of name or number, by its code. */
  readonly what: string
  /** The name or number as it is recorded. */
  readonly written: string
  /** The word as it was typed. */
  readonly typed: string
}

/** Someone found, as lists show them. */
export interface PersonFound {
  readonly id: string
  readonly called: string
  readonly number: string | null
  readonly age: number | null
  readonly born: PlainDate | null
  readonly council: string
  /** Whose work it is: the social worker's name, where one is recorded. */
  readonly worker: string | null
  readonly matches: readonly MatchReason[]
  /** Whether the day of birth fits what was asked; absent where none was asked. */
  readonly birth?: 'fits' | 'near' | 'differs'
}

/** What a search came to. */
export interface SearchFound {
  readonly people: readonly PersonFound[]
  /** Nothing that was typed can be looked for. */
  readonly nothingAsked: boolean
}

/** A new person's file as it was typed. */
export interface NewPersonTyped {
  readonly given: string
  readonly family: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly birthKnownBy: string
  readonly sex: string
  readonly council: string
  /** Only to find whether they have a file already; not kept. */
  readonly postcode: string
  /** Said of the people shown: it is none of these. */
  readonly none: boolean
}

/** A field that cannot be taken as it was typed, and why. */
export interface NewPersonProblem {
  readonly field: 'given' | 'family' | 'born' | 'birthKnownBy' | 'sex' | 'council' | 'postcode'
  readonly why: 'missing' | 'too-long' | 'not-a-day' | 'to-come' | 'too-old' | 'not-a-choice' | 'not-a-postcode'
}

export type NewPersonDone =
  | { readonly is: 'opened'; readonly id: string }
  | { readonly is: 'refused'; readonly problems: readonly NewPersonProblem[] }
  /** These may be the same person: nothing was opened. */
  | { readonly is: 'perhaps'; readonly people: readonly PersonFound[] }

/** Finding people by whatever is known of them, and opening a new file. */
export interface SearchService {
  /** At most 50 people, best first. Throws AccessRefused. */
  readonly search: (viewer: Viewer, text: string) => Promise<SearchFound>
  /** What may be chosen for a new file: a viewer of one council has that one alone. */
  readonly newPersonChoices: (viewer: Viewer) => {
    readonly councils: readonly Choice[]
    readonly sexes: readonly Choice[]
    readonly birthKnownBy: readonly Choice[]
  }
  /** Opens a new file, unless something is wrong with what was typed or someone like them has one. Throws AccessRefused. */
  readonly open: (viewer: Viewer, typed: NewPersonTyped) => Promise<NewPersonDone>
}
