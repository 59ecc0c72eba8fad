/** What others may use of this capability. */
export { actOn } from './act.ts'
export { beginDraft, saveDraft } from './drafts.ts'
export { issueLetter } from './issue.ts'
export { lettersOnPhone } from './to-phone.ts'
export { listHolders, listLeaders, namePeople } from './people.queries.ts'
export type { Seat } from './reader.ts'
export { isSeatOf, seatsOf } from './reader.ts'
export { inSeats } from './scope.queries.ts'
