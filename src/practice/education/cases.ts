import type { Entry } from '../../spine/ledger/entry.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { entry } from '../cases.ts'
import { attendanceDay, attendanceTotal, ehcReview, exclusion, missingEducation, pep, schoolPlace } from './kinds.ts'

// Builders for tests of learning.

/** A full-time place at a mainstream school, open unless an end is given. */
export const place = (
  start: string,
  end: string | null = null,
  more: Partial<BodyOf<typeof schoolPlace>> = {},
): Entry => entry(schoolPlace, start, end, { school: 'Greenfields', type: 'mainstream', fullTime: true, ...more })

/** An education plan meeting, signed off that day unless said otherwise. */
export const meeting = (day: string, more: Partial<BodyOf<typeof pep>> = {}): Entry =>
  entry(pep, day, null, { signedOff: day as BodyOf<typeof pep>['signedOff'], ...more })

/** A time out of school. */
export const outOfSchool = (
  start: string,
  end: string | null = null,
  more: Partial<BodyOf<typeof missingEducation>> = {},
): Entry => entry(missingEducation, start, end, { why: 'no-place', ...more })

/** One school day's marks. */
export const schoolDay = (
  day: string,
  am: BodyOf<typeof attendanceDay>['am'],
  pm: BodyOf<typeof attendanceDay>['pm'] = '\\',
  more: Partial<BodyOf<typeof attendanceDay>> = {},
): Entry => entry(attendanceDay, day, null, { am, pm, ...more })

/** Sessions over a time: how many were possible, missed with leave and missed without. */
export const sessions = (
  start: string,
  end: string,
  possible: number,
  authorised: number,
  unauthorised: number,
): Entry => entry(attendanceTotal, start, end, { possible, authorised, unauthorised })

/** A suspension of a day, unless said otherwise. */
export const suspended = (
  start: string,
  end: string | null = null,
  more: Partial<BodyOf<typeof exclusion>> = {},
): Entry => entry(exclusion, start, end, { type: 'suspension', ...more })

/** A yearly review of an education, health and care plan. */
export const planReviewed = (day: string): Entry => entry(ehcReview, day, null, {})
