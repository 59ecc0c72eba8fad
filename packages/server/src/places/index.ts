/** What others may use of this capability. */
export type { Changing } from './ending.ts'
export { addRegionsIn, endRegionsIn } from './ending.ts'
export { listKnownCodes } from './ending.queries.ts'
export { importRegionsFile, importRegionsFromChinaDivision } from './import-regions.ts'
export { namesOfPlaces } from './names.queries.ts'
export { listRegions, listRegionsInScope, readRegion, readUnit } from './region.queries.ts'
export { saveRegions, saveUnits } from './save.queries.ts'
export { listDepartments, listUnits, loadUnits, nameUnits } from './units.queries.ts'
