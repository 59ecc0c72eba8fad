/** What others may use of this capability. */
export { send } from './reinforce.ts'
