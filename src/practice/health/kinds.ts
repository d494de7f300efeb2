import {
  developmentCheck,
  dentalCheck,
  healthAssessment,
  healthReferral,
  immunisationCheck,
} from './kinds/assessments.ts'
import { annualHealthOutcome, convictionOutcome, sdqOutcome } from './kinds/oc2.ts'
import {
  dentistRegistration,
  gpRegistration,
  healthCondition,
  healthPassport,
  healthPlanAction,
  hospitalStay,
} from './kinds/plan.ts'
import { sdq, selfHarmAttendance, substanceMisuse, wellbeingReferral } from './kinds/wellbeing.ts'

export * from './kinds/assessments.ts'
export * from './kinds/oc2.ts'
export * from './kinds/plan.ts'
export * from './kinds/wellbeing.ts'

export const healthKinds = [
  annualHealthOutcome,
  sdqOutcome,
  convictionOutcome,
  healthReferral,
  healthAssessment,
  healthPlanAction,
  dentalCheck,
  immunisationCheck,
  developmentCheck,
  sdq,
  wellbeingReferral,
  selfHarmAttendance,
  substanceMisuse,
  healthCondition,
  healthPassport,
  gpRegistration,
  dentistRegistration,
  hospitalStay,
] as const
