/** What others may use of this capability. */
export { headPosition } from './log-position.queries.ts'
