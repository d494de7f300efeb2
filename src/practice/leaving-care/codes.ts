export * from './codes/report.ts'
export * from './codes/support.ts'
