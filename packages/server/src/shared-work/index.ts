/** What others may use of this capability. */
export { actOn } from './act.ts'
export { open } from './open.ts'
