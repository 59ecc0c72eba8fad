/** What others may use of this capability. */
export { default as InstructionsPanel } from './InstructionsPanel.vue'
export { default as InstructLink } from './InstructLink.vue'
