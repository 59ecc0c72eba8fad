import type {
  ComparisonBreakdown, ComparisonFilter, ComparisonLabel, ComparisonRow, ComparisonSelection, getComparison,
} from '@lookback/core/comparison'
import { countIn, rateBase } from '@lookback/core/comparison'
import { narrowedTo } from '@lookback/core/kernel'
import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router'
import type { z } from 'zod'
import { share } from '../../app/format.ts'

export type Comparison = z.output<typeof getComparison.reply>

/** What of the findings that a label is told of; null where there are none. */
export function rateOf(row: ComparisonRow, label: ComparisonLabel): number | null {
  return share(row.counts[label], countIn(row, rateBase[label]))
}

/** The list behind a figure: the same filter, and which rows of it. */
export function itemsLink(filter: ComparisonFilter, select: ComparisonSelection): RouteLocationRaw {
  return { path: '/comparison/items', query: { ...withoutEmpty(filter), select } }
}

/** The filter narrowed to one row of a breakdown. */
export function narrowed(filter: ComparisonFilter, by: ComparisonBreakdown, key: string): ComparisonFilter {
  return narrowedTo(filter, by, key)
}

/** What one sees on going into a row of a breakdown: places by place, dimensions by item, all else by township. */
export const nextBreakdown: Readonly<Record<ComparisonBreakdown, ComparisonBreakdown>> = {
  township: 'village',
  village: 'item',
  dimension: 'item',
  item: 'township',
  severity: 'township',
  category: 'township',
  inspector: 'item',
}

export function withoutEmpty(filter: object): LocationQueryRaw {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''))
}
