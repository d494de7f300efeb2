import type { Entry } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { createTally } from '../../spine/measure/evaluate.ts'
import type { Measure, Result } from '../../spine/measure/measure.ts'
import { birthday } from '../../spine/time/age.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { child, entry, fileWith, inCare, north, on, trust } from '../cases.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from './kinds.ts'

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
