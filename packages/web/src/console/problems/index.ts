/** What others may use of this capability. */
export { default as ProblemsTable } from './ProblemsTable.vue'
