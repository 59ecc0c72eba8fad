import type { ComparisonFilter } from '@lookback/core/comparison'
import { getComparison } from '@lookback/core/comparison'
import type { ComputedRef } from 'vue'
import { shallowRef, watch } from 'vue'
import { call } from '../../api/call.ts'
import { CallFailure } from '../../api/failure.ts'

/** The name of the inspector that a filter narrows to, as an option; empty without such a filter. */
export function useInspectorName(filter: ComputedRef<ComparisonFilter>) {
  const options = shallowRef<{ value: string; label: string }[]>([])
  watch(() => filter.value.inspector, async (inspector) => {
    if (!inspector) return
    const { earlier, later } = filter.value
    try {
      const { rows } = await call(getComparison, { query: { earlier, later, inspector, by: 'inspector' } })
      options.value = rows.map(({ key, name }) => ({ value: key, label: name }))
    } catch (error) {
      // Without a name the chip shows the identifier, and can still be taken away.
      if (!(error instanceof CallFailure)) throw error
    }
  }, { immediate: true })
  return options
}
