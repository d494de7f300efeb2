export * from './notions/breaches.ts'
export * from './notions/requests.ts'
export * from './notions/retention.ts'
