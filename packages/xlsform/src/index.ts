export { convert, type Converted, type ConvertOptions } from './convert.ts'
export { describe, tolerable, XlsformError, type Locale, type Place, type Problem, type Tolerable } from './problems.ts'
export type { SheetRows, Sheets } from './sheets/workbook.ts'
export type { GeneratedWords } from './tree/building.ts'
