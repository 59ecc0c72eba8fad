export * from './contract.ts'
export * from './wanted.ts'
