/** What others may use of this capability. */
export { listLatestItems, nameItems } from './checklists.queries.ts'
export { findXform, listCurrentForms } from './forms.queries.ts'
export { readFormMedia } from './form-media.ts'
export type { LoadedForm } from './forms.ts'
export { keepItem } from './keep-item.queries.ts'
export { findForm, publishForm } from './forms.ts'
