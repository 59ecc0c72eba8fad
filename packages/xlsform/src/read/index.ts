export { readCsv } from './csv.ts'
export type { ReadOptions } from './limits.ts'
export { readXlsx } from './xlsx.ts'
