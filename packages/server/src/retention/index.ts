/** What others may use of this capability. */
export { carryOut } from './carry-out.ts'
