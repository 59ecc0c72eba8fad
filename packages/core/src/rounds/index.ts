export * from './contract.ts'
export * from './round.ts'
export * from './outcome.ts'
