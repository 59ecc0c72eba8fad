/** What others may use of this capability. */
export type { CountedRow } from './queries.ts'
export { countBoard } from './queries.ts'
