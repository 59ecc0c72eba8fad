/** What others may use of this capability. */
export type { Coverage } from './coverage.queries.ts'
export { countCoverage, countHouseholds, countHouseholdsByVillage, coverageOf, listSeenByDay } from './coverage.queries.ts'
export { createRound } from './create-round.ts'
export { listRounds, listRoundsWithVisits } from './queries.ts'
