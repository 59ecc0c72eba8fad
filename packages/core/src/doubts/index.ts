export * from './contract.ts'
export * from './figures.ts'
export * from './rule-names.ts'
export * from './rules.ts'
