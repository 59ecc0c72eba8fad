/** What others may use of this capability. */
export { insertNotices, sendNotices } from './send.ts'
