import type { ComparisonLabel, ComparisonRow } from '@lookback/core/comparison'
import { comparisonLabels } from '@lookback/core/comparison'
import { computed, ref } from 'vue'
import { rateOf } from './compare.ts'

export type SortColumn = ComparisonLabel | 'foundEarlier' | 'foundLater'
/** The highest rate of each label among the rows, for the shading; of a single row nothing is highest. */
export type HighestRates = Readonly<Record<ComparisonLabel, number>>

function valueOf(row: ComparisonRow, column: SortColumn): number {
  return column === 'foundEarlier' || column === 'foundLater' ? row[column] : rateOf(row, column) ?? -1
}

/** The rows as they came, or highest first by one column: labels by their rate, since places differ in size. */
export function useSortedRows(source: () => readonly ComparisonRow[]) {
  const sortedBy = ref<SortColumn | null>(null)
  const rows = computed(() => {
    const column = sortedBy.value
    return column ? [...source()].sort((one, other) => valueOf(other, column) - valueOf(one, column)) : source()
  })
  const highest = computed(() => Object.fromEntries(comparisonLabels.map((label) =>
    [label, source().length > 1 ? Math.max(0, ...source().map((row) => rateOf(row, label) ?? 0)) : 0])) as HighestRates)
  const sortBy = (column: SortColumn) => (sortedBy.value = sortedBy.value === column ? null : column)
  return { rows, sortedBy, sortBy, highest }
}
