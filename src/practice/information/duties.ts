import type { Duty } from '../../spine/duty/duty.ts'
import { breachDuties } from './duties/breaches.ts'
import { requestDuties } from './duties/requests.ts'

export * from './duties/breaches.ts'
export * from './duties/requests.ts'

/** What the law asks of the trust about what it holds of people. */
export const informationDuties: readonly Duty[] = [...breachDuties, ...requestDuties]
