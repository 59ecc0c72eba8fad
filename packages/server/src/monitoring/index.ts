/** What others may use of this capability. */
export { actOnMonitoring, openMonitoring } from './act.ts'
