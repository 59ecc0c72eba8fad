export * from './columns.ts'
export * from './contract.ts'
export * from './progress.ts'
export * from './table.ts'
