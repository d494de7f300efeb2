import type { Choice, Viewer } from './services.ts'

/** How an inspection's sign-ins stand: waiting for consent, agreed and to come, working now, past their time, or ended before it. */
export type OpeningState = 'waiting' | 'to-come' | 'now' | 'over' | 'ended'

/** Someone an inspection's sign-ins are for. */
export interface InspectorLine {
  readonly id: string
  readonly name: string
  /** Named and not yet consented to, agreed, or taken off. */
  readonly stands: 'waiting' | 'agreed' | 'taken-off'
  /** When they last signed in under it; null where they have not. */
  readonly signedIn: string | null
}

/** One inspection's sign-ins, as all who answer for them may know it: no child in it. */
export interface OpeningLine {
  readonly id: string
  /** The inspection's own page, for those who read the register. */
  readonly inspection: string
  readonly title: string
  readonly by: Choice
  readonly type: Choice
  readonly why: string
  readonly from: string
  readonly until: string
  /** The most children whose files may be opened. */
  readonly most: number
  readonly state: OpeningState
  readonly askedBy: string
  readonly askedAt: string
  readonly agreed: { readonly by: string; readonly at: string } | null
  readonly ended: { readonly by: string; readonly at: string; readonly why: string } | null
  readonly inspectors: readonly InspectorLine[]
  readonly sampled: number
}

/** Each time children were drawn at random, or chosen from the list. */
export interface SampleLine {
  readonly id: string
  readonly how: 'random' | 'chosen'
  readonly seed: string | null
  readonly divided: readonly string[]
  readonly pool: number
  readonly parts: readonly string[]
  readonly by: string
  readonly at: string
}

export interface QuestionLine {
  readonly id: string
  readonly words: string
  readonly by: string
  readonly at: string
  readonly answer: { readonly words: string; readonly by: string; readonly at: string } | null
}

/** A child in an inspection's sample. */
export interface SampledChild {
  readonly id: string
  readonly number: string
  readonly called: string
}

/** What inspectors did with their sign-ins, for those who may know the children. */
export interface OpeningFollowed {
  /** Each child sampled, with how often the file was opened and when last. */
  readonly children: readonly (SampledChild & { readonly looks: number; readonly last: string | null })[]
  /** Every look, newest first. */
  readonly looks: readonly {
    readonly at: string
    readonly who: string
    readonly child: { readonly id: string; readonly called: string }
  }[]
  readonly questions: readonly QuestionLine[]
  readonly unanswered: number
  /** Restricted files that were released to it, and those that could be. */
  readonly released: readonly {
    readonly id: string
    readonly called: string
    readonly why: string
    readonly by: string
  }[]
}

/** One inspection's sign-ins in full. */
export interface OpeningInFull extends OpeningLine {
  readonly samples: readonly SampleLine[]
  readonly may: { readonly name: boolean; readonly agree: boolean; readonly end: boolean }
  /** Inspectors' accounts that could be named. */
  readonly candidates: readonly Choice[]
  readonly followed: OpeningFollowed | null
}

/** What was typed to ask for sign-ins. Days are `YYYY-MM-DD`, times `HH:MM` as a clock in England shows them. */
export interface OpeningAsked {
  readonly inspection: string
  readonly why: string
  readonly fromDay: string
  readonly fromTime: string
  readonly untilDay: string
  readonly untilTime: string
  readonly most: string
}

export type OpeningProblem = 'inspection' | 'why' | 'from' | 'until' | 'until-before' | 'too-long' | 'most'

export type OpeningAnswer =
  | { readonly is: 'done'; readonly id: string }
  | { readonly is: 'refused'; readonly problems: readonly OpeningProblem[] }

export type NamingProblem = 'not-an-inspector' | 'another-inspection'

/** A child on the list that inspectors ask from: nobody, until sampled. */
export interface ListedChild {
  readonly number: string
  readonly age: number | null
  readonly sex: Choice | null
  readonly council: Choice | null
  readonly team: string | null
  readonly status: Choice
  readonly home: Choice | null
  readonly sampled: boolean
}

/** What an inspector sees of their own inspection. */
export interface InspectingShown {
  readonly title: string
  readonly by: Choice
  readonly type: Choice
  readonly from: string
  readonly until: string
  readonly most: number
  readonly children: readonly SampledChild[]
  readonly samples: readonly SampleLine[]
  readonly questions: readonly QuestionLine[]
}

/** What a random sample is asked to be. */
export interface DrawAsked {
  readonly size: string
  readonly status: string
  readonly divided: readonly string[]
}

export type DrawProblem = 'size' | 'too-many' | 'nobody' | 'number'

export type DrawAnswer =
  | { readonly is: 'done'; readonly added: number }
  | { readonly is: 'refused'; readonly problem: DrawProblem }

/** Inspectors' sign-ins: asking for them, consenting, following and ending them; and an inspector's own work. */
export interface InspectorsService {
  readonly all: (viewer: Viewer) => Promise<readonly OpeningLine[]>
  /** Those of one inspection of the register; none for whoever may not know of them. */
  readonly ofInspection: (viewer: Viewer, inspection: string) => Promise<readonly OpeningLine[]>
  readonly one: (viewer: Viewer, id: string) => Promise<OpeningInFull | undefined>
  /** Inspections of the register whose report is not out. */
  readonly inspections: (viewer: Viewer) => Promise<readonly Choice[]>
  readonly ask: (viewer: Viewer, asked: OpeningAsked) => Promise<OpeningAnswer>
  readonly name: (viewer: Viewer, id: string, inspector: string) => Promise<'done' | NamingProblem | undefined>
  readonly agree: (viewer: Viewer, id: string) => Promise<boolean>
  readonly takeOff: (viewer: Viewer, id: string, inspector: string) => Promise<boolean>
  readonly end: (viewer: Viewer, id: string, why: string) => Promise<'done' | 'why' | undefined>
  /** Lets the inspection see a restricted file, by the address of its page or its number. */
  readonly release: (
    viewer: Viewer,
    id: string,
    child: string,
    why: string,
  ) => Promise<'done' | 'why' | 'child' | undefined>
  readonly takeBack: (viewer: Viewer, id: string, child: string) => Promise<boolean>
  readonly answer: (
    viewer: Viewer,
    id: string,
    question: string,
    words: string,
  ) => Promise<'done' | 'words' | undefined>

  readonly own: (viewer: Viewer) => Promise<InspectingShown | undefined>
  readonly list: (viewer: Viewer) => Promise<readonly ListedChild[] | undefined>
  readonly draw: (viewer: Viewer, asked: DrawAsked) => Promise<DrawAnswer>
  readonly choose: (viewer: Viewer, number: string) => Promise<DrawAnswer>
  readonly question: (viewer: Viewer, words: string) => Promise<'done' | 'words'>
}
