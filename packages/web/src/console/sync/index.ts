/** What others may use of this capability. */
export { default as DevicesPanel } from './DevicesPanel.vue'
