/** What others may use of this capability. */
export { overviewOf } from './overview.ts'
