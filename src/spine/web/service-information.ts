import type { Instant } from '../ledger/entry.ts'
import type { PlainDate } from '../time/plain-date.ts'
import type { RegisterVersion } from './service-registers.ts'
import type { Choice, Level, Viewer } from './services.ts'

/** A breach as the register lists it. Names nobody. */
export interface BreachRow {
  readonly id: string
  readonly reference: string
  readonly aware: Instant
  readonly awareOn: PlainDate
  readonly type: Choice
  /** Null while it is not judged. */
  readonly severity: Choice | null
  readonly people: number | null
  /** Where the clock to the Commissioner stands, in words and as a level. */
  readonly clock: { readonly words: string; readonly level: Level }
  /** Minutes left to tell the Commissioner, negative once they have run out; null where none run. */
  readonly left: number | null
  /** The day the Commissioner was told; null where they were not. */
  readonly reported: PlainDate | null
  /** Hours from knowing of it to telling the Commissioner, to one place; null where they were not told. */
  readonly took: number | null
  readonly peopleToTell: boolean
  readonly actionsOpen: number
  readonly actionsOverdue: number
  readonly closed: PlainDate | null
}

/** One breach in full. */
export interface BreachInFull extends BreachRow {
  readonly happened: PlainDate | null
  readonly what: string
  readonly sensitive: boolean
  readonly until: Instant | null
  readonly contained?: string
  readonly whyNot?: string
  readonly decided: PlainDate | null
  readonly told: PlainDate | null
  readonly whyUntold?: string
  readonly came?: string
  readonly reports: readonly {
    readonly id: string
    readonly at: Instant
    readonly number?: string
    readonly whyLate?: string
    readonly answer?: string
  }[]
  readonly actions: readonly {
    readonly id: string
    readonly what: string
    readonly owner: string
    readonly by: PlainDate
    readonly done: PlainDate | null
    readonly came?: string
    readonly level: Level
    readonly words: string
  }[]
  readonly mayWrite: boolean
  readonly versions: readonly RegisterVersion[]
}

/** The register of breaches at a moment. */
export interface BreachRegister {
  readonly at: Instant
  readonly on: PlainDate
  /** Those whose clock runs first, then open ones, then closed. */
  readonly breaches: readonly BreachRow[]
  readonly mayWrite: boolean
  /** Of the twelve months up to today: how many were known of, how many were reported, and how many of those in 72 hours. */
  readonly year: { readonly known: number; readonly reported: number; readonly inTime: number }
  /** Reported in each quarter up to today, the newest first, by its last day. */
  readonly quarters: readonly { readonly end: PlainDate; readonly known: number; readonly reported: number }[]
}

/** A request to see a record, as the list of them has it. */
export interface RequestRow {
  readonly id: string
  readonly child: string
  readonly called: string
  readonly by: Choice
  readonly came: PlainDate
  /** The last day in time; moves on while an answer of theirs is awaited. */
  readonly due: PlainDate
  readonly standing: { readonly words: string; readonly level: Level }
  /** The day we asked what they mean, where they have not answered. */
  readonly waitingSince: PlainDate | null
  readonly extended: boolean
  /** The last day on which they may be told that it will take longer. */
  readonly extendBy: PlainDate
  readonly answered: PlainDate | null
  readonly outcome: Choice | null
  readonly packs: number
}

/** Requests to see a record, those still to be answered first and among them the soonest due. */
export interface RequestList {
  readonly on: PlainDate
  readonly requests: readonly RequestRow[]
  readonly open: number
  readonly late: number
  /** Answered in the twelve months up to today, and how many of them in time. */
  readonly year: { readonly answered: number; readonly inTime: number }
}

/** The same words wherever they stand in a record, decided together. */
export interface RecordMark {
  readonly group: string
  readonly words: string
  readonly sort: 'around' | 'worker' | 'perhaps' | 'contact' | 'added'
  readonly who?: string
  readonly ground: string
  readonly count: number
  readonly state: 'open' | 'confirmed' | 'off' | 'mixed'
  readonly around: readonly {
    readonly before: string
    readonly words: string
    readonly after: string
    readonly where: string
  }[]
}

/** A record that someone asked to see, as it is gone through. */
export interface RecordAsked {
  readonly request: RequestRow
  readonly called: string
  readonly entries: number
  readonly marks: readonly RecordMark[]
  readonly undecided: number
  readonly leftOut: readonly { readonly ground: Choice; readonly count: number }[]
  readonly papers: readonly { readonly id: string; readonly name: string }[]
  /** It tells of health, so that a health professional is asked before harm is a reason or is ruled out. */
  readonly health: boolean
  readonly identityClear: boolean
  readonly chapters: readonly { readonly chapter: string; readonly title: string; readonly entries: number }[]
  readonly packs: readonly {
    readonly made: PlainDate
    readonly entries: number
    readonly leftOut: number
    readonly sha256: string
  }[]
}

/** One chapter of it, to be read through: each answer in pieces, those left out with why. */
export interface RecordChapter {
  readonly title: string
  readonly page: number
  readonly pages: number
  readonly entries: readonly {
    readonly id: string
    readonly title: string
    readonly on: string
    readonly by: string
    readonly answers: readonly {
      readonly place: string
      readonly asks: string
      readonly leftOut: string | null
      readonly pieces: readonly {
        readonly text: string
        readonly mark?: {
          readonly place: string
          readonly state: 'open' | 'confirmed' | 'off'
          readonly ground: string
        }
      }[]
    }[]
  }[]
}

/** A decision of one place, or of the same words everywhere. */
export interface MarkDecision {
  readonly place: string
  readonly state: 'confirmed' | 'off'
  readonly ground: string | null
}

/** What came of asking for a record to be gone through. */
export type RecordReached<T> =
  | { readonly is: 'open'; readonly value: T }
  | { readonly is: 'missing' }
  | { readonly is: 'reason-needed' }

/** What came of making a pack. */
export type PackMade =
  | { readonly is: 'made'; readonly name: string; readonly html: string }
  | { readonly is: 'undecided'; readonly count: number }
  | { readonly is: 'identity' }

/** A file that is past its time, or will be, in the time asked about. */
export interface RetentionRow {
  readonly child: string
  readonly called: string
  readonly class: Choice
  /** What its time is counted from, in words. */
  readonly trigger: string
  readonly from: PlainDate
  /** The last day it must be kept. */
  readonly until: PlainDate
  readonly law: string
  readonly ours: boolean
  readonly past: boolean
  /** Why it may not be destroyed though it is past its time; absent where nothing stands in the way. */
  readonly kept?: string
  /** The proposal that waits for a second person. */
  readonly proposed?: { readonly id: string; readonly by: string; readonly at: Instant; readonly mine: boolean }
}

/** A hold, on one file or on many. */
export interface HoldRow {
  readonly id: string
  /** The file; absent where it covers many. */
  readonly child?: string
  readonly covers: string
  readonly reason: Choice
  readonly asked?: string
  readonly words: string
  readonly from: PlainDate
  readonly again: PlainDate | null
  readonly overdue: boolean
  readonly lifted: PlainDate | null
}

/** What is left of a file that was destroyed: no word of a person. */
export interface Certificate {
  readonly id: string
  readonly number: number
  readonly subject: string
  readonly class: Choice
  readonly law: string
  readonly trigger: string
  readonly from: PlainDate
  readonly until: PlainDate
  readonly proposedBy: string
  readonly proposedAt: Instant
  readonly decidedBy: string
  readonly decidedAt: Instant
  readonly counts: readonly { readonly what: string; readonly count: number }[]
}

/** How long files are kept, and what is past its time. */
export interface Retention {
  readonly on: PlainDate
  /** The last day of the quarter that is asked about: everything past its time by then is listed. */
  readonly until: PlainDate
  readonly files: readonly RetentionRow[]
  readonly classes: readonly {
    readonly class: Choice
    readonly files: number
    readonly untold: number
    readonly soonest: PlainDate | null
    readonly long: string
    readonly law: string
    readonly ours: boolean
  }[]
  readonly elsewhere: readonly { readonly what: string; readonly long: string; readonly law: string }[]
  readonly certificates: readonly Certificate[]
  readonly holds: number
}

/** What came of proposing or deciding. */
export type DestructionDone =
  | { readonly is: 'done'; readonly certificate?: string }
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'missing' }

/** Breaches, requests for records, how long records are kept and their destruction. */
export interface InformationService {
  readonly breaches: (viewer: Viewer) => Promise<BreachRegister>
  /** Undefined where there is no such breach. */
  readonly breach: (viewer: Viewer, id: string) => Promise<BreachInFull | undefined>
  readonly requests: (viewer: Viewer) => Promise<RequestList>
  readonly retention: (viewer: Viewer) => Promise<Retention>
  readonly holds: (
    viewer: Viewer,
  ) => Promise<{ readonly on: PlainDate; readonly holds: readonly HoldRow[]; readonly mayWrite: boolean }>
  readonly certificate: (viewer: Viewer, id: string) => Promise<Certificate | undefined>
  /** Proposes that a file past its time is destroyed. */
  readonly propose: (viewer: Viewer, child: string) => Promise<DestructionDone>
  /** Destroys what another person proposed. */
  readonly destroy: (viewer: Viewer, child: string, proposal: string) => Promise<DestructionDone>
  /** Says no to what another proposed, or takes back one's own. */
  readonly refuse: (viewer: Viewer, child: string, proposal: string, words: string) => Promise<DestructionDone>
  /** A record that was asked for, with what is to be decided in it. */
  readonly record: (viewer: Viewer, child: string, request: string) => Promise<RecordReached<RecordAsked>>
  readonly chapter: (
    viewer: Viewer,
    child: string,
    request: string,
    asked: { readonly chapter: string; readonly page: number },
  ) => Promise<RecordReached<RecordChapter>>
  readonly decide: (
    viewer: Viewer,
    child: string,
    request: string,
    decisions: readonly MarkDecision[],
  ) => Promise<RecordReached<null>>
  /** Words that are to be left out wherever they stand. */
  readonly leaveOut: (
    viewer: Viewer,
    child: string,
    request: string,
    added: { readonly words: string; readonly ground: string },
  ) => Promise<RecordReached<null>>
  /** Makes what is given, and keeps that it was made. */
  readonly makePack: (
    viewer: Viewer,
    child: string,
    request: string,
    asked: { readonly to: string; readonly words?: string },
  ) => Promise<RecordReached<PackMade>>
}
