/** What others may use of this capability. */
export { startDaily } from './schedule.ts'
export { confirmClock } from './clock.ts'
