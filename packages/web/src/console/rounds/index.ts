/** What others may use of this capability. */
export { coverageLink } from './coverage-link.ts'
export { default as ListOfRound } from './ListOfRound.vue'
