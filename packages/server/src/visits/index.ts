/** What others may use of this capability. */
export { parseSubmission } from './parse-submission.ts'
export { recordVisits } from './record-visits.ts'
export { visitPositionsKept } from './retained.queries.ts'
export { recordVisit } from './visit-queue.ts'
