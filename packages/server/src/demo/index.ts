/** What others may use of this capability. */
export { clockOnDay } from './clock.ts'
export { clearHalfMadeDemo, createDemoCounty } from './create-demo-county.ts'
