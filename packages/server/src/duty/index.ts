/** What others may use of this capability. */
export { actOnFinding } from './act.ts'
export { enterCheck } from './enter-check.ts'
export { askForLeave, decideOnLeave } from './leave.ts'
export { listDutyPosts } from './to-phone.ts'
export { tellDays } from './sheets.ts'
