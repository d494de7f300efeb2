import type { SubjectFile } from '../../../spine/ledger/file.ts'
import type { Member } from '../../../spine/measure/measure.ts'
import type { Period } from '../../../spine/time/periods.ts'
import { type PlainDate, dateOf } from '../../../spine/time/plain-date.ts'
import { academicYearOf } from '../../../spine/time/school-terms.ts'
import { inCareThroughout, lostFromCareThroughout, lostMembers } from '../../care/notions.ts'
import { indicator } from '../../sources.ts'
import { educationStage } from '../notions/places.ts'
import { because } from '../words.ts'

// Whom the yearly measures of learning ask about.

const NOBODY: readonly never[] = Object.freeze([])

/** The academic year, 1 September to 31 August, that a 31 March falls in. */
export function academicYear(period: Period): Period {
  const year = academicYearOf(period.end)
  return { start: dateOf(year, 9, 1), end: dateOf(year + 1, 8, 31) }
}

export const COHORT = 'Asked about: children in care for the whole year to 31 March, without a break or short breaks.'

export const released = indicator(
  'Outcomes of children looked after for 12 months: absence, exclusion and special educational needs',
)

/** The child, where in care all year; set aside where only the return's silence keeps them out. */
export function cohort(
  file: SubjectFile,
  period: Period,
  asked: (file: SubjectFile, on: PlainDate) => boolean,
): readonly Member[] {
  if (!asked(file, period.end)) return NOBODY
  if (inCareThroughout(file, period)) return [{ because: because('education.in-care-all-year', { on: period.end }) }]
  const lost = lostFromCareThroughout(file, period)
  return lost ? lostMembers(file, lost).map(({ because: why }) => ({ because: why, excluded: true })) : NOBODY
}

/** Whether a child is of compulsory school age on a day. */
export const ofSchoolAge = (file: SubjectFile, on: PlainDate): boolean => educationStage(file, on) === 'school-age'
