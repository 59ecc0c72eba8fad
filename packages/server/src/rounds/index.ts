/** What others may use of this capability. */
export type { Coverage } from './coverage.queries.ts'
export { countCoverage, countHouseholds, countHouseholdsByVillage, coverageOf } from './coverage.queries.ts'
export { createRound } from './create-round.ts'
export { listRounds } from './queries.ts'
