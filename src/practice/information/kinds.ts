export * from './kinds/breaches.ts'
export * from './kinds/keeping.ts'
export * from './kinds/requests.ts'
