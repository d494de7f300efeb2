import type { PlainDate } from '../time/plain-date.ts'
import type { WorkChild, WorkPerson } from './service-work.ts'
import type { Choice, Level, RegisterVersion, Viewer } from './services.ts'

/** What a page of a panel lists: what waits to be heard, what was decided, or what is to be done. */
export const PANEL_LISTS = ['waiting', 'decided', 'actions'] as const

export type PanelList = (typeof PANEL_LISTS)[number]

/** A day a panel sits. */
export interface SittingShown {
  readonly id: string
  readonly on: PlainDate
  readonly chair: string
  readonly where?: string
  readonly closes?: PlainDate
  readonly came?: string
}

/** One panel among the others. */
export interface PanelRow {
  readonly code: string
  readonly title: string
  readonly purpose: string
  readonly sits: string
  /** 'within 20 working days'. */
  readonly within: string
  readonly next: SittingShown | null
  readonly waiting: number
  /** Of those waiting, how many should have been heard by now. */
  readonly late: number
  /** How many days the longest has waited. */
  readonly longest: number | null
  readonly actionsOpen: number
  readonly actionsOverdue: number
}

/** A child's matter that waits to be heard. */
export interface MatterWaiting {
  readonly entry: string
  readonly child: WorkChild
  readonly worker: WorkPerson | null
  readonly panel: Choice
  readonly asks: string
  readonly urgent: boolean
  readonly sent: PlainDate
  /** How often it was heard already without being settled. */
  readonly times: number
  readonly days: number
  readonly by: PlainDate | null
  readonly level: Level
  readonly words: string
  /** Where the decision is recorded; absent for those who may not. */
  readonly record?: string
}

/** A matter that a panel heard. */
export interface MatterHeard {
  readonly entry: string
  readonly child: WorkChild
  readonly panel: Choice
  readonly on: PlainDate
  readonly outcome: Choice
  readonly reasons: string
  readonly days: number
}

/** Something a panel wants done for a child. */
export interface PanelActionShown {
  readonly entry: string
  readonly child: WorkChild
  readonly panel: Choice
  readonly action: string
  readonly lead: string
  readonly by: PlainDate
  readonly level: Level
  readonly words: string
}

/** The panels on a day, within a reader's reach. */
export interface PanelsShown {
  readonly on: PlainDate
  readonly panels: readonly PanelRow[]
  readonly waiting: readonly MatterWaiting[]
  /** Heard in the last twelve months, the latest first. */
  readonly heard: readonly MatterHeard[]
  /** Not done yet, the longest overdue first. */
  readonly actions: readonly PanelActionShown[]
  readonly sittings: readonly (SittingShown & { readonly panel: string })[]
  readonly mayArrange: boolean
}

/** An action of a performance clinic. */
export interface ClinicActionShown {
  readonly id: string
  readonly what: string
  readonly owner: string
  readonly by: PlainDate
  readonly done: PlainDate | null
  readonly came?: string
  readonly level: Level
  readonly words: string
  readonly mayChange: boolean
}

/** A performance clinic. */
export interface ClinicShown {
  readonly id: string
  readonly on: PlainDate
  readonly about: Choice
  readonly title: string
  readonly measure?: string
  readonly chair: string
  readonly found?: string
  readonly actions: readonly ClinicActionShown[]
}

/** A clinic with what may be done to it. */
export interface ClinicInFull extends ClinicShown {
  readonly mayWrite: boolean
  readonly versions: readonly RegisterVersion[]
}

/** Panels that decide about children, and performance clinics. */
export interface PanelsService {
  /** Every panel, or one; its list of children is audited as one list. Throws AccessRefused. */
  readonly open: (
    viewer: Viewer,
    asked: { readonly panel?: string; readonly list: PanelList; readonly purpose?: 'open' | 'download' },
  ) => Promise<PanelsShown>
  readonly clinics: (
    viewer: Viewer,
  ) => Promise<{ readonly on: PlainDate; readonly clinics: readonly ClinicShown[]; readonly mayWrite: boolean }>
  readonly clinic: (viewer: Viewer, id: string) => Promise<ClinicInFull | undefined>
}
