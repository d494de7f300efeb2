import { sdqReason } from '../../../practice/health/codes.ts'
import { accommodationCode, activityCode, inTouch } from '../../../practice/leaving-care/codes.ts'
import type { SourceEntry } from '../../../spine/ledger/source.ts'
import { birthday } from '../../../spine/time/age.ts'
import { collectionYear } from '../../../spine/time/periods.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { entry } from './entry.ts'
import { codeIn } from './episodes.ts'
import { type Held, oneEachYear } from './held.ts'

/** A return's 1 or 0 as yes or no. */
export function flag(value: string | undefined): boolean | undefined {
  return value === '1' ? true : value === '0' ? false : undefined
}

/** What OC2 says of each collection year: health, the SDQ and offending, from 1 April to 31 March. */
export function outcomesOf(held: Held): readonly SourceEntry[] {
  const entries: SourceEntry[] = []
  for (const { year, values } of oneEachYear(held, 'OC2')) {
    const { start, end } = collectionYear(year)
    const health = {
      healthAssessment: flag(values['HEALTH_ASSESSMENT']),
      teeth: flag(values['TEETH_CHECK']),
      immunisations: flag(values['IMMUNISATIONS']),
      development: flag(values['HEALTH_CHECK']),
      substanceMisuse: flag(values['SUBSTANCE_MISUSE']),
      interventionReceived: flag(values['INTERVENTION_RECEIVED']),
      interventionOffered: flag(values['INTERVENTION_OFFERED']),
    }
    if (Object.values(health).some(value => value !== undefined))
      entries.push(entry('annual-health-outcome', year, start, end, { year, ...health }))
    const score = sdqScore(values['SDQ_SCORE'])
    const reason = codeIn(values['SDQ_REASON'], sdqReason)
    if (score !== undefined || reason !== undefined)
      entries.push(entry('sdq-outcome', year, start, end, { year, score, reason }))
    const convicted = flag(values['CONVICTED'])
    if (convicted !== undefined) entries.push(entry('conviction-outcome', year, start, end, { year, convicted }))
  }
  return entries
}

/** What OC3 says of a care leaver, on the 17th to 21st birthday that falls in the year, or 31 March where none does. */
export function careLeaverOf(held: Held, born: PlainDate | undefined): readonly SourceEntry[] {
  const entries: SourceEntry[] = []
  for (const { year, values } of oneEachYear(held, 'OC3')) {
    const reported = born === undefined ? undefined : birthdayIn(born, year)
    const on = reported?.on ?? collectionYear(year).end
    const touch = codeIn(values['IN_TOUCH'], inTouch)
    const activity = codeIn(values['ACTIV'], activityCode)
    const accommodation = codeIn(values['ACCOM'], accommodationCode)
    if (touch !== undefined)
      entries.push(entry('care-leaver-contact', year, on, null, { inTouch: touch, birthday: reported?.age }))
    if (activity !== undefined)
      entries.push(entry('care-leaver-activity', year, on, null, { activity, birthday: reported?.age }))
    if (accommodation !== undefined)
      entries.push(entry('care-leaver-accommodation', year, on, null, { accommodation, birthday: reported?.age }))
  }
  return entries
}

function birthdayIn(born: PlainDate, year: number): { readonly on: PlainDate; readonly age: number } | undefined {
  const { start, end } = collectionYear(year)
  for (let age = 17; age <= 21; age++) {
    const on = birthday(born, age)
    if (on >= start && on <= end) return { on, age }
  }
  return undefined
}

function sdqScore(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,2}$/.test(value) && Number(value) <= 40 ? Number(value) : undefined
}
