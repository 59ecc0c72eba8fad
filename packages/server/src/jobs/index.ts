/** What others may use of this capability. */
export { sayOfDisk } from './machine.ts'
export { startDaily } from './schedule.ts'
export { confirmClock } from './clock.ts'
