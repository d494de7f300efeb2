import type { Occasion } from '../../../spine/duty/duty.ts'
import { seriesOf } from '../../../spine/duty/series.ts'
import type { SubjectFile } from '../../../spine/ledger/file.ts'
import type { Reason } from '../../../spine/measure/measure.ts'
import { type PlainDate, later } from '../../../spine/time/plain-date.ts'
import { type RegimeSpan, type VisitRegime, visitRegimes } from './visit-regimes.ts'
import { type Seen, visitsSeen, workKeptFrom } from './visits.ts'
import { because } from '../words.ts'

/** When a visit is due: under the trust's own limit, and under the law's where that is later. */
export interface VisitDue {
  readonly by: PlainDate
  readonly statutory?: PlainDate
}

/** How often a rule asks for visits. */
export interface VisitRule {
  readonly regimes: readonly VisitRegime[]
  /** When the first is due, counted from the day the rule began. */
  readonly first: (span: RegimeSpan) => VisitDue
  /** When the next is due, counted from the last; undefined where the rule does not say. */
  readonly next: (span: RegimeSpan, last: PlainDate) => VisitDue | undefined
  /** Why the first is due. */
  readonly begins: (span: RegimeSpan) => Reason
  /** Whether the first is counted afresh even where the child already lived there and was seen. */
  readonly afresh?: true
}

const NONE: readonly never[] = Object.freeze([])

/** The occasions of visits under a rule: each time it held, a series of its own. */
export function visitOccasions(file: SubjectFile, rule: VisitRule): readonly Occasion[] {
  const spans = visitRegimes(file).filter(span => rule.regimes.includes(span.regime))
  if (spans.length === 0) return NONE
  const seen = visitsSeen(file)
  const kept = workKeptFrom(file)
  return spans.flatMap(span =>
    kept === undefined || kept <= span.start ? seriesIn(span, rule, seen) : seriesKeptFrom(span, rule, seen, kept),
  )
}

function seriesIn(span: RegimeSpan, rule: VisitRule, seen: readonly Seen[]): readonly Occasion[] {
  return seriesOf({
    key: span.start,
    start: span.start,
    end: span.end,
    ends: span.ends,
    done: seen,
    next: (from, index) => (index === 0 ? firstIn(span, rule, seen) : sinceLast(span, rule, from)),
  })
}

type Next = (VisitDue & { readonly because: Reason }) | undefined

function sinceLast(span: RegimeSpan, rule: VisitRule, last: PlainDate): Next {
  const due = rule.next(span, last)
  return due && { because: because('care.visit-last-seen', { last }), ...due }
}

// Where the rule changed while the child stayed with the same carers, the next is still counted from the last time the
// child was seen there, and is never due before the rule began.
function firstIn(span: RegimeSpan, rule: VisitRule, seen: readonly Seen[]): Next {
  const last =
    rule.afresh || span.start === span.livingSince
      ? undefined
      : seen.findLast(({ on }) => on >= span.livingSince && on < span.start)?.on
  const due = last && rule.next(span, last)
  if (!due) return { because: rule.begins(span), ...rule.first(span) }
  const { by, statutory } = due
  return {
    because: because('care.visit-rule-changed-last-seen', { on: span.start, last }),
    by: later(by, span.start),
    ...(statutory === undefined ? {} : { statutory: later(statutory, span.start) }),
  }
}

// The file tells of visits only from a later day: what was due before it cannot be told, and the next is counted from it.
function seriesKeptFrom(
  span: RegimeSpan,
  rule: VisitRule,
  seen: readonly Seen[],
  kept: PlainDate,
): readonly Occasion[] {
  const past = span.end !== null && span.end <= kept
  const before: Occasion = {
    key: `${span.start}:0`,
    because: rule.begins(span),
    from: span.start,
    ...rule.first(span),
    ended: past
      ? { on: span.end, because: span.ends }
      : { on: kept, because: because('care.visits-recorded-from', { on: kept }) },
    unsettled: because('care.visits-not-recorded-before', { from: kept }),
  }
  if (past) return [before]
  const seenThatDay = seen.some(({ on }) => on === kept)
  const rest = seriesOf({
    key: `${span.start}:from`,
    start: kept,
    end: span.end,
    ends: span.ends,
    done: seen.filter(({ on }) => on > kept),
    next: (from, index) => {
      if (index > 0 || seenThatDay) return sinceLast(span, rule, from)
      const due = rule.next(span, kept)
      return due && { because: because('care.visits-recorded-from', { on: kept }), ...due }
    },
  })
  return [before, ...rest]
}
