export * from './types.ts'
export * from './contract.ts'
