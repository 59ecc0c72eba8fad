import { counts, derived } from '../kernel/figure.ts'
import { listIndicatorObjects, listIndicatorReports, listIndicators } from './contract.ts'
import { listHouses, listInsuredMembers } from './counted-rows.contract.ts'

/** Objects of one indicator, or of all. */
export const objectCounts = counts({ unit: 'objects', list: listIndicatorObjects, by: ['township', 'village', 'department'], asOf: 'today' }, {
  counted: { standing: 'counted' },
  finished: { standing: 'finished' },
  'in-use': { standing: 'in-use' },
  left: { standing: 'left' },
  behind: { standing: 'behind' },
  'not-started': { standing: 'not-started' },
  deducted: { standing: 'deducted' },
})

/** Reports that are expected for the latest period of each indicator, by what stands of them. */
export const reportCounts = counts({ unit: 'reports', list: listIndicatorReports, by: ['township', 'department'], asOf: 'today' }, {
  expected: {},
  awaited: { standing: 'awaited' },
  missing: { standing: 'missing' },
  submitted: { standing: 'submitted' },
  returned: { standing: 'returned' },
  confirmed: { standing: 'confirmed' },
  late: { late: 'yes' },
})

/** Members of the households, by whether they are in the medical insurance. */
export const memberCounts = counts({ unit: 'people', list: listInsuredMembers, by: ['township', 'village'], asOf: 'today' }, {
  members: {},
  insured: { insured: 'yes' },
  uninsured: { insured: 'no' },
})

/** Households, by whether their house is unsafe. */
export const houseCounts = counts({ unit: 'households', list: listHouses, by: ['township', 'village'], asOf: 'today' }, {
  households: {},
  unsafe: { house: 'unsafe' },
  safe: { house: 'safe' },
})

/** Indicators by the department that leads them. */
export const departmentCounts = counts({ unit: 'indicators', list: listIndicators, by: ['department'], asOf: 'today' }, {
  led: {},
  reached: { reach: 'reached' },
  short: { reach: 'short' },
  untold: { reach: 'untold' },
  red: { light: 'red' },
  yellow: { light: 'yellow' },
})

export const indicatorCounts = { ...objectCounts, ...reportCounts, ...memberCounts, ...houseCounts, ...departmentCounts } as const

export const indicatorShares = derived(indicatorCounts, {
  finishedShare: { unit: 'percent', part: 'finished', whole: ['counted'] },
  insuredShare: { unit: 'percent', part: 'insured', whole: ['members'] },
  unsafeShare: { unit: 'percent', part: 'unsafe', whole: ['households'] },
})

export type ObjectCount = keyof typeof objectCounts
export type ReportCount = keyof typeof reportCounts
export type MemberCount = keyof typeof memberCounts
export type HouseCount = keyof typeof houseCounts
export type DepartmentCount = keyof typeof departmentCounts
