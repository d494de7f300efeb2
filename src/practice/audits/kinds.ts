import { childAuditKinds } from './kinds/child.ts'
import { trustAuditKinds } from './kinds/trust.ts'

export * from './kinds/child.ts'
export * from './kinds/trust.ts'

/** Everything this room writes. */
export const auditKinds = [...childAuditKinds, ...trustAuditKinds] as const
