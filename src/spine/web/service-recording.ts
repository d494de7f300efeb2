import type { Doing } from '../recording/drafts.ts'
import type { Control } from './forms/controls.ts'
import type { Fault } from './forms/read-answers.ts'
import type { Fields } from './page.ts'
import type { Fact, ReasonNeeded, UploadedFile, Viewer } from './services.ts'

export type { Doing } from '../recording/drafts.ts'

/** What came of asking for a child's file: `missing` also where the viewer may not know that it exists. */
export type Reached<T> = { readonly is: 'open'; readonly value: T } | { readonly is: 'missing' } | ReasonNeeded

/** Whom a form is about, as the pages show them: what is known already is shown and not asked again. */
export interface ChildAbout {
  readonly id: string
  readonly called: string
  readonly summary: readonly string[]
  readonly known: readonly Fact[]
}

/** Something begun and not finished. */
export interface DraftLine {
  readonly id: string
  readonly child: string
  readonly called: string
  /** The kind's title: 'Visit'. */
  readonly title: string
  readonly doing: Doing
  readonly href: string
  /** Instants. */
  readonly beganAt: string
  readonly updatedAt: string
}

/** A kind that may be recorded, and where its form is. */
export interface OfferedKind {
  readonly title: string
  readonly about: string
  readonly href: string
}

/** What may be recorded about a child by whoever asks. */
export interface Recordable {
  readonly child: ChildAbout
  /** What is due, each with the form that records it. */
  readonly due: readonly {
    readonly what: string
    readonly words: string
    readonly level: 'due' | 'overdue' | 'cannot-tell'
    readonly title: string
    readonly href: string
  }[]
  /** What the reader's role records most, most often first; and the rest, by what it is about. */
  readonly often: readonly OfferedKind[]
  readonly groups: readonly { readonly title: string; readonly kinds: readonly OfferedKind[] }[]
  readonly drafts: readonly DraftLine[]
}

/** Which form is asked for: of a new entry of a kind, or of one of the child's entries. */
export type FormAsk =
  | { readonly doing: 'record'; readonly kind: string }
  | { readonly doing: 'correct' | 'end' | 'withdraw'; readonly entry: string }

/** What was sent with a form. */
export interface FormSent {
  readonly fields: Fields
  readonly files: readonly UploadedFile[]
}

/** A file that stands with a form that is not recorded yet. */
export interface FileKept {
  readonly id: string
  readonly name: string
  readonly size: string
  /** Whether what its maker left in it was taken out. */
  readonly cleaned: boolean
}

/** A form to show: empty, with what was begun, or with what was sent and what is wrong with it. */
export interface FormShown {
  readonly child: ChildAbout
  readonly doing: Doing
  readonly kind: string
  /** The kind's title, and what is being done in words: 'Record: Visit'. */
  readonly title: string
  readonly heading: string
  readonly hint?: string
  /** A box that looks something up and fills the form in from it; absent where the form has none. */
  readonly finder?: {
    readonly name: string
    readonly value: string
    /** Whether anything was looked for. */
    readonly looked: boolean
    readonly found: readonly {
      readonly choose: string
      readonly title: string
      readonly note: string
      readonly closed?: string
    }[]
    /** What the form was filled in from just now. */
    readonly chosen?: string
    /** Whether there are more than are shown. */
    readonly more: boolean
  }
  /** What is asked once, for whoever it is recorded. */
  readonly questions: readonly Control[]
  /** Each child's own questions, the first child's among them, where several are recorded together. */
  readonly own: readonly { readonly id: string; readonly called: string; readonly questions: readonly Control[] }[]
  /** Brothers and sisters it may be recorded for as well. */
  readonly others: readonly { readonly id: string; readonly called: string; readonly chosen: boolean }[]
  /** The end, asked last; absent where the kind does not last. */
  readonly end?: Control
  /** Why a correction or a withdrawal is made; absent where no reason is asked. */
  readonly reason?: { readonly asks: string; readonly value: string; readonly error?: string }
  /** Absent where nothing may be attached. */
  readonly attachments?: { readonly kept: readonly FileKept[]; readonly refused: readonly string[] }
  readonly faults: readonly Fault[]
  /** Own words of two children that are nearly the same. */
  readonly alike: readonly { readonly first: string; readonly second: string; readonly question: string }[]
  /** The draft this form was filled in from or saved as. */
  readonly draft: { readonly version: number; readonly savedAt?: string }
  /** Whether every worker is offered, because that was asked; else those near the child. */
  readonly everyone?: boolean
  /** Made for this form, so that sending it twice records it once. */
  readonly once: string
  /** The version of the entry that was looked at. */
  readonly seen?: number
  /** As it stands, for the pages that end or withdraw it. */
  readonly stands: readonly { readonly asks: string; readonly answer: string }[]
}

/** Two texts of one form, question by question. */
export interface Compared {
  readonly child: ChildAbout
  readonly title: string
  readonly rows: readonly {
    readonly pick: string
    readonly asks: string
    /** Whose own section it stands in, where several children are recorded together. */
    readonly who?: string
    readonly theirs: string
    readonly yours: string
    readonly both: boolean
  }[]
  /** Who changed it since, and when (an instant). */
  readonly by: string
  readonly at: string
  /** All of what was sent, to be sent again with what is chosen. */
  readonly carried: readonly { readonly name: string; readonly value: string }[]
}

/** What became of a form that was sent. */
export type Sent =
  /** Recorded. `said` is what was recorded and what it met, in sentences. */
  | { readonly is: 'recorded'; readonly entry: string; readonly said: readonly string[] }
  /** Kept as a draft, because that was asked. */
  | { readonly is: 'drafted' }
  /** To be answered again: something is wrong, something is still to be asked, or something is to be confirmed. */
  | { readonly is: 'asked'; readonly form: FormShown }
  /** Someone else changed the entry; both texts are here, and what was sent is a draft. */
  | { readonly is: 'edited-since'; readonly compared: Compared }
  /** The same person changed the same draft elsewhere. */
  | { readonly is: 'draft-changed'; readonly compared: Compared }

/** What the script that saves while people type is told. */
export type DraftKept =
  | { readonly is: 'saved'; readonly version: number; readonly at: string }
  | { readonly is: 'changed'; readonly at: string }
  | { readonly is: 'gone' }

/** A paper attached to an entry. */
export interface AttachmentLine {
  readonly id: string
  readonly name: string
  /** 'PDF', 'JPEG picture'. */
  readonly what: string
  readonly size: string
  /** An instant, and who added it. */
  readonly at: string
  readonly by: string
  readonly href: string
  /** Whether where and when it was made was taken out of it. */
  readonly cleaned: boolean
}

/** One entry: as it stands, as it was asked, and every version of it. */
export interface EntryShown {
  readonly child: ChildAbout
  readonly entry: string
  readonly title: string
  readonly about: string
  readonly withdrawn: boolean
  readonly answers: readonly {
    readonly asks: string
    readonly hint?: string
    readonly answer: string
    readonly childWords: boolean
  }[]
  /** What was asked and left blank. */
  readonly unanswered: readonly { readonly asks: string }[]
  /** The wording was kept when it was answered; else it is today's. */
  readonly asAsked: boolean
  /** Where it is from: who recorded it here and when, when it came with a return, and the years whose returns tell of it. */
  readonly sources: {
    readonly recorded?: { readonly by: string; readonly at: string }
    readonly came?: string
    readonly told: readonly number[]
  }
  readonly attachments: readonly AttachmentLine[]
  readonly versions: readonly {
    readonly version: number
    readonly by: string
    readonly at: string
    readonly what: string
    readonly reason?: string
    readonly changes: readonly { readonly asks: string; readonly before: string; readonly after: string }[]
  }[]
  /** What this viewer may do with it. */
  readonly may: { readonly correct: boolean; readonly end: boolean; readonly withdraw: boolean }
}

/** Recording in children's files. */
export interface RecordingService {
  /** What this viewer may record about a child, what is due first. */
  readonly recordable: (viewer: Viewer, id: string) => Promise<Reached<Recordable>>
  /** A form, with what was begun of it. Throws AccessRefused where the part of the file is not this role's to write. */
  readonly form: (viewer: Viewer, id: string, ask: FormAsk) => Promise<Reached<FormShown>>
  /** Records what was sent, keeps it as a draft, or answers the form to be mended. Nothing that was typed is lost. */
  readonly send: (viewer: Viewer, id: string, ask: FormAsk, sent: FormSent) => Promise<Reached<Sent>>
  /** Saves what has been typed so far, for the script. Decides access, and reads no file. */
  readonly keepDraft: (viewer: Viewer, id: string, ask: FormAsk, fields: Fields) => Promise<Reached<DraftKept>>
  /** Throws away what was begun. */
  readonly dropDraft: (viewer: Viewer, id: string, ask: FormAsk) => Promise<Reached<undefined>>
  /** What this viewer has begun and not finished: about one child, or about all whose files they may still write in. */
  readonly drafts: (viewer: Viewer, id?: string) => Promise<readonly DraftLine[]>
  readonly entry: (viewer: Viewer, id: string, entry: string) => Promise<Reached<EntryShown>>
  /** What is attached in a child's file, newest first. */
  readonly attachments: (viewer: Viewer, id: string) => Promise<Reached<readonly AttachmentLine[]>>
  readonly attachment: (
    viewer: Viewer,
    id: string,
    attachment: string,
  ) => Promise<Reached<{ readonly name: string; readonly type: string; readonly body: Uint8Array }>>
}
