import { askingKinds } from './kinds/asking.ts'
import { livingKinds } from './kinds/living.ts'
import { planKinds } from './kinds/plan.ts'
import { reportKinds } from './kinds/report.ts'

export * from './kinds/asking.ts'
export * from './kinds/living.ts'
export * from './kinds/plan.ts'
export * from './kinds/report.ts'

/** Everything this room writes. */
export const leavingCareKinds = [...reportKinds, ...planKinds, ...livingKinds, ...askingKinds] as const
