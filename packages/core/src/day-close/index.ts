export * from './contract.ts'
export * from './figures.ts'
export * from './matter.ts'
export * from './words/document.ts'
