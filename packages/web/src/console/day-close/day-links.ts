import type { DayCount } from '@lookback/core/day-close'
import { dayCounts } from '@lookback/core/day-close'
import type { RouteLocationRaw } from 'vue-router'

/** The matters that a figure of a day counts. */
export function mattersLink(shown: Readonly<Record<string, string | undefined>>, count: DayCount): RouteLocationRaw {
  const narrowed = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined))
  return { path: '/day-matters', query: { ...narrowed, ...dayCounts[count].where } }
}
