export * from './comparison.ts'
export * from './contract.ts'
export * from './figures.ts'
export * from './selection.ts'
