export * from './contract.ts'
export * from './round.ts'
