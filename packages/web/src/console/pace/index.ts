/** What others may use of this capability. */
export { default as BurnDownChart } from './BurnDownChart.vue'
export { default as ClockPanel } from './ClockPanel.vue'
export { default as ForecastPanel } from './ForecastPanel.vue'
export { default as NeededHeld } from './NeededHeld.vue'
