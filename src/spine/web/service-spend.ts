import type { PlainDate } from '../time/plain-date.ts'
import type { Choice, Level, Viewer } from './services.ts'

// Every amount is in whole pence.

/** Pence by who pays. */
export interface SpendShares {
  readonly trust: number
  readonly education: number
  readonly health: number
}

/** What homes came to, and those of which no price is on record. */
export interface SpendSum {
  readonly shares: SpendShares
  readonly total: number
  readonly children: number
  /** Weeks lived in homes with a price. */
  readonly weeks: number
  /** A child a week, of nights with a price; null where there are none. */
  readonly week: number | null
  readonly unpricedChildren: number
  readonly unpricedWeeks: number
  /** What those would come to at the usual price of their kind: an assumption, in no other sum. */
  readonly assumed: number
  /** Weeks without a price whose kind has no usual price either. */
  readonly unassumedWeeks: number
}

/** A kind of home over a year. */
export interface SpendKindRow {
  readonly kind: Choice
  readonly sum: SpendSum
  /** Now: children there, how many without a price, and the mean price a week of those that have one. Of the current year alone. */
  readonly now?: { readonly children: number; readonly unpriced: number; readonly week: number | null }
  /** By the pattern of past months: how many begin and end a month, and how many children at the year's end. */
  readonly pattern?: {
    readonly began: number
    readonly ended: number
    readonly atEnd: number
    readonly expected: number
  }
}

/** A year's spend as it is expected. Amounts are of the whole year, with what is done already. */
export interface SpendForecast {
  readonly on: PlainDate
  readonly yearEnd: PlainDate
  readonly done: number
  /** If every child stays as long as is known, and nobody comes. */
  readonly stay: number
  /** Of that, children without a price at the usual one: in none of the others. */
  readonly stayAssumed: number
  /** By the pattern of past months; absent where there is too little history. */
  readonly pattern?: {
    readonly expected: number
    readonly low: number
    readonly high: number
    readonly months: number
    /** Of a hundred turns, how many lie in the range. */
    readonly inRange: number
  }
}

/** A budget line for homes beside what the homes it pays for came to. */
export interface SpendLine {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly kinds: readonly string[]
  readonly budget: number | null
  /** By the ledger, from April to the month's end; its forecast of the year. */
  readonly actual: number | null
  readonly forecast: number | null
  /** By the homes, over the same months; what is expected of the year by the pattern, or by who stays where there is none. */
  readonly spend: number | null
  readonly expected: number | null
  /** Above nought, more by the homes than by the ledger. */
  readonly difference: number | null
  /** Expected by the homes less the budget. */
  readonly over: number | null
}

/** What placements cost in a year, as the prices on children's files say. */
export interface SpendPosition {
  readonly on: PlainDate
  readonly year: number
  readonly yearName: string
  readonly years: readonly Choice[]
  readonly council: string
  /** The last day that is counted. */
  readonly until: PlainDate
  readonly current: boolean
  readonly total: SpendSum
  readonly kinds: readonly SpendKindRow[]
  readonly councils: readonly { readonly council: Choice; readonly sum: SpendSum }[]
  readonly months: readonly { readonly month: PlainDate; readonly sum: SpendSum }[]
  readonly forecast?: SpendForecast
  /** The forecast as it would have been made on this day of years that have ended, beside what came. */
  readonly tried: readonly {
    readonly year: string
    readonly stay: number
    readonly expected: number
    readonly low: number
    readonly high: number
    readonly came: number
  }[]
  /** Children whose home today is usually paid for, and how many of them have no price on record. */
  readonly now?: { readonly children: number; readonly unpriced: number }
  /** Prices on record that are in no sum, since the child had no home in care then. */
  readonly stray: number
  /** Absent where one council is asked about (lines are of both), and where no line for homes has a budget. */
  readonly ledger?: {
    readonly month: PlainDate
    readonly lines: readonly SpendLine[]
    readonly total: SpendLine
    /** What kinds of home came to that no line says it pays for. */
    readonly unclaimed: number
  }
  readonly usual: readonly {
    readonly id: string
    readonly kind: Choice
    readonly from: PlainDate | null
    readonly week: number
    readonly basis: string
  }[]
  readonly workedOutAt: string
  readonly newerToCome: boolean
  readonly may: { readonly write: boolean; readonly set: boolean; readonly children: boolean }
}

/** A child's home today and what it costs. */
export interface SpendChild {
  readonly id: string
  /** The council's own number of the child: whoever keeps the accounts is told no name. */
  readonly number: string
  readonly council: Choice
  readonly kind: Choice
  readonly since: PlainDate
  /** Whole pence a week; null where no price is on record. */
  readonly week: number | null
  readonly shares: SpendShares
  /** This year, so far. */
  readonly year: number
  readonly is: { readonly level: Level; readonly text: string }
}

/** A price or a one-off cost as it stands on a child's file. */
export interface SpendEntry {
  readonly id: string
  readonly kind: 'price' | 'one-off'
  readonly from: PlainDate
  /** The first day it is no longer paid; null while it is. */
  readonly until: PlainDate | null
  readonly amount: number
  /** 'a week'; blank for what is paid once. */
  readonly per: string
  readonly what: string
  readonly shares: SpendShares
  readonly source: string
  readonly reference: string
  readonly holds: boolean
  /** It was ended by hand, and not by a move or a later price. */
  readonly ended: boolean
  /** It is in no sum. */
  readonly stray: boolean
}

/** One child's homes, and what each cost. */
export interface SpendOfChild {
  readonly id: string
  readonly number: string
  readonly on: PlainDate
  readonly homes: readonly {
    readonly words: string
    readonly from: PlainDate
    readonly to: PlainDate | null
    readonly kind: string
    readonly week: number | null
    readonly usuallyPaid: boolean
    readonly total: number
    readonly entries: readonly SpendEntry[]
  }[]
  readonly stray: readonly SpendEntry[]
  readonly years: readonly {
    readonly year: string
    readonly shares: SpendShares
    readonly total: number
    readonly current: boolean
  }[]
  readonly opens: boolean
  readonly may: { readonly write: boolean }
}

export interface SpendAsk {
  readonly year?: number
  readonly council?: string
}

/** What placements cost: the trust's, for those who read its money, and each child's, for those who may. */
export interface SpendService {
  readonly position: (viewer: Viewer, ask: SpendAsk) => Promise<SpendPosition>
  readonly children: (viewer: Viewer, purpose: 'open' | 'download') => Promise<readonly SpendChild[]>
  /** Undefined where there is no such child, or the viewer may not know of them. */
  readonly child: (viewer: Viewer, id: string) => Promise<SpendOfChild | undefined>
}
