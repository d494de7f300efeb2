export * from './codes/identity.ts'
export * from './codes/around.ts'
export * from './codes/needs.ts'
export * from './codes/work.ts'
