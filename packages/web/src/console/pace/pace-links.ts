import type { Count } from '@lookback/core/kernel'
import { narrowedTo } from '@lookback/core/kernel'
import { paceCounts } from '@lookback/core/pace'
import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router'

/** The list that a figure opens in one place; of all of the scope where there is none. */
export function figureLink(region: string | undefined, { where }: Pick<Count, 'where'>): RouteLocationRaw {
  return { path: '/problems', query: { ...inPlace(region), ...where } }
}

/** The list of what was closed on so many days before today. */
export function closedLink(region: string | undefined, days: number): RouteLocationRaw {
  return { path: '/problems', query: { ...narrowedTo(inPlace(region), 'lately', `within-${days}`), ...paceCounts.closedLately.where } }
}

/** The list of what was open at the end of a day. */
export function openOnLink(region: string | undefined, day: string): RouteLocationRaw {
  return { path: '/problems', query: { ...narrowedTo(inPlace(region), 'day', day), ...paceCounts.openOnDay.where } }
}

function inPlace(region: string | undefined): LocationQueryRaw & { region?: string } {
  return region === undefined ? {} : { region }
}
