export * from './notions/identity.ts'
export * from './notions/workers.ts'
export * from './notions/family.ts'
