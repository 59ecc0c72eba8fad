/** What others may use of this capability. */
export { analysed, comparedPairs } from './comparison.queries.ts'
export { compareRounds, comparedRounds } from './comparison.ts'
