import type { Duty } from '../../spine/duty/duty.ts'
import { goodbyeSaid, newWorkerMet } from './duties/changing-workers.ts'
import { riskContact } from './duties/seeing.ts'
import { approvalAnswered, supervisionInterval } from './duties/work.ts'

/** Everything this room must see done. */
export const caseworkDuties: readonly Duty[] = [
  riskContact,
  supervisionInterval,
  approvalAnswered,
  newWorkerMet,
  goodbyeSaid,
]
