export * from './contract.ts'
export * from './portion.ts'
export * from './on-phone.ts'
