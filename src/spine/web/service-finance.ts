import type { PlainDate } from '../time/plain-date.ts'
import type { RegisterVersion } from './service-registers.ts'
import type { Choice, Level, Viewer } from './services.ts'

// Every amount is in whole pounds.

/** Over (above nought) or under what was budgeted, and its share of it in hundredths. */
export interface MoneyVariance {
  readonly pounds: number
  /** Null of a budget of nought. */
  readonly percent: number | null
}

/** A budget line as it stands at a month's end. */
export interface MoneyLine {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly group: Choice
  /** Of income, where it comes from. */
  readonly source?: Choice
  /** Its council; a blank value for both. */
  readonly council: Choice
  readonly owner: Choice
  /** As set for the year; null where none was. */
  readonly original: number | null
  readonly changes: number
  readonly budget: number | null
  readonly actual: number | null
  readonly forecast: number | null
  /** What was expected a month before. */
  readonly before: number | null
  readonly variance: MoneyVariance | null
  /** The month its figures are of; null where none are held for the year. */
  readonly figuresOf: PlainDate | null
  readonly is: { readonly level: Level; readonly text: string }
}

/** Lines together. */
export interface MoneySum {
  readonly lines: number
  readonly budget: number
  readonly actual: number
  readonly forecast: number
  readonly variance: MoneyVariance | null
  /** Lines with a budget and no figures, which are in no total but the budget. */
  readonly unknown: number
}

export interface MoneyGroup extends MoneySum {
  readonly group: Choice
}

/** What was expected of the year at a month's end. */
export interface MoneyStep {
  readonly month: PlainDate
  readonly budget: number
  readonly actual: number
  readonly forecast: number
  readonly variance: MoneyVariance | null
  readonly moved: number | null
}

/** What is asked: a month's end, and a council's code. */
export interface MoneyAsk {
  readonly month?: PlainDate
  readonly council?: string
}

/** The trust's money at a month's end. */
export interface MoneyPosition {
  readonly on: PlainDate
  /** Null where no figures are held at all. */
  readonly month: PlainDate | null
  readonly year: number
  readonly yearName: string
  readonly council: string
  /** Months that may be asked for, newest first. */
  readonly months: readonly PlainDate[]
  readonly total: MoneySum
  readonly groups: readonly MoneyGroup[]
  readonly lines: readonly MoneyLine[]
  readonly steps: readonly MoneyStep[]
  /** How good forecasts made at this time of year have been; absent where no year before tells. */
  readonly usual?: { readonly percent: number; readonly of: number }
  readonly errors: readonly {
    readonly year: string
    readonly month: PlainDate
    readonly forecast: number
    readonly outturn: number
    readonly pounds: number
    readonly percent: number | null
  }[]
  readonly reserves: MoneyReserves
  readonly savings: MoneySavings
  readonly changes: readonly MoneyChange[]
  /** What was said when the month's figures were returned; absent where they were not. */
  readonly returned?: { readonly on: PlainDate; readonly words: string; readonly entry: string }
  readonly instalments: { readonly late: number; readonly next?: PlainDate }
  readonly may: { readonly write: boolean }
}

/** One line over the months and years. */
export interface MoneyLineInFull {
  readonly line: MoneyLine
  readonly month: PlainDate
  readonly yearName: string
  readonly months: readonly (MoneyStep & { readonly entry: string; readonly note?: string })[]
  readonly sets: readonly {
    readonly entry: string
    readonly year: string
    readonly amount: number
    readonly note?: string
  }[]
  readonly changes: readonly MoneyChange[]
  readonly errors: MoneyPosition['errors']
  readonly open: boolean
  readonly may: { readonly write: boolean }
  readonly versions: readonly RegisterVersion[]
}

/** General reserves against what is agreed. */
export interface MoneyReserves {
  readonly general: number
  readonly earmarked: number
  /** General reserves at the year's end, with what is planned and the forecast itself. */
  readonly expected: number
  readonly least: number | null
  readonly most: number | null
  readonly is: 'within' | 'below' | 'above' | null
}

/** One saving. */
export interface MoneySaving {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly target: number
  readonly delivered: number | null
  readonly forecast: number | null
  readonly atRisk: number
  readonly colour: Choice
  readonly level: Level
  readonly owner: Choice
  readonly line?: Choice
  readonly how: string
  readonly agreed: PlainDate
  readonly updates: readonly {
    readonly id: string
    readonly on: PlainDate
    readonly delivered: number
    readonly forecast: number
    readonly note: string
  }[]
  readonly closed: PlainDate | null
  /** Whoever reads may say how it goes. */
  readonly mayUpdate: boolean
}

export interface MoneySavings {
  readonly year: number
  readonly yearName: string
  readonly years: readonly Choice[]
  readonly savings: readonly MoneySaving[]
  readonly target: number
  readonly delivered: number
  readonly forecast: number
  readonly atRisk: number
  /** What each colour means, by its code. */
  readonly colours: readonly {
    readonly colour: Choice
    readonly level: Level
    readonly means: string
    readonly count: number
  }[]
}

/** One change to the contract sum asked for within a year. */
export interface MoneyChange {
  readonly id: string
  readonly reference: string
  readonly title: string
  readonly type: Choice
  readonly yearName: string
  readonly amount: number
  readonly line: Choice
  readonly council: Choice
  readonly owner: Choice
  readonly submitted: PlainDate
  readonly answered: PlainDate | null
  readonly by: PlainDate
  readonly late: boolean
  readonly decision?: Choice
  readonly agreed: number | null
  readonly case: string
  readonly paysBack?: string
  readonly savesYearly?: number
  /** Years until what is asked for is paid back, where what it saves is said. */
  readonly payback?: number
  readonly answer?: string
  readonly is: { readonly level: Level; readonly text: string }
}

/** Reserves, capital and the contract sum with its instalments. */
export interface MoneyFunding {
  readonly on: PlainDate
  readonly outlook: MoneyReserves
  readonly reserves: readonly {
    readonly id: string
    readonly title: string
    readonly kind: Choice
    readonly purpose: string
    readonly balance: number
    readonly expected: number
    readonly movements: readonly {
      readonly id: string
      readonly on: PlainDate
      readonly amount: number
      readonly why: string
      readonly planned: boolean
    }[]
  }[]
  readonly capital: readonly {
    readonly id: string
    readonly title: string
    readonly council: Choice
    readonly amount: number
    readonly agreed: number | null
    readonly spent: number | null
    readonly forecast: number | null
    readonly asAt: PlainDate | null
    readonly submitted: PlainDate
    readonly answered: PlainDate | null
    readonly case: string
    readonly answer?: string
    readonly is: { readonly level: Level; readonly text: string }
  }[]
  readonly periods: readonly MoneyPeriod[]
  readonly may: { readonly write: boolean }
}

/** A contract period and what is paid in it. */
export interface MoneyPeriod {
  readonly id: string
  readonly title: string
  readonly from: PlainDate
  readonly to: PlainDate | null
  readonly sum: number
  readonly working: number
  readonly reserveLeast: number
  readonly reserveMost: number
  readonly terms?: string
  readonly shares: readonly { readonly council: Choice; readonly amount: number; readonly percent: number | null }[]
  readonly unshared: number
  readonly due: number
  readonly paid: number
  readonly instalments: readonly {
    readonly key: string
    readonly council: Choice
    readonly number: number
    readonly due: PlainDate
    readonly amount: number
    readonly paid: number
    readonly paidOn: PlainDate | null
    readonly is: { readonly level: Level; readonly text: string }
  }[]
}

/** What the board sees: headings in round figures, never a line. */
export interface MoneyForBoard {
  readonly month: PlainDate | null
  readonly yearName: string
  readonly rounding: number
  readonly total: Pick<MoneySum, 'budget' | 'actual' | 'forecast' | 'variance'>
  readonly groups: readonly {
    readonly group: Choice
    readonly budget: number
    readonly forecast: number
    readonly over: number
  }[]
  readonly steps: readonly { readonly month: PlainDate; readonly forecast: number }[]
  readonly reserves: MoneyReserves
  readonly savings: Pick<MoneySavings, 'target' | 'delivered' | 'forecast' | 'atRisk' | 'colours'>
}

/** A line of a file of figures that cannot be taken in; 0 for the file as a whole, its heading being line 1. */
export interface MoneyFileFault {
  readonly line: number
  readonly what: string
  readonly mend: string
}

/** What a file of figures would do, before anything is taken in. */
export type MoneyFileRead =
  | { readonly is: 'refused'; readonly faults: readonly MoneyFileFault[] }
  | {
      readonly is: 'read'
      /** The file itself, to be sent again once it is to be taken in. */
      readonly text: string
      /** Lines of the accounts by month. */
      readonly added: number
      readonly changed: readonly {
        readonly code: string
        readonly month: PlainDate
        readonly was: { readonly actual: number; readonly forecast: number }
        readonly now: { readonly actual: number; readonly forecast: number }
      }[]
      readonly same: number
      /** Budgets that are set by it, where none was. */
      readonly budgets: number
      /** Lines open with a budget of which a month of the file says nothing. */
      readonly without: readonly { readonly code: string; readonly title: string; readonly month: PlainDate }[]
    }

/** The trust's money. */
export interface FinanceService {
  readonly position: (viewer: Viewer, ask: MoneyAsk) => Promise<MoneyPosition>
  readonly forBoard: (viewer: Viewer) => Promise<MoneyForBoard>
  /** Undefined where there is no such line. */
  readonly line: (viewer: Viewer, id: string) => Promise<MoneyLineInFull | undefined>
  readonly changes: (viewer: Viewer) => Promise<readonly MoneyChange[]>
  readonly savings: (viewer: Viewer, year?: number) => Promise<MoneySavings>
  readonly funding: (viewer: Viewer) => Promise<MoneyFunding>
  /** Every version of an entry of the trust's money, newest first. */
  readonly versions: (viewer: Viewer, kind: string, id: string) => Promise<readonly RegisterVersion[]>
  /** What a CSV of figures would do; with `take`, it is also done, all of it or nothing. */
  readonly figures: (
    viewer: Viewer,
    from: { readonly path: string } | { readonly text: string },
    take: boolean,
  ) => Promise<MoneyFileRead>
}
