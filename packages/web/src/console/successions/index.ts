/** What others may use of this capability. */
export { default as HouseholdActs } from './HouseholdActs.vue'
