export * from './acts.ts'
export * from './contract.ts'
export * from './family.ts'
export * from './table.ts'
