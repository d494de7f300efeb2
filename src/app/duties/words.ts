import type { Owner } from '../../spine/duty/duty.ts'
import { type Finding, dayOf } from '../../spine/duty/finding.ts'
import { type PlainDate, addDays, addMonths, daysBetween } from '../../spine/time/plain-date.ts'
import { durationInWords } from '../../spine/time/words.ts'
import type { DueLine } from '../../spine/web/services.ts'
import { inWords } from '../vocabulary.ts'

/** One occasion of a duty as people read it, on a child's page and on worklists. */
export interface DutyLine extends DueLine {
  /** The duty's id: its own page is `/duties/:id`. */
  readonly duty: string
  /** Tells it apart from the file's other occasions of the duty. */
  readonly occasion: string
  readonly owner: Owner
  /** The instrument and its provision. */
  readonly law: string
  /** Why it must be done, as a sentence. */
  readonly why: string
  /** The law's own day, where the trust's own limit made `by` earlier. */
  readonly statutory?: PlainDate
  /** It stopped applying, unmet, after its day: it stays on the record as missed. */
  readonly missed: boolean
}

/** A finding as at the end of a day in the words people read: 'in 9 days', 'overdue by 12 days', 'cannot tell: …'. */
export function lineOf(finding: Finding, on: PlainDate): DutyLine {
  const { duty, occasion, answer, by, missed } = finding
  const [source] = duty.sources
  return {
    duty: duty.id,
    occasion: occasion.key,
    what: calledIn(finding),
    by,
    level: answer === 'met-late' ? 'met' : answer,
    words: wordsOf(finding, on),
    law: source ? `${source.title}, ${source.provision}` : '',
    owner: duty.owner,
    why: inWords(occasion.because),
    ...(occasion.statutory === undefined ? {} : { statutory: dayOf(occasion.statutory) }),
    missed,
  }
}

/** What an occasion is called where several are listed: its duty's title, or why it must be done where that tells them apart. */
export function calledIn({ duty, occasion }: Pick<Finding, 'duty' | 'occasion'>): string {
  return duty.calledBy === 'reason' ? inWords(occasion.because).replace(/\.$/, '') : duty.title
}

function wordsOf({ answer, occasion, days: left, missed }: Finding, on: PlainDate): string {
  switch (answer) {
    case 'met':
      return 'met in time'
    case 'met-late':
      // Of two moments on one day no day tells the difference.
      return left ? `met late by ${days(-left)}` : 'met late, on the day itself'
    case 'due':
      return untilInWords(on, addDays(on, left ?? 0))
    case 'overdue':
      return missed ? 'missed: it was not done before it stopped applying' : overdueInWords(addDays(on, left ?? 0), on)
    case 'cannot-tell':
      return `cannot tell: ${unsettledInWords(occasion.unsettled)}`
  }
}

function unsettledInWords(reason: Finding['occasion']['unsettled']): string {
  if (!reason) return 'what it is counted from is not recorded'
  const said = inWords(reason).replace(/\.$/, '')
  return said.charAt(0).toLowerCase() + said.slice(1)
}

/** How long there is from a day to a later one: 'today', 'in 9 days', 'in 14 weeks', 'in 7 months'. */
export function untilInWords(from: PlainDate, to: PlainDate): string {
  const left = daysBetween(from, to)
  if (left === 0) return 'today'
  if (left < 28) return `in ${days(left)}`
  if (left < 183) return `in ${Math.floor(left / 7)} weeks`
  let months = 6
  while (addMonths(from, months + 1) <= to) months++
  return `in ${months} months`
}

/** How long something has been overdue: 'overdue by 12 days' up to two months, then 'overdue by 4 months', 'by 4 years 6 months'. */
export function overdueInWords(by: PlainDate, on: PlainDate): string {
  const late = daysBetween(by, on)
  return `overdue by ${late < 61 ? days(late) : durationInWords(by, on)}`
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count.toLocaleString('en-GB')} days`
}
