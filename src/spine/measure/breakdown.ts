import type { SubjectFile } from '../ledger/file.ts'
import { periodFor } from '../time/periods.ts'
import type { PlainDate } from '../time/plain-date.ts'
import { type Failure, emptyScore, faultOf, judge } from './judge.ts'
import type { Council, Measure, MeasureContext, Result } from './measure.ts'
import { type Totals, addScore, addTotals, emptyTotals, resultOf } from './result.ts'

/** One way of dividing children into groups that do not overlap: by council, age, sex, ethnicity. */
export interface Dimension {
  readonly id: string
  readonly title: string
  /** In the order shown. A code of a group belongs to it and is its detail. */
  readonly codes: readonly { readonly code: string; readonly label: string; readonly group?: string }[]
  /** The groups that codes are gathered under, in the order shown; absent where codes stand alone. */
  readonly groups?: readonly { readonly code: string; readonly label: string }[]
  /** A file's code on a date; undefined where it is not known. */
  readonly of: (file: SubjectFile, on: PlainDate) => string | undefined
  /** The councils a code stands for, where the dimension is the council: lets a rate be divided by its own children. */
  readonly councils?: (code: string) => readonly Council[]
}

/** One group's answer; `detail` where the group gathers several codes. */
export interface BreakdownRow {
  readonly code: string
  readonly label: string
  readonly result: Result
  readonly detail?: readonly BreakdownRow[]
}

/** One measure on one date, divided along one dimension. The rows' members add up to the total's. */
export interface Breakdown {
  readonly dimension: string
  readonly title: string
  readonly total: Result
  readonly rows: readonly BreakdownRow[]
}

/** What a breakdown is asked about. */
export interface BreakdownRequest {
  readonly measure: Measure
  readonly on: PlainDate
  readonly dimensions: readonly Dimension[]
  readonly context: MeasureContext
  /** Files to ask, in any order; the caller has already chosen those of the councils asked about. */
  readonly files: Iterable<SubjectFile>
}

/** The row for those whose group is not known. */
export const NOT_KNOWN = 'not-known'

/**
 * Divides one measure on one date along several dimensions, in one pass over files. A file stands in the group that
 * holds on the period's last day. A row 'Not known' comes last where there are such children. A rate is given as a
 * number of children, without a rate, where no estimate of the group's population is published.
 */
export function breakdown({ measure, on, dimensions, context, files }: BreakdownRequest): {
  readonly breakdowns: readonly Breakdown[]
  readonly failures: readonly Failure[]
} {
  const period = periodFor(measure.period, on)
  const score = emptyScore()
  const total = emptyTotals()
  const byDimension = dimensions.map(dimension => {
    const totals = new Map<string, Totals>()
    for (const { code } of dimension.codes) totals.set(code, emptyTotals())
    totals.set(NOT_KNOWN, emptyTotals())
    return { dimension, totals }
  })
  const failures = new Map<string, Failure>()
  for (const file of files) {
    const asked = judge(measure, file, period, context, score, error => {
      failures.set(file.id, { measure: measure.id, subject: file.id, message: faultOf(error) })
    })
    if (!asked) continue
    addScore(total, score, measure)
    for (const { dimension, totals } of byDimension) {
      const code = codeOf(dimension, file, period.end)
      addScore(totals.get(code ?? NOT_KNOWN) ?? (totals.get(NOT_KNOWN) as Totals), score, measure)
    }
  }

  const all = resultOf(measure, on, period, total, context)
  const breakdowns = byDimension.map(({ dimension, totals }): Breakdown => {
    const answer = (code: string, sum: Totals): Result => {
      const councils = dimension.councils?.(code)
      if (measure.unit !== 'rate' || councils)
        return resultOf(measure, on, period, sum, councils ? { ...context, within: councils } : context)
      const { numerator, denominator: _, value: __, note: ___, ...rest } = resultOf(measure, on, period, sum, context)
      return { ...rest, numerator, denominator: null, value: null, note: NO_GROUP_ESTIMATE }
    }
    const rowFor = ({ code, label }: { code: string; label: string }): BreakdownRow => ({
      code,
      label,
      result: answer(code, totals.get(code) as Totals),
    })
    const rows = dimension.groups
      ? dimension.groups.map(group => {
          const codes = dimension.codes.filter(code => code.group === group.code)
          const sum = emptyTotals()
          for (const { code } of codes) addTotals(sum, totals.get(code) as Totals)
          return { ...group, result: answer(group.code, sum), detail: codes.map(rowFor) }
        })
      : []
    const alone = dimension.codes.filter(({ group }) => !dimension.groups?.some(one => one.code === group))
    const unplaced = totals.get(NOT_KNOWN) as Totals
    const last = dimension.codes.some(({ code }) => code === NOT_KNOWN) || isEmpty(unplaced) ? [] : [NOT_KNOWN_ROW]
    return {
      dimension: dimension.id,
      title: dimension.title,
      total: all,
      rows: [...rows, ...alone.map(rowFor), ...last.map(rowFor)],
    }
  })
  return { breakdowns, failures: [...failures.values()] }
}

const NOT_KNOWN_ROW = { code: NOT_KNOWN, label: 'Not known' } as const
const NO_GROUP_ESTIMATE = 'No published estimate of the children in this group to divide by.'

// A group that cannot be worked out is not known; the measure itself was answered and is not lost.
function codeOf(dimension: Dimension, file: SubjectFile, on: PlainDate): string | undefined {
  try {
    return dimension.of(file, on)
  } catch {
    return undefined
  }
}

function isEmpty(totals: Totals): boolean {
  return totals.counts + totals.not + totals.unknown + totals.excluded === 0
}
