import type { Scope } from '@lookback/core/access'
import { coversItem } from '@lookback/core/access'
import type { ComparisonBreakdown, ComparisonLabel } from '@lookback/core/comparison'
import { comparisonLabels, NOBODY } from '@lookback/core/comparison'
import type { ComparedPart } from './compared-part.ts'
import type { ComparedItem, PackedPairs } from './compared-county.queries.ts'
import { townshipOf } from '@lookback/core/places'

/**
 * Two rounds of a whole county, compared pair by pair and held in memory: whoever asks for figures, of whichever area
 * and along whatever breakdown, has them counted from here. A pair is one number,
 * `item × 64 + label × 4 + found earlier × 2 + found later`, so that 250,000 of them take a megabyte.
 */
export interface ComparedCounty {
  /** Up to which entry of the log it tells. */
  sequence: number
  items: readonly ComparedItem[]
  villages: ReadonlyMap<string, readonly PairGroup[]>
}

export interface PairGroup {
  category: string
  inspector: string | null
  pairs: Uint32Array
}

/** Below these bits of a pair stands its item, in them everything that is counted. */
const LOW_BITS = 6
const LOW_MASK = (1 << LOW_BITS) - 1

export function unpackPairs({ category, inspector, pairs }: PackedPairs): PairGroup {
  return { category, inspector, pairs: Uint32Array.from(pairs.split(','), Number) }
}

export interface CountedGroup {
  key: string
  label: ComparisonLabel
  count: number
  earlier: number
  later: number
}

/** How often each value of the low bits was met. */
type Tally = Uint32Array

/** What a scope sees of a comparison, narrowed and broken down: groups by key, and by label within a key. */
export function countPairs(
  county: ComparedCounty, scope: Scope, filter: ComparedPart, by: ComparisonBreakdown,
): CountedGroup[] {
  const tallies = new Map<string, Tally>()
  const tallyFor = (key: string): Tally => {
    const tally = tallies.get(key) ?? new Uint32Array(LOW_MASK + 1)
    tallies.set(key, tally)
    return tally
  }
  const byItem = county.items.map((item) => (isItemBreakdown(by) ? tallyFor(itemKeys[by](item)) : null))
  for (const { village, group, seen } of visibleGroups(county, scope, filter)) {
    const byPlace = isItemBreakdown(by) ? null : tallyFor(placeKeys[by](village, group))
    for (const pair of group.pairs) {
      const tally = byPlace ?? byItem[pair >> LOW_BITS]
      if (tally && seen[pair >> LOW_BITS]) tally[pair & LOW_MASK] = (tally[pair & LOW_MASK] ?? 0) + 1
    }
  }
  return [...tallies].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([key, tally]) => groupsOf(key, tally))
}

const itemKeys = {
  item: (item: ComparedItem) => item.code,
  dimension: (item: ComparedItem) => item.dimension,
  severity: (item: ComparedItem) => item.severity,
} as const

const inspectorOf = ({ inspector }: PairGroup) => inspector ?? NOBODY

const placeKeys = {
  township: townshipOf,
  village: (village: string) => village,
  category: (_: string, group: PairGroup) => group.category,
  inspector: (_: string, group: PairGroup) => inspectorOf(group),
} as const satisfies Record<Exclude<ComparisonBreakdown, keyof typeof itemKeys>, unknown>

function isItemBreakdown(by: ComparisonBreakdown): by is keyof typeof itemKeys {
  return by in itemKeys
}

/** The groups of pairs in a scope, each with the items that are seen there: the scope is bound here. */
function* visibleGroups(
  county: ComparedCounty, scope: Scope, filter: ComparedPart,
): Generator<{ village: string; group: PairGroup; seen: readonly boolean[] }> {
  const wanted = county.items.map((item) => matches(item, filter))
  for (const [village, groups] of county.villages) {
    if (filter.region !== undefined && !village.startsWith(filter.region)) continue
    const seen = county.items.map((item, index) => wanted[index] === true && coversItem(scope, village, item.department))
    if (!seen.includes(true)) continue
    for (const group of groups) {
      if (filter.categories && !filter.categories.includes(group.category)) continue
      const { category = group.category, inspector = inspectorOf(group) } = filter
      if (category === group.category && inspector === inspectorOf(group)) yield { village, group, seen }
    }
  }
}

function matches(item: ComparedItem, { dimension, item: code, severity }: ComparedPart): boolean {
  return (dimension ?? item.dimension) === item.dimension && (code ?? item.code) === item.code
    && (severity ?? item.severity) === item.severity
}

function groupsOf(key: string, tally: Tally): CountedGroup[] {
  return comparisonLabels.flatMap((label, index) => {
    const [neither = 0, later = 0, earlier = 0, both = 0] = tally.subarray(index * 4, index * 4 + 4)
    const count = neither + later + earlier + both
    return count === 0 ? [] : [{ key, label, count, earlier: earlier + both, later: later + both }]
  })
}
