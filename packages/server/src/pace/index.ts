/** What others may use of this capability. */
export { openNow } from './pace.ts'
