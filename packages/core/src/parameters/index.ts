export * from './check.ts'
export * from './contract.ts'
export * from './edition.ts'
export * from './form.ts'
