export * from './notions/known.ts'
export * from './notions/service.ts'
export * from './notions/split.ts'
