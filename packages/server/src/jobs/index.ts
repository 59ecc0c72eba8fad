/** What others may use of this capability. */
export { startDaily } from './schedule.ts'
