import type { RouteLocationRaw } from 'vue-router'
import { coverageCounts } from '@lookback/core/rounds'

/** The households behind a figure of what a round covers. */
export function coverageLink(round: string, figure: keyof typeof coverageCounts): RouteLocationRaw {
  return { path: '/households', query: { round, ...coverageCounts[figure].where } }
}
