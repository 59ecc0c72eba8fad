export * from './contract.ts'
export * from './make.ts'
export * from './notice.ts'
export * from './parameters.ts'
