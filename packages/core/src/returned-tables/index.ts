export * from './contract.ts'
export * from './words/workbook.ts'
