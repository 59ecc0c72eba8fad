/** What others may use of this capability. */
export { default as OwnBalancePanel } from './OwnBalancePanel.vue'
