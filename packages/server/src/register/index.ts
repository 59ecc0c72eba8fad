/** What others may use of this capability. */
export { countInCategories } from './codes.queries.ts'
export { getHouseholdIn } from './households.ts'
export { importHouseholdsFile } from './import/import-households.ts'
export { interruptImports } from './import/run-import.ts'
export { narrowedHouseholds } from './narrowed-households.queries.ts'
export { saveHouseholds } from './save-households.ts'
export { listMemberNames } from './members.queries.ts'
export { householdsAsIn, householdsBefore } from './past-households.queries.ts'
