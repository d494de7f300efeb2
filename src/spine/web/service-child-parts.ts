import type { TrendChart } from './charts/chart.ts'
import type { ChildHead, Due, Fact, Level, Saying, SectionedPart } from './services.ts'

/** One entry in a section's table. A null cell is something not recorded. */
export interface PartRow {
  readonly cells: readonly (string | null)[]
  readonly href?: string
  readonly source: string
  /** A state among the cells: its column and how pressing it is. */
  readonly state?: { readonly column: number; readonly level: Level }
  /** Longer words that belong to it, folded beneath. */
  readonly more?: readonly Fact[]
  /** The child's own words, where they are short: shown at once. */
  readonly said?: readonly Fact[]
}

/** Where something may be recorded: 'Record a visit'. */
export interface RecordLink {
  readonly text: string
  readonly href: string
}

interface SectionBase {
  readonly id: string
  readonly title: string
  /** A sentence above it. */
  readonly note?: string
  /** What would fill it, shown while it is empty. */
  readonly fedBy: string
  readonly record: readonly RecordLink[]
}

/** Rows of entries. */
export interface TableSection extends SectionBase {
  readonly as: 'table'
  readonly columns: readonly string[]
  readonly rows: readonly PartRow[]
  /** Those that no longer hold, folded. */
  readonly earlier: readonly PartRow[]
}

/** One entry told in full, with those before it folded. */
export interface EntrySection extends SectionBase {
  readonly as: 'entry'
  readonly entry?: {
    readonly title: string
    readonly when: string
    readonly facts: readonly Fact[]
    readonly source: string
    readonly href: string
  }
  readonly columns: readonly string[]
  readonly earlier: readonly PartRow[]
}

/** Rows under headings: actions by how they stand. */
export interface GroupsSection extends SectionBase {
  readonly as: 'groups'
  readonly columns: readonly string[]
  readonly groups: readonly { readonly title: string; readonly level?: Level; readonly rows: readonly PartRow[] }[]
}

/** A chart with its table. */
export interface ChartSection extends SectionBase {
  readonly as: 'chart'
  readonly chart?: TrendChart
  readonly sentence: string
  readonly columns: readonly string[]
  readonly rows: readonly PartRow[]
}

/** What the child said. */
export interface SayingsSection extends SectionBase {
  readonly as: 'sayings'
  readonly sayings: readonly Saying[]
}

export type PartSection = TableSection | EntrySection | GroupsSection | ChartSection | SayingsSection | FamilySection

/** The child's people as a picture and as a list. */
export interface FamilySection extends SectionBase {
  readonly as: 'family'
  readonly picture?: FamilyPicture
  readonly columns: readonly string[]
  readonly rows: readonly PartRow[]
  readonly earlier: readonly PartRow[]
}

/** Where each person and line of a genogram stands, in units of its own; up is towards grandparents. */
export interface FamilyPicture {
  readonly width: number
  readonly height: number
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly role: string
    readonly x: number
    readonly y: number
    readonly shape: 'square' | 'circle' | 'diamond'
    readonly child?: true
    readonly died?: true
    readonly household?: true
  }[]
  readonly lines: readonly {
    readonly from: readonly [x: number, y: number]
    readonly to: readonly [x: number, y: number]
    /** `unsure` by adoption, by marriage or in doubt: drawn broken. */
    readonly as: 'couple' | 'partners' | 'child' | 'unsure'
  }[]
  /** What it shows, in words. */
  readonly sentence: string
}

/** One part of a child's file. */
export interface ChildPartPage {
  readonly is: 'open'
  readonly part: SectionedPart
  readonly head: ChildHead
  readonly due: Due
  readonly sections: readonly PartSection[]
}
