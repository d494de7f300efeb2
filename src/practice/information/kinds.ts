export * from './kinds/breaches.ts'
