export * from './contract.ts'
export * from './on-phone.ts'
