import type { ProblemRow } from '@lookback/core/problems'
import { computed, shallowRef } from 'vue'

/** A problem that is selected, with the version that was seen. */
export type SelectedProblem = Pick<ProblemRow, 'id' | 'version'>

/** The problems that somebody has ticked, kept while paging. */
export function useSelection() {
  const chosen = shallowRef<ReadonlyMap<string, SelectedProblem>>(new Map())
  const set = (problems: Iterable<SelectedProblem>) => {
    chosen.value = new Map([...problems].map(({ id, version }) => [id, { id, version }]))
  }
  return {
    problems: computed(() => [...chosen.value.values()]),
    has: (id: string) => chosen.value.has(id),
    set,
    clear: () => {
      set([])
    },
    toggle: (rows: readonly SelectedProblem[], isChosen: boolean) => {
      const changed = new Map(chosen.value)
      for (const { id, version } of rows) {
        if (isChosen) changed.set(id, { id, version })
        else changed.delete(id)
      }
      chosen.value = changed
    },
  }
}

export type Selection = ReturnType<typeof useSelection>
