import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { Kind } from '../../../spine/ledger/kind.ts'
import { ageOn, birthday } from '../../../spine/time/age.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import type { Period } from '../../../spine/time/periods.ts'
import { type PlainDate, addDays, addMonths, daysBetween, earlier, later } from '../../../spine/time/plain-date.ts'
import { shortBreak } from '../../care/kinds.ts'
import { type PeriodOfCare, inCareOn, lostToReturnOn, periodsOfCare } from '../../care/notions.ts'
import { bornOn } from '../../people/notions.ts'
import { accommodationCode, activityCode } from '../codes.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from '../kinds.ts'

const DFE = 'DfE, Children looked after in England: methodology, care leavers'

/** Days in care since turning 14 that make a care leaver: 13 weeks. */
export const daysInCareSince14: Dated<number> = dated({
  from: '2001-10-01',
  value: 91,
  source:
    'Children (Leaving Care) Act 2000; Care Planning, Placement and Case Review (England) Regulations 2010, reg 40 (13 weeks)',
})

/** Months either side of a birthday in which something not reported for a birthday is taken to be about it. */
export const aroundBirthday: Dated<{ readonly before: number; readonly after: number }> = dated({
  from: '2013-04-01',
  value: { before: 3, after: 1 },
  source: `${DFE}: 'contact around their birthday'; the window of 3 months before to 1 month after has not been read and needs checking`,
})

/** Whether a young person who left care on their 17th or 18th birthday itself is asked about for that birthday. */
export const leavingOnBirthdayAsked: Dated<boolean> = dated(
  { from: '2013-04-01', value: true, source: 'SSDA903 rule 1007: asked of those no longer in care on the birthday' },
  {
    from: '2023-04-01',
    value: false,
    source: 'SSDA903 rule 1016, from 2023-24: not asked of those who left care on or after that birthday',
  },
)

/** Homes that are left out of suitability altogether: gone abroad, deported, residence not known. */
export const outsideSuitability: Dated<readonly string[]> = dated({
  from: '2013-04-01',
  value: ['G', 'H', 'R'],
  source: 'DfE children’s social care dashboard, outcome 4 footnote: removed from the suitability figures',
})

/** A young person in the Department for Education's cohort for a year. */
export interface CareLeaver {
  readonly age: number
  readonly birthday: PlainDate
  /** Days in care held since turning 14. */
  readonly days: number
  /** The care held shows it; or the council's report does, care held or not. */
  readonly shownBy: 'care' | 'report' | 'report-no-care-held'
  readonly lastCare: PeriodOfCare | undefined
}

/** Why a young person leaves the cohort. */
export type LeftOut =
  | 'died'
  | 'returned-home'
  | 'adopted'
  | 'care-taken-over'
  | 'found-adult'
  | 'lost-to-return'
  | 'short-breaks-only'

/** A place in the cohort, or why there is none. */
export type Standing =
  | { readonly leaver: CareLeaver }
  | { readonly leftOut: LeftOut; readonly lastHeld: PlainDate | null }

/**
 * A young person's place in the Department for Education's care leavers of a collection year: those whose 17th to 21st
 * birthday falls in it, looked after for 13 weeks or more in all since turning 14 with some of it after turning 16, and
 * at 17 or 18 no longer in care at the end of that birthday (from 2023-24, who left before it). Short breaks are not care.
 *
 * Whoever the council itself reported for that birthday is in the cohort although the care held does not show it: years
 * that were not imported may. Undefined for those who are not asked about.
 */
export function careLeaverIn(file: SubjectFile, year: Period): Standing | undefined {
  const born = bornOn(file)
  if (born === undefined) return undefined
  const age = ageOn(born, year.end)
  if (age < 17 || age > 21) return undefined
  const on = birthday(born, age)
  if (on < year.start) return undefined
  const reported = isReportedFor(file, age, on)
  const periods = periodsOfCare(file)
  if (periods.length === 0 && !reported) return undefined
  if (!hadLeftCare(file, age, on)) return undefined

  const lastCare = periods.findLast(care => care.start <= on)
  const days = daysSince14(periods, born, on)
  const since16 = periods.some(care => heldWithin(care, birthday(born, 16), on))
  const shown = since16 && days >= valueOn(daysInCareSince14, on)
  if (!shown && !reported) return undefined

  const leftOut = (why: LeftOut): Standing => ({ leftOut: why, lastHeld: lastCare?.lostAfter ?? null })
  if (periods.length === 0 && all(file, shortBreak).length > 0) return leftOut('short-breaks-only')
  const ended = howCareEnded(lastCare) ?? contactEnded(file, age, on)
  if (ended) return leftOut(ended)
  if (!reported && lastCare && lastCare.lostAfter !== null) return leftOut('lost-to-return')
  const shownBy = shown ? 'care' : periods.length === 0 ? 'report-no-care-held' : 'report'
  return { leaver: { age, birthday: on, days, shownBy, lastCare } }
}

/** Whether a birthday is one for which the return asks about someone who has left care: at 17 and 18 not while they are in it. */
export function hadLeftCare(file: SubjectFile, age: number, on: PlainDate): boolean {
  if (age > 18) return true
  if (inCareOn(file, on)) return false
  return valueOn(leavingOnBirthdayAsked, on) || !periodsOfCare(file).some(({ end }) => end === on)
}

function daysSince14(periods: readonly PeriodOfCare[], born: PlainDate, until: PlainDate): number {
  const from = birthday(born, 14)
  const to = earlier(until, birthday(born, 18))
  let days = 0
  for (const care of periods) {
    const start = later(care.start, from)
    const end = earlier(endOf(care) ?? to, to)
    if (start < end) days += daysBetween(start, end)
  }
  return days
}

/** The day care ended, or the day after it was last held for one lost to the return; null while it lasts. */
function endOf(care: PeriodOfCare): PlainDate | null {
  return care.end ?? (care.lostAfter === null ? null : addDays(care.lostAfter, 1))
}

// At the end of at least one day from `from` up to, not including, `until`.
function heldWithin(care: PeriodOfCare, from: PlainDate, until: PlainDate): boolean {
  const end = endOf(care)
  return care.start < until && (end === null || end > from)
}

const FOR_GOOD = ['died', 'adopted', 'care-taken-over', 'found-adult'] as const

function isForGood(ended: LeftOut): ended is (typeof FOR_GOOD)[number] {
  return (FOR_GOOD as readonly LeftOut[]).includes(ended)
}

function howCareEnded(care: PeriodOfCare | undefined): LeftOut | undefined {
  switch (care?.ended) {
    case 'E2':
      return 'died'
    case 'E11':
    case 'E12':
    case 'E1':
      return 'adopted'
    case 'E3':
      return 'care-taken-over'
    // Found to be 18 or over, and so never a child who left care.
    case 'E15':
      return 'found-adult'
    default:
      return undefined
  }
}

// Someone who died, or went home, by an earlier birthday is not reported for later ones.
function contactEnded(file: SubjectFile, age: number, on: PlainDate): LeftOut | undefined {
  const contact =
    reportFor(file, careLeaverContact, age, on) ??
    all(file, careLeaverContact).findLast(entry => (startDay(entry.start) ?? on) < on && entry.body.birthday !== age)
  if (contact?.body.inTouch === 'DIED') return 'died'
  return contact?.body.inTouch === 'RHOM' ? 'returned-home' : undefined
}

interface Reported {
  readonly birthday?: number | undefined
}

/**
 * What was reported for a birthday: the entry that names it or, where none does, the latest entry that names no
 * birthday and is dated around it.
 */
export function reportFor<Body extends Reported>(
  file: SubjectFile,
  kind: Kind<Body>,
  age: number,
  on: PlainDate,
): Entry<Body> | undefined {
  const entries = all(file, kind)
  if (entries.length === 0) return undefined
  const named = entries.findLast(entry => entry.body.birthday === age)
  if (named) return named
  const { before, after } = valueOn(aroundBirthday, on)
  const from = addMonths(on, -before)
  const to = addMonths(on, after)
  return entries.findLast(entry => {
    const day = startDay(entry.start)
    return entry.body.birthday === undefined && day !== undefined && day >= from && day <= to
  })
}

function isReportedFor(file: SubjectFile, age: number, on: PlainDate): boolean {
  return (
    reportFor(file, careLeaverContact, age, on) !== undefined ||
    reportFor(file, careLeaverActivity, age, on) !== undefined ||
    reportFor(file, careLeaverAccommodation, age, on) !== undefined
  )
}

/** A young person in the contract's population on a day. */
export interface LookedAfterAt16 {
  readonly age: number
  readonly shownBy: 'care' | 'report'
}

/** A place in the contract's population, or why there is none. */
export type ContractStanding =
  | { readonly person: LookedAfterAt16 }
  | {
      readonly leftOut:
        | 'died'
        | 'adopted'
        | 'care-taken-over'
        | 'found-adult'
        | 'returned-home'
        | 'still-in-care'
        | 'lost-to-return'
    }
  | { readonly startNotKnown: PlainDate }

/**
 * A young person's place among those now aged 17 to 21 who were looked after when aged 16, the contract's words for
 * KPIs 9 and 10: at the end of any day from the 16th birthday to the day before the 17th, however briefly. Whoever the
 * council reported as a care leaver is in it where no care from 16 on is held. The contract reports these as figures of
 * care leavers, so those of 17 who have not left care, and those who went home for good, have no place. Undefined for
 * those who are not asked about.
 */
export function lookedAfterAt16(file: SubjectFile, on: PlainDate): ContractStanding | undefined {
  const born = bornOn(file)
  if (born === undefined) return undefined
  const age = ageOn(born, on)
  if (age < 17 || age > 21) return undefined
  const periods = periodsOfCare(file).filter(care => care.start <= on)
  const at16 = birthday(born, 16)
  const at17 = birthday(born, 17)
  const shown = periods.some(care => heldWithin(care, at16, at17))
  if (!shown) {
    const from16 = periods.find(care => heldWithin(care, at16, addDays(on, 1)))
    if (from16) return from16.startKnown ? undefined : { startNotKnown: from16.start }
    if (!wasReportedBy(file, on)) return undefined
    if (periods.length === 0 && all(file, shortBreak).length > 0) return undefined
  }
  const ended = howCareEnded(periods.at(-1))
  if (ended !== undefined && isForGood(ended)) return { leftOut: ended }
  // Care ends at 18 whatever is written, so an end that was never recorded keeps nobody out from then on.
  if (age < 18 && inCareOn(file, on)) return { leftOut: 'still-in-care' }
  if (age < 18 && lostToReturnOn(file, on)) return { leftOut: 'lost-to-return' }
  const contact = latestContact(file, on)
  if (contact?.body.inTouch === 'DIED') return { leftOut: 'died' }
  const since = periods.at(-1)?.start
  const contacted = contact && startDay(contact.start)
  const cameBack = since !== undefined && contacted !== undefined && since > contacted
  if (contact?.body.inTouch === 'RHOM' && !cameBack) return { leftOut: 'returned-home' }
  return { person: { age, shownBy: shown ? 'care' : 'report' } }
}

function latestContact(file: SubjectFile, on: PlainDate) {
  return latestBy(file, careLeaverContact, on)
}

function latestBy<Body>(file: SubjectFile, kind: Kind<Body>, on: PlainDate): Entry<Body> | undefined {
  return all(file, kind).findLast(entry => {
    const day = startDay(entry.start)
    return day !== undefined && day <= on
  })
}

function wasReportedBy(file: SubjectFile, on: PlainDate): boolean {
  return [careLeaverContact, careLeaverActivity, careLeaverAccommodation].some(
    kind => latestBy(file, kind as Kind<unknown>, on) !== undefined,
  )
}

/** What is known of a code: the code and its day, that we have been out of touch since, or nothing. */
export type Known =
  | { readonly code: string; readonly on: PlainDate | null }
  | { readonly outOfTouch: string; readonly on: PlainDate }
  | undefined

const OUT_OF_TOUCH: ReadonlySet<string> = new Set(['NO', 'REFU', 'NREQ'])

/** The main activity last recorded on or before a day; not known once we have since lost touch. */
export function activityBy(file: SubjectFile, on: PlainDate): Known {
  return knownBy(file, on, latestBy(file, careLeaverActivity, on), entry => entry.body.activity)
}

/** The accommodation last recorded on or before a day; not known once we have since lost touch. */
export function accommodationBy(file: SubjectFile, on: PlainDate): Known {
  return knownBy(file, on, latestBy(file, careLeaverAccommodation, on), entry => entry.body.accommodation)
}

// Someone else may tell us what a young person is doing while we are not in touch, so only later silence unsettles it.
function knownBy<Body>(
  file: SubjectFile,
  on: PlainDate,
  entry: Entry<Body> | undefined,
  codeOf: (entry: Entry<Body>) => string,
): Known {
  const day = entry && startDay(entry.start)
  const contact = latestContact(file, on)
  const contacted = contact && startDay(contact.start)
  if (contact && contacted && OUT_OF_TOUCH.has(contact.body.inTouch) && (day === undefined || contacted > day))
    return { outOfTouch: contact.body.inTouch, on: contacted }
  return entry && { code: codeOf(entry), on: day ?? null }
}

/** The main activity reported for a birthday. */
export function activityFor(file: SubjectFile, { age, birthday }: CareLeaver): Known {
  const entry = reportFor(file, careLeaverActivity, age, birthday)
  return entry && { code: entry.body.activity, on: startDay(entry.start) ?? null }
}

/** The accommodation reported for a birthday. */
export function accommodationFor(file: SubjectFile, { age, birthday }: CareLeaver): Known {
  const entry = reportFor(file, careLeaverAccommodation, age, birthday)
  return entry && { code: entry.body.accommodation, on: startDay(entry.start) ?? null }
}

/** Whether accommodation was judged suitable; undefined where the code says nothing. A judgement, never drawn from the kind of home. */
export function isSuitable(accommodation: string): boolean | undefined {
  if (accommodation === '0' || !accommodationCode.byCode.has(accommodation)) return undefined
  return accommodation.endsWith('1')
}

/** Whether an activity is education, employment or training, part time as much as full; undefined where not known. */
export function isInEducationEmploymentOrTraining(activity: string): boolean | undefined {
  if (activity === '0' || !activityCode.byCode.has(activity)) return undefined
  return !activity.startsWith('G')
}
