/** What others may use of this capability. */
export { actOnNotice, answerObjection, openNotice, takeObjection } from './notices.ts'
export type { HouseholdResolution } from './view.ts'
export { resolutionOnHousehold, resolutionsOnHousehold } from './view.ts'
export { correctMinutes, pointOut, writeMinutes } from './write-minutes.ts'
