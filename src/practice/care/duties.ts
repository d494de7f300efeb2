import type { Duty } from '../../spine/duty/duty.ts'
import { areaDuties } from './duties/away-from-area.ts'
import { aroundReviewDuties } from './duties/around-reviews.ts'
import { atReviewDuties } from './duties/at-reviews.ts'
import { disputeAndLeavingDuties } from './duties/disputes-and-leaving.ts'
import { familyAndFriendsDuties } from './duties/family-and-friends.ts'
import { homeDuties } from './duties/homes.ts'
import { missingDuties } from './duties/missing.ts'
import { planDuties } from './duties/plans.ts'
import { reviewDuties } from './duties/reviews.ts'
import { soonerReviewDuties } from './duties/sooner-review.ts'
import { regimeVisitDuties } from './duties/visits.ts'
import { askedVisitDuties } from './duties/visits-asked.ts'

/** What must happen for a child in care, by when. */
export const careDuties: readonly Duty[] = [
  ...planDuties,
  ...homeDuties,
  ...areaDuties,
  ...familyAndFriendsDuties,
  ...regimeVisitDuties,
  ...askedVisitDuties,
  ...reviewDuties,
  ...soonerReviewDuties,
  ...aroundReviewDuties,
  ...atReviewDuties,
  ...disputeAndLeavingDuties,
  ...missingDuties,
]
