export * from './notions/periods-of-care.ts'
export * from './notions/legal-status.ts'
export * from './notions/reviews.ts'
export * from './notions/asked.ts'
