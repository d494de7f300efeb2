import { demoInspection } from './inspection.ts'
import { firstPriorities } from './plan-first.ts'
import { secondPriorities } from './plan-second.ts'
import { operationalRisks } from './risks-operational.ts'
import { strategicRisks } from './risks-strategic.ts'
import type { DemoPriority, DemoRisk } from './shapes.ts'

export type * from './shapes.ts'

/** The demonstration's registers of risks. */
export const demoRisks: readonly DemoRisk[] = [...strategicRisks, ...operationalRisks]

/** The demonstration's improvement plan. */
export const demoPlan: readonly DemoPriority[] = [...firstPriorities, ...secondPriorities]

export { demoInspection }
