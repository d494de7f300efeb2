export * from './notions/breaches.ts'
