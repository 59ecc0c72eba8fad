export * from './contract.ts'
export * from './figures.ts'
export * from './round.ts'
export * from './outcome.ts'
