import { type PeriodOfCare, inCareOn, lostToReturnOn, periodsOfCare } from '../../practice/care/notions.ts'
import { bornOn } from '../../practice/people/notions.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { birthday } from '../../spine/time/age.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'

/**
 * Where a child stands with care on a day. `past-18`: no end of care is recorded, but care ended with the 18th birthday
 * at the latest (Children Act 1989, s 105(1)). `lost`: a later return leaves them out and no end is recorded.
 */
export type CareState = 'in' | 'left' | 'lost' | 'past-18' | 'never'

/** Where a child stands with care at the end of a day, and the period of care that says so. */
export function careStateOn(
  file: SubjectFile,
  on: PlainDate,
): { readonly is: CareState; readonly care: PeriodOfCare | undefined } {
  const last = periodsOfCare(file).findLast(care => care.start <= on)
  if (!last) return { is: 'never', care: undefined }
  const born = bornOn(file)
  const ended = last.end !== null && last.end <= on
  if (!ended && last.end === null && born !== undefined && birthday(born, 18) <= on)
    return { is: 'past-18', care: last }
  const lost = lostToReturnOn(file, on)
  if (lost) return { is: 'lost', care: lost }
  const care = inCareOn(file, on)
  return care ? { is: 'in', care } : { is: 'left', care: last }
}
