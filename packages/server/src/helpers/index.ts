/** What others may use of this capability. */
export { assignHelpers } from './assign-helpers.ts'
export { listHelperContacts, listHelpers } from './helpers-of.queries.ts'
export { listHelped } from './helpers.queries.ts'
export { listHelpedBy, listReaching } from './helping.queries.ts'
export { endHelping, handHouseholds, helpToo } from './succession.ts'
