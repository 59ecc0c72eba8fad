/** What others may use of this capability. */
export { default as UnreadPanel } from './UnreadPanel.vue'
