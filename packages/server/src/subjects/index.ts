/** What others may use of this capability. */
export type { SubjectToSave } from './save.queries.ts'
export { saveSubjects } from './save.queries.ts'
export { subjectTold } from './told.queries.ts'
