import type { Measure } from '../../spine/measure/measure.ts'
import { comingAndLeaving } from './measures/coming-and-leaving.ts'
import { numbers } from './measures/numbers.ts'
import { reviewsAndSafety } from './measures/reviews-and-safety.ts'

/** Everything the care room counts. */
export const careMeasures: readonly Measure[] = [...numbers, ...comingAndLeaving, ...reviewsAndSafety]
