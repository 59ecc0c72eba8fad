/** What others may use of this capability. */
export { putRight } from './correct-person.ts'
