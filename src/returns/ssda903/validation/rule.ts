import type { TableName } from '../tables.ts'
import type { Child } from './child.ts'
import type { ColumnOf, DayOf } from './columns.ts'
import type { Providers } from './providers.ts'
import type { AnyRow, Row } from './row.ts'
import type { CollectionYear } from './year.ts'

/** What is known besides the child's own rows. */
export interface Around extends CollectionYear {
  /** The year before. */
  readonly before: CollectionYear
  /** The GSS code of the council whose return it is; undefined when it was not said. Rules that need it ask for `council`. */
  readonly council: string | undefined
  /** Ofsted's lists of providers. Rules that need them ask for `ProviderInfo`. */
  readonly providers: Providers
  /** Whether the postcode directory has a postcode; rules that need it ask for `directory`. */
  readonly isPostcode: (postcode: string) => boolean
  /** Whether the Header marks who is unaccompanied, as the XML form does. */
  readonly marksUnaccompanied: boolean
  /** UPNs that stand on more than one Header row, whosever they are. Rules that need it say `across`. */
  readonly sharedUpns: ReadonlySet<string>
}

/**
 * What a rule must have to be asked at all, in the names of the published list of rules: a table, last year's (`_last`), either
 * of two where the child's being unaccompanied is told, what only the XML form carries, and Ofsted's lists. A question
 * mark: used where it is there, and not needed.
 */
export type Needed =
  | TableName
  | `${TableName}_last`
  | `${TableName}_last?`
  | 'Header|UASC'
  | 'Header_last|UASC_last'
  | 'Header(XML)'
  | 'ProviderInfo'

export type Columns<N> = N extends `${infer T extends TableName}_last${'' | '?'}`
  ? readonly ColumnOf<T>[]
  : N extends TableName
    ? readonly ColumnOf<N>[]
    : readonly string[]

/** One rule of the return. */
export interface Rule {
  readonly code: string
  /** What it reads: where a table or a column of it is not there, the rule is left out and said to be. */
  readonly reads: { readonly [N in Needed]?: Columns<N> }
  /** The columns in which a fault is shown. */
  readonly fields: readonly string[]
  /** The first collection year it is asked of, where that is later than 2023. */
  readonly from?: number
  /** Whether a table that is not there counts as one without rows. */
  readonly absentIsEmpty?: true
  /** Whether it needs to know whose return it is. */
  readonly council?: true
  /** Whether it needs the postcode directory. */
  readonly directory?: true
  /** It compares children with one another, and cannot be asked of one alone. */
  readonly across?: true
  /** A fault must be mended; a query may be right as it stands, and is confirmed. */
  readonly as?: 'query'
  /** What is wrong, in a sentence, where it is. */
  readonly wrong: string
  /** How to mend it, in a sentence. */
  readonly mend: string
  readonly find: Find
}

/** Finds the rows of this year at fault, all of tables the rule reads. */
export type Find = ((child: Child, around: Around) => readonly AnyRow[]) & {
  /** Where each row is judged by itself: then a whole table can be gone through, with no child asked. */
  readonly alone?: Alone
}

/** A table, and whether one of its rows is at fault. */
export interface Alone {
  readonly table: TableName
  readonly isWrong: (row: never, around: Around) => boolean
}

/** A rule, checked for its shape. */
export function rule(about: Rule): Rule {
  return about
}

/** A rule of a column that may be blank and otherwise holds a real day. */
export function realDay<T extends TableName>(
  code: string,
  table: T,
  column: DayOf<T>,
  what: string,
  from?: number,
): Rule {
  return rule({
    code,
    reads: { [table]: [column] },
    fields: [column],
    ...(from === undefined ? {} : { from }),
    wrong: `${what} is no real day.`,
    mend: `Give ${column} as dd/mm/yyyy, or leave it blank where there is none.`,
    find: rowsOf(table, row => isNoDay(row, column)),
  })
}

/** Whether a cell is filled with what is no real day. */
export function isNoDay<T extends TableName>(row: Row<T>, column: DayOf<T>): boolean {
  return row[column as ColumnOf<T>] !== undefined && row.on[column] === undefined
}

/** A rule of a column that holds one of some codes; `blank` says whether a blank is a fault too. */
export function oneOf<T extends TableName>(
  code: string,
  table: T,
  column: ColumnOf<T>,
  codes: ReadonlySet<string>,
  about: { readonly wrong: string; readonly mend: string; readonly blank: 'right' | 'wrong'; readonly from?: number },
): Rule {
  const { blank, ...words } = about
  return rule({
    code,
    reads: { [table]: [column] },
    fields: [column],
    ...words,
    find: rowsOf(table, row => {
      const cell: string | undefined = row[column]
      return cell === undefined ? blank === 'wrong' : !codes.has(cell)
    }),
  })
}

/** Codes written in one line. */
export function codes(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

const NONE: readonly never[] = []

/** Finds the rows of a table of which something is so, each by itself. */
export function rowsOf<T extends TableName>(table: T, isWrong: (row: Row<T>, around: Around) => boolean): Find {
  const find = (child: Child, around: Around): readonly AnyRow[] => {
    // Most children have no fault in most rules, so most of the time there is nothing to make.
    let found: Row<T>[] | undefined
    for (const row of child.now[table] as readonly Row<T>[]) if (isWrong(row, around)) (found ??= []).push(row)
    return found ?? NONE
  }
  return Object.assign(find, { alone: { table, isWrong } })
}
