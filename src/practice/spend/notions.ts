export * from './notions/amounts.ts'
export * from './notions/costed.ts'
export * from './notions/pieces.ts'
export * from './notions/forecast.ts'
