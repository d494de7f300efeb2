import { attendanceDay, attendanceTotal, exclusion } from './kinds/attendance.ts'
import { attainment, ehcPlan, ehcReview, pep, pepTarget } from './kinds/plans.ts'
import {
  alternativeProvision,
  homeEducation,
  missingEducation,
  post16,
  reducedTimetable,
  schoolMoveConsulted,
  schoolPlace,
} from './kinds/school.ts'

export * from './kinds/attendance.ts'
export * from './kinds/plans.ts'
export * from './kinds/school.ts'

export const educationKinds = [
  schoolPlace,
  pep,
  pepTarget,
  attendanceDay,
  attendanceTotal,
  exclusion,
  reducedTimetable,
  alternativeProvision,
  missingEducation,
  homeEducation,
  schoolMoveConsulted,
  ehcPlan,
  ehcReview,
  attainment,
  post16,
] as const
