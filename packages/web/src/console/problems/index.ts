/** What others may use of this capability. */
export { default as DeadlineMark } from './DeadlineMark.vue'
export { default as ProblemsTable } from './ProblemsTable.vue'
