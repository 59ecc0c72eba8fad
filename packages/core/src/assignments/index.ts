export * from './contract.ts'
export * from './portion.ts'
export * from './table.ts'
export * from './on-phone.ts'
