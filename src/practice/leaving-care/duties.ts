import type { Duty } from '../../spine/duty/duty.ts'
import { reviewInNewHome, settingUpHomeAllowance, suitableAccommodationCheck, visitInNewHome } from './duties/home.ts'
import { educationAssessment, eligibleNeedsAssessment, relevantNeedsAssessment } from './duties/needs.ts'
import { pathwayPlanMade, pathwayPlanReview } from './duties/plan.ts'
import { adviceGiven } from './duties/asking.ts'
import { learningSupported, vacationHomeArranged } from './duties/learning.ts'
import { stayingCloseSettled, stayingPutSettled } from './duties/staying-put.ts'
import { adviserAllocated, higherEducationBursary, keepInTouch, offerSupport } from './duties/support.ts'

/** Everything this room must see done. */
export const leavingCareDuties: readonly Duty[] = [
  eligibleNeedsAssessment,
  relevantNeedsAssessment,
  educationAssessment,
  pathwayPlanMade,
  pathwayPlanReview,
  reviewInNewHome,
  visitInNewHome,
  suitableAccommodationCheck,
  adviserAllocated,
  keepInTouch,
  offerSupport,
  stayingPutSettled,
  stayingCloseSettled,
  settingUpHomeAllowance,
  higherEducationBursary,
  vacationHomeArranged,
  learningSupported,
  adviceGiven,
]
