export * from './notions/reported.ts'
export * from './notions/status.ts'
export * from './notions/support.ts'
