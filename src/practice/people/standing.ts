import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all, latest } from '../../spine/ledger/file.ts'
import type { Standing } from '../../spine/ledger/rulebook.ts'
import { legalStatus, periodOfCare } from '../care/kinds.ts'
import { placement } from '../placement/kinds.ts'
import { identifier, identity, name, responsibleCouncil, socialWorkerEpisode, unaccompaniedStatus } from './kinds.ts'

/** Raised when the answer below changes, so that rows written before are written again. */
export const STANDING_FORMAT = 'standing-2'

/**
 * How a child stands as far as the file knows: their latest period of care and, while it is open, their legal status,
 * home and social worker. Knows no clock: whether an end that is set has passed is asked by whoever reads it.
 */
export function standingOf(file: SubjectFile): Standing {
  const who = latest(file, identity)?.body
  const called = all(file, name).findLast(entry => entry.end === null)?.body
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
  }
}
