/** What others may use of this capability. */
export { listLatestItems } from './checklists.queries.ts'
export { findXform, listFormNames } from './forms.queries.ts'
export type { LoadedForm } from './forms.ts'
export { findForm, publishForm } from './forms.ts'
