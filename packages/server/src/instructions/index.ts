/** What others may use of this capability. */
export { actOn } from './act.ts'
export { give } from './give.ts'
