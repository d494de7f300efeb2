import type { Duty } from '../../spine/duty/duty.ts'
import { documentRenewed, heritagePlanned, lifeStoryGoesOn, transitionPlanned } from './duties/life.ts'
import { socialWorkerAllocated } from './duties/workers.ts'

/** Everything this room must see done. */
export const peopleDuties: readonly Duty[] = [
  socialWorkerAllocated,
  lifeStoryGoesOn,
  heritagePlanned,
  transitionPlanned,
  documentRenewed,
]
