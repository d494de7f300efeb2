import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all, current, holdsOn, latest } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { Standing } from '../../spine/ledger/rulebook.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { adoption } from '../adoption/kinds.ts'
import { legalStatus, periodOfCare, shortBreak } from '../care/kinds.ts'
import { riskRating } from '../casework/kinds.ts'
import { schoolPlace } from '../education/kinds.ts'
import { retentionOf } from '../information/notions.ts'
import { placement } from '../placement/kinds.ts'
import {
  alert,
  allocation,
  identifier,
  identity,
  name,
  responsibleCouncil,
  socialWorkerEpisode,
  unaccompaniedStatus,
} from './kinds.ts'
import { isNameInUse } from './notions.ts'

/** Raised when the answer below changes, so that rows written before are written again. */
export const STANDING_FORMAT = 'standing-4'

/** The kinds that `standingOf` reads. */
export const STANDING_READS: readonly AnyKind[] = [
  identity,
  name,
  identifier,
  periodOfCare,
  placement,
  legalStatus,
  responsibleCouncil,
  unaccompaniedStatus,
  socialWorkerEpisode,
  allocation,
  riskRating,
  schoolPlace,
  alert,
  shortBreak,
  adoption,
]

/**
 * How a child stands as far as the file knows: their latest period of care and, while it is open, their legal status,
 * home and social worker. Whether the end of care that is set has passed is asked by whoever reads it; who works with
 * them, their risk, school and alerts are those that hold at the end of a day.
 */
export function standingOf(file: SubjectFile, on: PlainDate): Standing {
  const who = latest(file, identity)?.body
  const called = all(file, name).findLast(entry => entry.end === null && isNameInUse(entry))?.body
  const care = latest(file, periodOfCare)
  const open = care !== undefined && care.end === null
  const home = all(file, placement).findLast(entry => entry.end === null)
  return {
    number: all(file, identifier).find(entry => entry.body.scheme === 'council')?.body.value ?? null,
    name: called ? `${called.knownAs ?? called.given} ${called.family}` : null,
    // Found by either first name, sorted by the one the child likes.
    sortedName: called
      ? [`${called.family},`, called.knownAs, called.given].filter(Boolean).join(' ').toLowerCase()
      : null,
    council: latest(file, responsibleCouncil)?.body.council ?? care?.body.council ?? null,
    born: who?.born ?? null,
    sex: who?.sex ?? null,
    ethnicity: who?.ethnicity ?? null,
    careFrom: care ? (startDay(care.start) ?? null) : null,
    careUntil: care?.end ?? null,
    lostAfter: care?.body.lostAfter ?? null,
    legalStatus: open ? (all(file, legalStatus).findLast(entry => entry.end === null)?.body.status ?? null) : null,
    homeType: open ? (home?.body.type ?? null) : null,
    homeProvider: open ? (home?.body.provider ?? null) : null,
    homePostcode: open ? (home?.body.postcode ?? null) : null,
    homeFrom: open && home ? (startDay(home.start) ?? null) : null,
    separated: all(file, unaccompaniedStatus).some(
      entry => entry.end === null || entry.end > (care?.end ?? care?.start ?? ''),
    ),
    worker: open ? (all(file, socialWorkerEpisode).findLast(entry => entry.end === null)?.body.worker ?? null) : null,
    workerId: workerIn(file, 'social-worker', on),
    reviewerId: workerIn(file, 'reviewing-officer', on),
    adviserId: workerIn(file, 'personal-adviser', on),
    risk: current(file, riskRating, on)?.body.rating ?? null,
    school: current(file, schoolPlace, on)?.body.school ?? null,
    alerts: all(file, alert).filter(entry => holdsOn(entry, on)).length,
    keepClass: retentionOf(file).class,
    keepUntil: retentionOf(file).until,
    changesOn: nextChange(file, on),
  }
}

const OF_A_DAY: readonly AnyKind[] = [allocation, riskRating, alert, schoolPlace]

function workerIn(file: SubjectFile, role: string, on: PlainDate): string | null {
  return all(file, allocation).findLast(entry => entry.body.role === role && holdsOn(entry, on))?.body.worker ?? null
}

// The first start or end to come of what is said as at a day.
function nextChange(file: SubjectFile, on: PlainDate): PlainDate | null {
  let next: PlainDate | null = null
  for (const kind of OF_A_DAY)
    for (const entry of all(file, kind) as readonly Entry[])
      for (const day of [startDay(entry.start), entry.end])
        if (day && day > on && (next === null || day < next)) next = day
  return next
}
