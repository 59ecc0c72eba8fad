/** What others may use of this capability. */
export { default as MonitoringPanel } from './MonitoringPanel.vue'
