export * from './contract.ts'
export * from './region-table.ts'
export * from './region.ts'
export * from './unit.ts'
