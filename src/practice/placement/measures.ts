import type { Measure } from '../../spine/measure/measure.ts'
import { kindsOfHome } from './measures/kinds-of-home.ts'
import { nearness } from './measures/nearness.ts'
import { stability } from './measures/stability.ts'

/** Everything the placement room counts. */
export const placementMeasures: readonly Measure[] = [...kindsOfHome, ...nearness, ...stability]
