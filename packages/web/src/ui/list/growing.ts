import type { Page } from '@lookback/core/kernel'
import { computed, ref } from 'vue'
import type { WatchSource } from 'vue'
import { useLoad } from '../../app/load.ts'
import { useSubmit } from '../../app/submit.ts'

/** A list that begins with its first page and grows by a page at a time. */
export function useGrowingList<Row>(
  fetch: (cursor: { cursor?: string }, signal?: AbortSignal) => Promise<Page<Row>>, sources: WatchSource[] = [],
) {
  const further = ref<Row[]>([])
  const next = ref<string | null>(null)
  const first = useLoad(async (signal) => {
    const page = await fetch({}, signal)
    further.value = []
    next.value = page.next
    return page
  }, sources)
  const loading = useSubmit(async () => {
    if (next.value === null) return
    const page = await fetch({ cursor: next.value })
    further.value = [...further.value as Row[], ...page.rows]
    next.value = page.next
  })
  const rows = computed(() => [...first.data?.rows ?? [], ...further.value as Row[]])
  return { first, rows, next, loading }
}
