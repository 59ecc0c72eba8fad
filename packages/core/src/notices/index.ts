export * from './contract.ts'
export * from './notice.ts'
