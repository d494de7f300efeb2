export * from './notions/childs-words.ts'
export * from './notions/open-actions.ts'
export * from './notions/risk.ts'
export * from './notions/worked-with.ts'
