import { deprivationOfLiberty, legalStatus, periodOfCare, previousPermanence, shortBreak } from './kinds/in-care.ts'
import { arrangementApproval, delegatedAuthority, placementNotification, placementPlan } from './kinds/home-plans.ts'
import { missingEpisode, missingStrategyMeeting, returnInterview } from './kinds/missing.ts'
import { conviction } from './kinds/offending.ts'
import { permanencePlan, permanenceStep, reunificationPlan } from './kinds/permanence.ts'
import { carePlan, familyTime, planAction, remandPlan, shortBreakPlan } from './kinds/plans.ts'
import { iroEscalation, iroEscalationStage, review, reviewRequest, shortBreakReview } from './kinds/reviews.ts'
import {
  advocacyOffer,
  ageAssessment,
  independentVisitorDecision,
  interpreterNeed,
  leaveToRemain,
  rightsExplained,
} from './kinds/rights.ts'
import { visit, visitRequest } from './kinds/visits.ts'

export * from './kinds/home-plans.ts'
export * from './kinds/in-care.ts'
export * from './kinds/missing.ts'
export * from './kinds/offending.ts'
export * from './kinds/permanence.ts'
export * from './kinds/plans.ts'
export * from './kinds/reviews.ts'
export * from './kinds/rights.ts'
export * from './kinds/visits.ts'

/** Everything that may be written about being in care. */
export const careKinds = [
  periodOfCare,
  legalStatus,
  shortBreak,
  review,
  missingEpisode,
  previousPermanence,
  deprivationOfLiberty,
  visit,
  visitRequest,
  carePlan,
  planAction,
  permanencePlan,
  permanenceStep,
  reunificationPlan,
  familyTime,
  placementPlan,
  delegatedAuthority,
  placementNotification,
  arrangementApproval,
  iroEscalation,
  iroEscalationStage,
  returnInterview,
  rightsExplained,
  independentVisitorDecision,
  advocacyOffer,
  interpreterNeed,
  ageAssessment,
  leaveToRemain,
  shortBreakPlan,
  shortBreakReview,
  remandPlan,
  reviewRequest,
  missingStrategyMeeting,
  conviction,
] as const
