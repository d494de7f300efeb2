import { enteredFigure, keyOf } from '../../practice/contract/entered.ts'
import type { Kpi } from '../../practice/contract/kpis.ts'
import { type Every, monthsOf } from '../../practice/contract/periods.ts'
import type { Reading } from '../../practice/contract/standing.ts'
import type { Result } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { KpiFigure } from '../../spine/web/services.ts'
import type { Held, Submission } from './held.ts'

/** What a measure here answers for a KPI; undefined where none works it out, or on a day nothing was worked out for. */
export type Computed = (kpi: string, on: PlainDate, council: string) => Result | undefined

/** A figure and whether there was nothing to count. */
export interface Found {
  readonly figure: KpiFigure
  readonly nothing: boolean
}

/** What figures are found among. */
export interface Sources {
  readonly held: Held
  readonly computed: Computed
  readonly councils: readonly string[]
}

const NONE: Found = { figure: { value: null, from: 'none' }, nothing: false }

/**
 * A KPI's figure for a period and a council ('' for the trust): worked out from the record where it says anything, else as
 * it was entered. A record that holds nobody to ask about gives way to what was entered, and without that is nothing to count.
 */
export function figureFor(
  kpi: Kpi,
  { held, computed, councils }: Sources,
  asked: { readonly every: Every; readonly end: PlainDate; readonly council: string },
): Found {
  const council = kpi.wholeTrust ? '' : asked.council
  const result = computed(kpi.id, asked.end, council)
  if (result && result.value !== null) return { figure: ofRecord(result), nothing: false }
  const entered = enteredFigure(kpi, held.figures, councils, { ...asked, council })
  if (entered) {
    const own =
      held.figures.get(keyOf(kpi.id, asked.every, asked.end, council)) ??
      monthsOf(asked.every, asked.end)
        .map(month => held.figures.get(keyOf(kpi.id, kpi.every, month, council || (councils[0] ?? ''))))
        .findLast(found => found !== undefined)
    return {
      figure: {
        ...entered,
        from: 'entered',
        ...(own ? { source: own.source, signedBy: own.signedBy, enteredAt: own.entry.at } : {}),
      },
      nothing: entered.value === null,
    }
  }
  return result ? { figure: ofRecord(result), nothing: true } : NONE
}

function ofRecord({ unit, value, numerator, denominator }: Result): KpiFigure {
  if (denominator === null) return { value, from: 'record' }
  // Of an average only how many it is of can be said: its other number is a sum of days.
  return { value, ...(unit === 'percent' ? { part: numerator } : {}), whole: denominator, from: 'record' }
}

/** What a period's first submission said of a KPI. */
export interface FirstSubmitted {
  readonly value: number | null
  readonly its: Submission['body']['figures'][number]
  readonly submission: Submission
}

/** The first submission of a period, and what it said of a KPI for a council. */
export function firstSubmitted(
  submissions: readonly Submission[],
  kpi: Kpi,
  every: Every,
  end: PlainDate,
  council: string,
): FirstSubmitted | undefined {
  for (const submission of submissions) {
    if (submission.body.every !== every || submission.on !== end) continue
    const its = submission.body.figures.find(
      figure => figure.kpi === kpi.id && figure.council === (kpi.wholeTrust ? '' : council),
    )
    if (its) return { value: its.value, its, submission }
  }
  return undefined
}

/** A KPI's figures as they are judged, with what was submitted of each; oldest first. */
export function readingsOf(
  kpi: Kpi,
  sources: Sources,
  every: Every,
  ends: readonly PlainDate[],
  council: string,
): readonly (Reading & { readonly figure: KpiFigure })[] {
  return ends.map(end => {
    const { figure, nothing } = figureFor(kpi, sources, { every, end, council })
    const submitted = firstSubmitted(sources.held.submissions, kpi, every, end, council)
    return {
      end,
      figure,
      value: figure.value,
      ...(nothing ? { nothing: true as const } : {}),
      ...(submitted ? { submitted: submitted.value } : {}),
    }
  })
}
