import { auditTheme, learningReviewType } from '../../practice/audits/codes.ts'
import {
  type AuditStanding,
  agreementOf,
  byDomain,
  closingOf,
  doneBetween,
  gradesOf,
  reviewsOn,
  roundsOn,
  shareForBoard,
  themesOf,
} from '../../practice/audits/notions.ts'
import { label } from '../../spine/ledger/code-list.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import {
  type PlainDate,
  addDays,
  addMonths,
  addYears,
  dateOf,
  endOfMonth,
  partsOf,
} from '../../spine/time/plain-date.ts'
import type { AuditsSummary } from '../../spine/web/services.ts'

/** Fewer audits than this, and not none, are not counted to the board. */
const LEAST_SHOWN = 6
const YEARS = 2
const ROUNDS_SHOWN = 3

/**
 * Audits as the board may see them: two years that do not overlap, up to the last half-year that is over, so that no figure
 * moves from day to day by one child. Pure.
 */
export function summaryOf(
  file: SubjectFile,
  audits: readonly AuditStanding[],
  on: PlainDate,
  domainName: (code: string) => string,
): AuditsSummary {
  const last = lastHalfYear(on)
  const reviews = reviewsOn(file, on)
  const rounds = roundsOn(file, audits, on)
  return {
    on,
    years: Array.from({ length: YEARS }, (_, back) => yearTo(audits, addYears(last, -back), domainName)),
    reviews: learningReviewType.codes.map(({ code }) => {
      const own = reviews.filter(each => each.body.type === code)
      return {
        type: label(learningReviewType, code),
        open: own.filter(each => each.closed === null).length,
        closed: own.filter(each => each.closed !== null).length,
      }
    }),
    learning: closingOf(
      reviews.flatMap(each => each.actions),
      on,
    ),
    learnt: rounds
      .flatMap(({ body, closed }) =>
        closed !== null && body.learnt !== undefined ? [{ round: body.title, words: body.learnt }] : [],
      )
      .slice(0, ROUNDS_SHOWN),
  }
}

function yearTo(
  audits: readonly AuditStanding[],
  end: PlainDate,
  domainName: (code: string) => string,
): AuditsSummary['years'][number] {
  const period = { start: addDays(addYears(end, -1), 1), end }
  const done = doneBetween(audits, period)
  const asked = audits.filter(each => each.by >= period.start && each.by <= end)
  const inTime = asked.filter(each => each.done && each.done.on <= each.by).length
  const { moderated, agreed } = agreementOf(done)
  const closing = closingOf(
    audits
      .flatMap(each => each.done?.actions ?? [])
      .filter(each => each.done !== null && each.done >= period.start && each.done <= end),
    end,
  )
  const overall = gradesOf(done.map(each => each.final))
  return {
    end,
    done: done.length > 0 && done.length < LEAST_SHOWN ? null : done.length,
    good: shareForBoard(overall.goodOrBetter, overall.all),
    inTime: shareForBoard(inTime, asked.length),
    childHeard: shareForBoard(done.filter(each => each.childHeard).length, done.length),
    agreed: shareForBoard(agreed, moderated),
    actionsInTime: shareForBoard(closing.inTime, closing.closed),
    domains: byDomain(done).map(({ domain, grades }) => ({
      domain: domainName(domain),
      good: shareForBoard(grades.goodOrBetter, grades.all),
    })),
    themes: themesOf(done)
      .filter(each => each.better >= LEAST_SHOWN)
      .map(each => label(auditTheme, each.theme)),
  }
}

/** The last day of the half-year, to March or to September, that is over on a day. */
function lastHalfYear(on: PlainDate): PlainDate {
  const { year, month } = partsOf(on)
  if (month >= 10) return dateOf(year, 9, 30)
  return month >= 4 ? dateOf(year, 3, 31) : endOfMonth(addMonths(dateOf(year, 3, 1), -6))
}
