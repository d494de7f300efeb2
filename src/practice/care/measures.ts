import type { Measure } from '../../spine/measure/measure.ts'
import { comingAndLeaving } from './measures/coming-and-leaving.ts'
import { numbers } from './measures/numbers.ts'
import { planMeasures } from './measures/plans-and-disputes.ts'
import { returnInterviewMeasures } from './measures/return-interviews.ts'
import { reviewsAndSafety } from './measures/reviews-and-safety.ts'
import { visitMeasures } from './measures/visits.ts'

/** Everything the care room counts. */
export const careMeasures: readonly Measure[] = [
  ...numbers,
  ...comingAndLeaving,
  ...reviewsAndSafety,
  ...visitMeasures,
  ...planMeasures,
  ...returnInterviewMeasures,
]
