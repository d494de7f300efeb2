import { healthPassportGiven, initialAssessmentOnTime, reviewAssessmentOnTime } from './measures/assessments.ts'
import {
  oc2Convictions,
  oc2Dental,
  oc2Development,
  oc2HealthAssessment,
  oc2Immunisations,
  oc2Substance,
  sdqAverage,
  sdqBandsMix,
  sdqCompletion,
} from './measures/oc2.ts'

export * from './measures/assessments.ts'
export * from './measures/oc2.ts'

export const healthMeasures = [
  initialAssessmentOnTime,
  reviewAssessmentOnTime,
  oc2HealthAssessment,
  oc2Dental,
  oc2Immunisations,
  oc2Development,
  sdqCompletion,
  sdqAverage,
  sdqBandsMix,
  oc2Substance,
  oc2Convictions,
  healthPassportGiven,
] as const
