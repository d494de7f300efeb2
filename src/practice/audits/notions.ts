export * from './notions/audits.ts'
export * from './notions/figures.ts'
export * from './notions/reviews.ts'
export * from './notions/rounds.ts'
