/** What others may use of this capability. */
export { drawRevisitSample } from './draw.ts'
export type { CountedPlace } from './results.queries.ts'
export { countRevisits } from './results.queries.ts'
