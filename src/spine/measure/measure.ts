import type { SubjectFile } from '../ledger/file.ts'
import type { AnyKind, SubjectKind } from '../ledger/kind.ts'
import type { CodeSet } from '../ledger/code-set.ts'
import type { Period, PeriodRule } from '../time/periods.ts'
import type { PlainDate } from '../time/plain-date.ts'

/** Why a member counts, as a key into the room's words and the values they are filled with. */
export interface Reason {
  readonly key: string
  readonly values?: Readonly<Record<string, string | number | null>>
}

/** Someone, or something that happened to them, that a measure asks about. */
export interface Member<Item = unknown> {
  readonly because: Reason
  /** The event's date, for measures of events. */
  readonly at?: PlainDate
  /** What `counts` needs to look at, where the file alone does not say. */
  readonly item?: Item
  /** Set when looked at and left out of both sides: shown among the excluded with this reason. */
  readonly excluded?: true
}

/** Whether a member counts. Unknown stays in the denominator and is shown apart. */
export interface Answer {
  readonly is: boolean | 'unknown'
  readonly because: Reason
  /** For means and days. */
  readonly value?: number
  /** For means: how much of one the member is, 1 unless said: children for each full-time post. */
  readonly weight?: number
  /** For mixes: the code of the part. */
  readonly part?: string
}

/** A council of the trust. */
export interface Council {
  /** What people type and see in addresses: `north`. */
  readonly code: string
  readonly name: string
  /** The Office for National Statistics code of its area: `E06000061`. */
  readonly gss: string
  /** The Department for Education's three-digit number. */
  readonly laNumber: string
}

/** What rules may know besides the file: facts about the trust and its area, never the clock. */
export interface MeasureContext {
  readonly councils: readonly Council[]
  /** The councils asked about; all of them for the trust as a whole. */
  readonly within: readonly Council[]
  /** Children aged 0 to 17 living in these areas, from the estimate that a rate on this date uses. */
  readonly population: (councils: readonly Council[], on: PlainDate) => PopulationAnswer | undefined
  /** Whether any postcode directory has been loaded. */
  readonly gazetteer: boolean
  /** Whether friends-and-family carers approved by the council count as its own (`foster-inhouse-share`). */
  readonly connectedCarersAreInHouse: boolean
}

/** A published estimate of children, with where it came from. */
export interface PopulationAnswer {
  readonly children: number
  readonly midYear: number
  readonly source: string
}

/** Where a definition comes from. */
export interface Source {
  readonly title: string
  /** The paragraph, rule, page or release. */
  readonly provision: string
  /** Whether the defining text was read, or rests on knowledge that needs checking. */
  readonly verified: boolean
}

/** `net` is events that add (those that count) less events that take away (those that do not). */
export type Unit = 'count' | 'percent' | 'rate' | 'mean' | 'days' | 'mix' | 'net'

/** Which way is good. `band` is good in the middle; `context` is neither. */
export type Better = 'higher' | 'lower' | 'band' | 'context'

/** The corporate parenting board's own five groups. */
export type Group = 'general' | 'placements' | 'adoption' | 'care-leavers' | 'education'

/** A measure: who is asked about, and which of them count. */
export interface Measure {
  readonly id: string
  readonly title: string
  /** What a person wants to know, in plain words. */
  readonly question: string
  /** Who is asked about, who counts and who is left out, in plain words. */
  readonly definition: string
  readonly unit: Unit
  readonly better: Better
  readonly group: Group
  /** Shown on the first page of the scorecard. */
  readonly front: boolean
  readonly of: 'child' | 'event'
  /** Whose files it asks: people's unless it says otherwise. `of: 'child'` then reads 'each worker, once'. */
  readonly subject?: SubjectKind
  readonly period: PeriodRule
  readonly sources: readonly Source[]
  /** The kinds it reads; the evaluator's facts hold no others. */
  readonly reads: readonly AnyKind[]
  /** For mixes: the meaning of the parts, in the order shown. */
  readonly parts?: CodeSet
  /** For rates: divides the count by this. */
  readonly per?: (
    period: Period,
    context: MeasureContext,
  ) => { readonly denominator: number; readonly note: string } | undefined
  /** What would settle it where nothing can be told of anyone, as a sentence. */
  readonly settledBy?: (context: MeasureContext) => string
  /** Who is asked about. Empty where the file has nobody to ask about. */
  readonly population: (file: SubjectFile, period: Period, context: MeasureContext) => readonly Member[]
  /** Whether one of them counts. Absent where everyone asked about counts. */
  readonly counts?: (file: SubjectFile, period: Period, member: Member, context: MeasureContext) => Answer
}

/**
 * Declares a measure, giving `counts` its member's own type.
 * Throws when a source is missing, or when a mix has no parts.
 */
export function defineMeasure<Item>(
  measure: Omit<Measure, 'population' | 'counts' | 'front'> & {
    front?: boolean
    population: (file: SubjectFile, period: Period, context: MeasureContext) => readonly Member<Item>[]
    counts?: (file: SubjectFile, period: Period, member: Member<Item>, context: MeasureContext) => Answer
  },
): Measure {
  if (measure.sources.length === 0) throw new Error(`measure ${measure.id} names no source`)
  if (measure.unit === 'mix' && !measure.parts) throw new Error(`measure ${measure.id} is a mix without parts`)
  return { front: false, ...measure } as unknown as Measure
}

/** Whether a measure asks files of this kind at all. */
export function asks(measure: Pick<Measure, 'subject'>, file: Pick<SubjectFile, 'subject'>): boolean {
  return (measure.subject ?? 'person') === file.subject
}

/** One member of a result, for the list behind a figure. */
export interface CountedMember {
  readonly subject: string
  readonly side: 'counts' | 'does-not-count' | 'unknown' | 'excluded'
  readonly because: readonly Reason[]
  readonly at?: PlainDate
  readonly value?: number
  readonly part?: string
}

/** A measure's answer for one period. */
export interface Result {
  readonly id: string
  readonly on: PlainDate
  readonly period: Period
  readonly unit: Unit
  /** Those that count; the sum for means and days; everyone asked about for plain counts. */
  readonly numerator: number
  /**
   * Everyone asked about, unknowns included; for means those that have a value, each by their weight; the children a rate
   * divides by; null for plain counts.
   */
  readonly denominator: number | null
  readonly unknown: number
  readonly excluded: number
  /** Distinct children in the numerator, for measures of events; the numerator itself for children. */
  readonly children: number
  /** To two decimals; null where nothing can be said. */
  readonly value: number | null
  readonly parts?: readonly {
    readonly code: string
    readonly label: string
    readonly count: number
    readonly value: number
  }[]
  /** What would settle a value that cannot be told, or how it was worked out. */
  readonly note?: string
}
