import type { Duty } from '../../spine/duty/duty.ts'
import { childAuditDuties } from './duties/child.ts'
import { trustAuditDuties } from './duties/trust.ts'

/** What audits, incidents and learning reviews say must happen. */
export const auditDuties: readonly Duty[] = [...childAuditDuties, ...trustAuditDuties]
