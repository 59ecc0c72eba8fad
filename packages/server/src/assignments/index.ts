/** What others may use of this capability. */
export { listGivenOut } from './assignments.queries.ts'
export { onPhone } from './on-phone.ts'
