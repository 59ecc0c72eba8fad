/** What others may use of this capability. */
export { bulletinDocument, makeBulletin } from './bulletins.ts'
export type { LedgerRow } from './ledger.queries.ts'
export type { ProblemSource } from './ledger.ts'
export { inCells, writeLedger, writeProblems } from './ledger.ts'
export type { LedgerContext, ProblemColumnName } from './problem-columns.ts'
export { problemColumns } from './problem-columns.ts'
