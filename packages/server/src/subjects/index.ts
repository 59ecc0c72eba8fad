/** What others may use of this capability. */
export type { MovedSubject, SubjectToSave } from './save.queries.ts'
export { movedEntries } from './moved-entries.ts'
export { addSubjects, saveSubjects } from './save.queries.ts'
export { subjectTold } from './told.queries.ts'
