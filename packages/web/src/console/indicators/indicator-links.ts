import type { ComputedSource, DemandStanding, DepartmentCount, HouseCount, MemberCount, ObjectCount, ReportCount } from '@lookback/core/indicators'
import { departmentCounts, houseCounts, memberCounts, objectCounts, reportCounts } from '@lookback/core/indicators'
import { narrowedTo } from '@lookback/core/kernel'
import { paceCounts } from '@lookback/core/pace'
import { boardCounts } from '@lookback/core/problems'
import { revisitCounts } from '@lookback/core/revisits'
import type { RouteLocationRaw } from 'vue-router'

const inPlace = (region: string | undefined) => (region === undefined ? {} : { region })

/** The objects that a figure counts. */
export function objectsLink(indicator: string, region: string | undefined, count: ObjectCount): RouteLocationRaw {
  return { path: '/indicator-objects', query: { indicator, ...inPlace(region), ...objectCounts[count].where } }
}

/** The expected reports that a figure counts. */
export function reportsLink(indicator: string | undefined, region: string | undefined, count: ReportCount): RouteLocationRaw {
  return { path: '/indicator-reports', query: { ...(indicator === undefined ? {} : { indicator }), ...inPlace(region), ...reportCounts[count].where } }
}

/** The members that a figure counts. */
export function membersLink(region: string | undefined, count: MemberCount): RouteLocationRaw {
  return { path: '/indicator-members', query: { ...inPlace(region), ...memberCounts[count].where } }
}

/** The households whose houses a figure counts. */
export function housesLink(item: string | null, region: string | undefined, count: HouseCount): RouteLocationRaw {
  return { path: '/indicator-houses', query: { ...inPlace(region), ...(item === null ? {} : { item }), ...houseCounts[count].where } }
}

/** What a table of departments is of. */
interface OfDepartments {
  year: string
  region?: string
}

/** The indicators that a figure of a department counts. */
export function boardLink(shown: OfDepartments, department: string, count: DepartmentCount): RouteLocationRaw {
  return { path: '/indicators', query: { ...narrowedTo(shown, 'department', department), ...departmentCounts[count].where } }
}

/** The objects that a department's indicators have left. */
export function leftByDepartmentLink(shown: OfDepartments, department: string): RouteLocationRaw {
  return { path: '/indicator-objects', query: { ...narrowedTo(shown, 'department', department), ...objectCounts.left.where } }
}

/** The reports on a department's indicators that are missing. */
export function missingByDepartmentLink(shown: OfDepartments, department: string): RouteLocationRaw {
  return { path: '/indicator-reports', query: { ...narrowedTo(shown, 'department', department), ...reportCounts.missing.where } }
}

/** What the demand of a stage is about; null for an indicator that there is not. */
export function demandLink({ what, about }: Pick<DemandStanding, 'what' | 'about'>, region: string | undefined): RouteLocationRaw | null {
  switch (what) {
    case 'indicator-share':
    case 'indicator-left':
      return about && { path: `/indicators/${about.id}`, query: inPlace(region) }
    case 'open-problems':
      return { path: '/problems', query: { ...inPlace(region), ...paceCounts.open.where } }
    case 'missing-reports':
      return reportsLink(undefined, region, 'missing')
    case 'red-lights':
      return { path: '/indicators', query: { ...inPlace(region), ...departmentCounts.red.where } }
  }
}

/** The rows behind a computed value; null where they are of many pages. */
export function computedLink(
  { id, computed, item }: { id: string; computed: ComputedSource | null; item: string | null }, region: string | undefined,
): RouteLocationRaw | null {
  switch (computed) {
    case 'objects':
      return objectsLink(id, region, 'finished')
    case 'insured':
      return membersLink(region, 'insured')
    case 'unsafe-houses':
      return housesLink(item, region, 'unsafe')
    case 'closed':
    case 'came-back':
      return { path: '/problems', query: { ...inPlace(region), ...(item === null ? {} : { item }), ...boardCounts[computed === 'closed' ? 'closed' : 'cameBack'].where } }
    case 'held':
      return { path: '/revisits/households', query: { ...inPlace(region), ...revisitCounts.held.where } }
    case 'covered':
      return '/rounds'
    case null:
      return null
  }
}
