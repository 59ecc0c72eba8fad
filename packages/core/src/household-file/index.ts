export * from './contract.ts'
export * from './correct.ts'
export * from './correctable.ts'
