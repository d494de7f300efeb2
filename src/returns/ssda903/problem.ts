/**
 * Something wrong, or worth knowing, in what was given to import: what, where, and how to mend it.
 *
 * `refused` with the scope `file`, `row` or `value` means that this much is not used and the rest is.
 * `warning` means it is used as it stands.
 */
export interface Problem {
  readonly severity: 'refused' | 'warning'
  readonly scope: 'file' | 'row' | 'value'
  /** A stable name for the kind of problem, so that a report can group them. */
  readonly code: string
  /** The number the reader gave the file; null when it is not about one file. */
  readonly file: number | null
  /** The line in the file, 1 for the first; null when it is about the whole file. */
  readonly line: number | null
  readonly table: string | null
  readonly child: string | null
  readonly column: string | null
  /** The value as it was read, shortened when long. */
  readonly value: string | null
  readonly why: string
  readonly mend: string
}

/** A row of the return with where it stood. */
export interface PlacedRow {
  readonly file: number
  readonly line: number
  readonly table: string
  readonly child: string
  /** By column: trimmed, upper-cased, blanks absent, dates `YYYY-MM-DD`, SEX as M, F or U. */
  readonly values: Readonly<Record<string, string>>
}

/** How much of a value is repeated in a problem. */
const SHOWN = 60

/** A problem with the places that do not apply left null. */
export function problem(
  about: Pick<Problem, 'severity' | 'scope' | 'code' | 'why' | 'mend'> & Partial<Problem>,
): Problem {
  return {
    severity: about.severity,
    scope: about.scope,
    code: about.code,
    file: about.file ?? null,
    line: about.line ?? null,
    table: about.table ?? null,
    child: about.child ?? null,
    column: about.column ?? null,
    value: about.value == null ? null : shorten(about.value),
    why: about.why,
    mend: about.mend,
  }
}

/** A value short enough to show. */
export function shorten(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value
}
