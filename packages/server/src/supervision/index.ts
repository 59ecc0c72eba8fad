/** What others may use of this capability. */
export { actOn } from './act.ts'
export { proposalsOf } from './proposals.ts'
export { list } from './put-on-list.ts'
export { freezeWeeks } from './weekly.ts'
