import { assessmentDuties } from './duties/assessments.ts'
import { checkDuties } from './duties/checks.ts'
import { wellbeingDuties } from './duties/wellbeing.ts'

export * from './duties/assessments.ts'
export * from './duties/checks.ts'
export * from './duties/wellbeing.ts'

export const healthDuties = [...assessmentDuties, ...checkDuties, ...wellbeingDuties] as const
