import { computed, shallowRef } from 'vue'

/**
 * The rows of a list that somebody has ticked, kept while paging.
 * @param kept what is kept of a row
 */
export function useSelection<Item extends { id: string }>(kept: (row: Item) => Item) {
  const chosen = shallowRef<ReadonlyMap<string, Item>>(new Map())
  const set = (items: Iterable<Item>) => {
    chosen.value = new Map([...items].map((item) => [item.id, kept(item)]))
  }
  return {
    items: computed(() => [...chosen.value.values()]),
    has: (id: string) => chosen.value.has(id),
    set,
    clear: () => {
      set([])
    },
    toggle: (rows: readonly Item[], isChosen: boolean) => {
      const changed = new Map(chosen.value)
      for (const row of rows) {
        if (isChosen) changed.set(row.id, kept(row))
        else changed.delete(row.id)
      }
      chosen.value = changed
    },
  }
}

export type Selection<Item extends { id: string }> = ReturnType<typeof useSelection<Item>>

/** How a table ticks its rows. */
export interface RowTicks<Row> {
  has: (id: string) => boolean
  toggle: (rows: readonly Row[], isChosen: boolean) => void
  /** What is heard at a row's box. */
  label: (row: Row) => string
}
