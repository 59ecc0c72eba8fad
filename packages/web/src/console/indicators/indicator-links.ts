import type { ComputedSource, MemberCount, ObjectCount, ReportCount } from '@lookback/core/indicators'
import { memberCounts, objectCounts, reportCounts } from '@lookback/core/indicators'
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

/** The rows behind a computed value; null where they are of many pages. */
export function computedLink(
  { id, computed, item }: { id: string; computed: ComputedSource | null; item: string | null }, region: string | undefined,
): RouteLocationRaw | null {
  switch (computed) {
    case 'objects':
      return objectsLink(id, region, 'finished')
    case 'insured':
      return membersLink(region, 'insured')
    case 'closed':
      return { path: '/problems', query: { ...inPlace(region), ...(item === null ? {} : { item }), ...boardCounts.closed.where } }
    case 'held':
      return { path: '/revisits/households', query: { ...inPlace(region), ...revisitCounts.held.where } }
    case 'covered':
      return '/rounds'
    case null:
      return null
  }
}
