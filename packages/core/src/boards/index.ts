export * from './contract.ts'
export * from './ranking.ts'
