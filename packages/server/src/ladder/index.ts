/** What others may use of this capability. */
export { decide } from './decide.ts'
export { recordOwn } from './own-checks.ts'
export { standingOf, versionOf } from './proposals.ts'
