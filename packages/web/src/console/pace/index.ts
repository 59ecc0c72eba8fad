/** What others may use of this capability. */
export { default as ForecastPanel } from './ForecastPanel.vue'
export { default as NeededHeld } from './NeededHeld.vue'
