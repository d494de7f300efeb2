import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { bankHolidaysKnown } from '../../../spine/time/bank-holidays.ts'
import { type PlainDate, addDays, addMonths } from '../../../spine/time/plain-date.ts'
import { addWorkingDays } from '../../../spine/time/working-days.ts'
import { review } from '../kinds.ts'
import { type PeriodOfCare, covers, periodsOfCare } from './periods-of-care.ts'

const REGULATION_33 = 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 33'

/** Working days from coming into care to the first review. */
export const firstReviewWithin: Dated<number> = dated({ from: '2011-04-01', value: 20, source: REGULATION_33 })
/** Months from the first review to the second. */
export const secondReviewWithin: Dated<number> = dated({ from: '2011-04-01', value: 3, source: REGULATION_33 })
/** Months from the second review, and each after it, to the next. */
export const laterReviewsWithin: Dated<number> = dated({ from: '2011-04-01', value: 6, source: REGULATION_33 })

/** A review of a child's case that had to be held by a day. */
export interface ReviewDue {
  readonly care: PeriodOfCare
  readonly which: 'first' | 'second' | 'later'
  /** What the time was counted from: coming into care, or the review before. */
  readonly from: PlainDate
  readonly by: PlainDate
  /** The day it was held, early or late; null when it is not recorded as held. */
  readonly held: PlainDate | null
}

const NONE: readonly never[] = Object.freeze([])

const derived = notion((file: SubjectFile): readonly ReviewDue[] => {
  const held: PlainDate[] = []
  for (const entry of all(file, review)) {
    const day = startDay(entry.start)
    if (day !== undefined && day !== held.at(-1)) held.push(day)
  }
  return periodsOfCare(file).flatMap(care =>
    dueIn(
      care,
      held.filter(day => covers(care, day)),
    ),
  )
})

/**
 * The reviews a child's care called for, in order, each counted from the review actually held before it; the last is
 * the one still to come. One that falls due after care ended, or after the child was lost to the return, is left out
 * unless it was held. Source: duties `cla-review-1`, `cla-review-2`, `cla-review-n` (reg 33).
 *
 * A return holds only its own year's reviews, so the earliest on file may be one of many. It is taken for the first
 * of the series only when it came before the second would have been due; otherwise the next is due as a later one is.
 * When it came more than a year after the first was due, or when the start of care is not known (or is outside the
 * years whose bank holidays are known), earlier reviews are taken to be missing from the file, not from the child's
 * life: nothing is due before it.
 */
export function reviewsDue(file: SubjectFile): readonly ReviewDue[] {
  return periodsOfCare(file).length === 0 ? NONE : derived(file)
}

function dueIn(care: PeriodOfCare, held: readonly PlainDate[]): readonly ReviewDue[] {
  const due: ReviewDue[] = []
  const earliest = held[0]
  const first = firstReviewDue(care)
  const seriesKnown = first !== undefined && (earliest === undefined || earliest <= addMonths(first, 12))
  const earliestIsFirst =
    seriesKnown && earliest !== undefined && earliest < addMonths(first, valueOn(secondReviewWithin, first))
  if (seriesKnown && (earliest !== undefined || covers(care, first)))
    due.push({ care, which: 'first', from: care.start, by: first, held: earliest ?? null })
  for (const [index, from] of held.entries()) {
    const which = index === 0 && earliestIsFirst ? 'second' : 'later'
    const by = addMonths(from, valueOn(which === 'second' ? secondReviewWithin : laterReviewsWithin, from))
    const next = held[index + 1] ?? null
    if (next !== null || covers(care, by)) due.push({ care, which, from, by, held: next })
  }
  return due
}

/**
 * The day by which the first review of a period of care must be held: 20 working days after it began. Undefined when
 * the start of care is not known, or lies outside the years whose bank holidays are known.
 */
export function firstReviewDue(care: PeriodOfCare): PlainDate | undefined {
  const days = valueOn(firstReviewWithin, care.start)
  // Twice as many calendar days leaves room for any run of bank holidays.
  const known = care.start >= bankHolidaysKnown.start && addDays(care.start, days * 2) <= bankHolidaysKnown.end
  return care.startKnown && known ? addWorkingDays(care.start, days) : undefined
}
