export * from './notions/attendance.ts'
export * from './notions/peps.ts'
export * from './notions/places.ts'
export * from './notions/terms.ts'
