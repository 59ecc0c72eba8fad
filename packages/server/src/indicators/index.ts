/** What others may use of this capability. */
export { decideOnCorrection, propose } from './correct.ts'
export { decideReports } from './decide.ts'
export { listToTell, tellObject } from './objects.ts'
export { saveCatalogue } from './save-catalogue.ts'
export { saveAll } from './save-objects.ts'
export { submitReports } from './submit.ts'
