/** What others may use of this capability. */
export { importRegionsFile, importRegionsFromChinaDivision } from './import-regions.ts'
export { namesOfPlaces } from './names.queries.ts'
export { listRegions, listRegionsInScope, readRegion, readUnit } from './region.queries.ts'
export { saveRegions, saveUnits } from './save.queries.ts'
export { listDepartments, listUnits, loadUnits, nameUnits } from './units.queries.ts'
