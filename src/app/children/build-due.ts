import { reviewsDue } from '../../practice/care/notions.ts'
import { bornOn } from '../../practice/people/notions.ts'
import { ageOn, birthday } from '../../spine/time/age.ts'
import { type PlainDate, addMonths, daysBetween } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import type { DueLine } from '../../spine/web/services.ts'
import type { ChildOnFile } from './on-file.ts'

/** Said wherever duties are shown, so that a short list is not taken for a quiet life. */
export const DUE_NOTE =
  'Only reviews can be told from what is held. Visits, health assessments, dental checks, education plans and pathway plans are not recorded here with their dates yet, so what is due for them cannot be told.'

const REGULATION_33 = 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 33'

/** What is due for a child in care, as far as the record can tell; nothing for one who is not. */
export function dueLines(child: ChildOnFile): readonly DueLine[] {
  return child.is === 'in' ? [nextReview(child), ...eighteenth(child)] : []
}

function nextReview({ file, care, on, heldTo }: ChildOnFile): DueLine {
  const what = 'Review'
  const law = REGULATION_33
  const next = reviewsDue(file).findLast(due => due.care.id === care?.id)
  if (!next || next.held !== null)
    return {
      what,
      by: null,
      level: 'cannot-tell',
      words: 'cannot tell: no review is held from which the next could be counted',
      law,
    }
  const { by } = next
  if (by >= on) return { what, by, level: 'due', words: until(on, by), law }
  // The return tells of reviews only up to its own date: one held since would not be known here.
  if (heldTo !== undefined && by > heldTo)
    return {
      what,
      by,
      level: 'cannot-tell',
      words: `cannot tell: the returns held stop at ${inWords(heldTo)}, before it was due`,
      law,
    }
  return { what, by, level: 'overdue', words: `overdue by ${days(daysBetween(by, on))}`, law }
}

function eighteenth({ file, on }: ChildOnFile): readonly DueLine[] {
  const born = bornOn(file)
  if (born === undefined || ageOn(born, on) < 16) return []
  const by = birthday(born, 18)
  return [{ what: '18th birthday, when care ends', by, level: 'due', words: until(on, by) }]
}

/** How long there is from a day to a later one: 'today', 'in 9 days', 'in 14 weeks', 'in 7 months'. */
export function until(from: PlainDate, to: PlainDate): string {
  const left = daysBetween(from, to)
  if (left === 0) return 'today'
  if (left < 28) return `in ${days(left)}`
  if (left < 183) return `in ${Math.floor(left / 7)} weeks`
  let months = 6
  while (addMonths(from, months + 1) <= to) months++
  return `in ${months} months`
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count.toLocaleString('en-GB')} days`
}
