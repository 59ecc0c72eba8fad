/** What others may use of this capability. */
export { listGivenOut } from './given.queries.ts'
export type { PhoneActor } from './on-phone.ts'
export { onPhone } from './on-phone.ts'
export { onPhoneOf } from './on-phone.queries.ts'
