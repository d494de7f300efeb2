import type { Entry } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { createTally } from '../../spine/measure/evaluate.ts'
import type { Measure, Result } from '../../spine/measure/measure.ts'
import { birthday } from '../../spine/time/age.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { Duty } from '../../spine/duty/duty.ts'
import { allocation } from '../people/kinds.ts'
import { child, dues, entry, fileWith, inCare, north, on, trust } from '../cases.ts'
import { leavingCareDuties } from './duties.ts'
import {
  careLeaverAccommodation,
  careLeaverActivity,
  careLeaverContact,
  leaverAccommodation,
  needsAssessment,
  pathwayPlan,
  pathwayReview,
  supportOffer,
} from './kinds.ts'

// Builders for tests of leaving care.

export type InTouch = BodyOf<typeof careLeaverContact>['inTouch']
export type Activity = BodyOf<typeof careLeaverActivity>['activity']
export type Accommodation = BodyOf<typeof careLeaverAccommodation>['accommodation']

/** What the return says for a birthday of someone born on a day. */
export function report(
  born: string,
  age: number,
  said: { inTouch?: InTouch; activity?: Activity; accommodation?: Accommodation },
): Entry[] {
  const at = birthday(on(born), age)
  return [
    ...(said.inTouch ? [entry(careLeaverContact, at, null, { inTouch: said.inTouch, birthday: age })] : []),
    ...(said.activity ? [entry(careLeaverActivity, at, null, { activity: said.activity, birthday: age })] : []),
    ...(said.accommodation
      ? [entry(careLeaverAccommodation, at, null, { accommodation: said.accommodation, birthday: age })]
      : []),
  ]
}

/** A young person in care from before 14 until the 18th birthday, and what was said of a later one. */
export function leaver(born: string, ...more: readonly (Entry | readonly Entry[])[]): SubjectFile {
  const at18: PlainDate = birthday(on(born), 18)
  return fileWith([child({ born }), inCare('2012-01-01', at18, { ended: 'E5' }), ...more])
}

/** One result for several files. */
export function figure(measure: Measure, files: readonly SubjectFile[], date: string): Result | undefined {
  const tally = createTally([measure], [{ on: on(date), within: [north] }], {
    contextFor: within => ({ ...trust, within }),
    councilOn: () => 'north',
  })
  for (const file of files) tally.add(file)
  return tally.results()[0]?.results[0]
}

const dutyOf = (id: string): Duty => {
  const found = leavingCareDuties.find(duty => duty.id === id)
  if (!found) throw new Error(`no duty ${id}`)
  return found
}

/** What a duty says of a file at the end of a day: 'overdue 2020-09-10 became-eligible'. */
export const says = (id: string, file: SubjectFile, date: string): readonly string[] =>
  dues(dutyOf(id), file, date).map(
    ({ is, by, why, missed }) =>
      `${is} ${by ?? 'no-day'} ${why.replace('leaving-care.', '')}${missed ? ' missed' : ''}`,
  )

/** Someone born 10 June 2004: 16 in 2020, 18 in 2022, 21 in 2025, 25 in 2029. */
export const life = (...entries: readonly (Entry | readonly Entry[])[]) =>
  fileWith([child({ born: '2004-06-10' }), ...entries])
/** In care from before 14 to the 18th birthday of `life`. */
export const inCareTo18 = inCare('2015-01-01', '2022-06-10', { ended: 'E5' })
/** Needs assessed on a day. */
export const assessed = (day: string, why: BodyOf<typeof needsAssessment>['why'] = 'eligible') =>
  entry(needsAssessment, day, null, { why })
/** A pathway plan made on a day, and a copy given if a day for it is said. */
export const plan = (day: string, copyGiven?: string) =>
  entry(pathwayPlan, day, null, { agreed: true, ...(copyGiven ? { copyGiven: on(copyGiven) } : {}) })
/** The pathway plan looked at again. */
export const reviewed = (day: string, more: Partial<BodyOf<typeof pathwayReview>> = {}) =>
  entry(pathwayReview, day, null, more)
/** A personal adviser, open unless an end is given. */
export const adviser = (start: string, end: string | null = null, name = 'Sam') =>
  entry(allocation, start, end, { role: 'personal-adviser', name })
/** A home of their own that we provide, unless said otherwise. */
export const flat = (start: string, end: string | null, more: Partial<BodyOf<typeof leaverAccommodation>> = {}) =>
  entry(leaverAccommodation, start, end, { type: 'U', providedBy: 'ours', ...more })
/** Support offered from 21, and the answer. */
export const offered = (day: string, response: BodyOf<typeof supportOffer>['response'] = 'not-now') =>
  entry(supportOffer, day, null, { response })
