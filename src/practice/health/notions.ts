export * from './notions/assessments.ts'
export * from './notions/checks.ts'
export * from './notions/oc2.ts'
export * from './notions/sdq.ts'
