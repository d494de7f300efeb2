import { type SubjectFile, all, holdsOn } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { legalStatus } from '../kinds.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'

/** A legal status code: `C2`, `V2`. */
export type LegalStatusCode = BodyOf<typeof legalStatus>['status']

/**
 * The legal status at the end of a day: the latest to begin of those that hold. A placement order (E1) outranks a care
 * order (C1, C2) beside it, which it suspends and does not end (Adoption and Children Act 2002, s 29). Undefined when
 * none holds.
 */
export function legalStatusOn(file: SubjectFile, on: PlainDate): LegalStatusCode | undefined {
  const statuses = all(file, legalStatus)
  const last = statuses.findLast(entry => holdsOn(entry, on))?.body.status
  if (last !== 'C2' && last !== 'C1') return last
  return statuses.some(entry => entry.body.status === 'E1' && holdsOn(entry, on)) ? 'E1' : last
}
