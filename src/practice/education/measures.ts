import { pepMeasures } from './measures/peps.ts'
import { resultMeasures } from './measures/results.ts'
import { schoolMeasures } from './measures/school.ts'

export * from './measures/peps.ts'
export * from './measures/results.ts'
export * from './measures/school.ts'

export const educationMeasures = [...pepMeasures, ...schoolMeasures, ...resultMeasures] as const
