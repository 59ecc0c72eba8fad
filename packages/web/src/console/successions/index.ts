/** What others may use of this capability. */
export { default as EndPlace } from './EndPlace.vue'
export { default as HouseholdActs } from './HouseholdActs.vue'
