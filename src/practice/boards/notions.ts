export * from './notions/bodies.ts'
export * from './notions/forward.ts'
export * from './notions/meetings.ts'
