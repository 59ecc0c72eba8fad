import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import type { RowTicks } from './selection.ts'
import { useSelection } from './selection.ts'

/**
 * Rows of a list that somebody has ticked, whole and by their keys, kept while paging.
 * @param keyOf as the table names its rows
 * @param label what is heard at a row's box
 */
export function useTicked<Row>(keyOf: (row: Row) => string, label: (row: Row) => string): { rows: ComputedRef<Row[]>; ticks: RowTicks<Row>; clear: () => void } {
  const selection = useSelection<{ id: string; row: Row }>((item) => item)
  return {
    rows: computed(() => selection.items.value.map(({ row }) => row)),
    ticks: { has: selection.has, toggle: (rows, isChosen) => selection.toggle(rows.map((row) => ({ id: keyOf(row), row })), isChosen), label },
    clear: selection.clear,
  }
}
