/** What others may use of this capability. */
export { countDrawn, countHouseholds, countVisited, inRounds } from './coverage.queries.ts'
export { createRound } from './create-round.ts'
export { listRounds } from './queries.ts'
