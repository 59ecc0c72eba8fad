export * from './contract.ts'
export * from './stages.ts'
