import type { Duty } from '../../spine/duty/duty.ts'
import { auditedAgain } from './duties/again.ts'
import { childAuditDuties } from './duties/child.ts'
import { trustAuditDuties } from './duties/trust.ts'

/** What audits, incidents and learning reviews say must happen. */
export const auditDuties: readonly Duty[] = [...childAuditDuties, auditedAgain, ...trustAuditDuties]
