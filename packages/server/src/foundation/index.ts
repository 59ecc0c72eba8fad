/** What others may use of this capability. */
export { listAllLabels, listCodeLists, listCodes, listLabels } from './code-lists.queries.ts'
export { insertParameter } from './create-county.queries.ts'
export { FROM_THE_BEGINNING, createCounty } from './create-county.ts'
export { nationalCodeLists } from './national-code-lists.ts'
export { saveCodeLists } from './save-code-lists.queries.ts'
