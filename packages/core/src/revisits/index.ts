export * from './contract.ts'
export * from './outcome.ts'
export * from './parameters.ts'
export * from './sample-size.ts'
