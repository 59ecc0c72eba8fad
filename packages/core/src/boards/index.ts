export * from './contract.ts'
export * from './ranked-by.ts'
export * from './ranking.ts'
