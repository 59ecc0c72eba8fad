/** What a page takes of the package to read a workbook and compile it. */
export { convert } from '../../src/index.ts'
export { readXlsx } from '../../src/read/index.ts'
