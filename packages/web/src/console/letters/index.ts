/** What others may use of this capability. */
export { default as HandOverButton } from './HandOverButton.vue'
