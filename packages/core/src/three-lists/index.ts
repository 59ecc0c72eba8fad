export * from './columns.ts'
export * from './progress.ts'
export * from './words/document.ts'
export * from './table.ts'
