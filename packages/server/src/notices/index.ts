/** What others may use of this capability. */
export { insertNotices } from './insert.queries.ts'
export { sendNotices } from './send.ts'
