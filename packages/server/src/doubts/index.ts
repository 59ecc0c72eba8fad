/** What others may use of this capability. */
export { takeResult } from './commands.ts'
export { listToCheck } from './to-check.ts'
