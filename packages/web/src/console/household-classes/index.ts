/** What others may use of this capability. */
export { default as HouseholdClassPanel } from './HouseholdClassPanel.vue'
