/** What others may use of this capability. */
export { regionLabel } from './places.ts'
