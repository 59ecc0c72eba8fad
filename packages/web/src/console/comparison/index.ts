/** What others may use of this capability. */
export { default as TwoRounds } from './TwoRounds.vue'
