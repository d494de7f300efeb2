export * from './notions/stays.ts'
export * from './notions/homes.ts'
export * from './notions/carers.ts'
export * from './notions/distance.ts'
