/** What others may use of this capability. */
export { actOn } from './act.ts'
export { judgeCommitments } from './by-the-clock.ts'
export { convene } from './convene.ts'
export { actOnDecision } from './decision-act.ts'
