/** What others may use of this capability. */
export { default as SheetForm } from './SheetForm.vue'
export { default as SheetsTable } from './SheetsTable.vue'
