/** What others may use of this capability. */
export { default as StagesPanel } from './StagesPanel.vue'
