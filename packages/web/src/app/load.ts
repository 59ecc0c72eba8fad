import { onScopeDispose, shallowReactive, watch } from 'vue'
import type { WatchSource } from 'vue'
import { CallFailure } from '../api/failure.ts'
import { t } from './i18n.ts'

/** Something fetched: its data once there, and what is going on. Data stay visible while they are fetched anew. */
export interface Load<Data> {
  data: Data | null
  failure: CallFailure | null
  loading: boolean
  reload: () => Promise<void>
}

/**
 * Fetches now and whenever a source changes. Only the last request counts: an earlier one is aborted, so that a slow
 * answer never overwrites a later one.
 */
export function useLoad<Data>(fetch: (signal: AbortSignal) => Promise<Data>, sources: WatchSource[] = []): Load<Data> {
  let latest = new AbortController()
  const load = shallowReactive<Load<Data>>({ data: null, failure: null, loading: true, reload })

  async function reload(): Promise<void> {
    latest.abort()
    const own = new AbortController()
    latest = own
    load.loading = true
    try {
      const data = await fetch(own.signal)
      if (own !== latest) return
      load.data = data
      load.failure = null
    } catch (error) {
      if (own !== latest || own.signal.aborted) return
      load.failure = asFailure(error)
    }
    load.loading = false
  }

  watch(sources, () => void reload(), { immediate: true })
  onScopeDispose(() => latest.abort())
  return load
}

/** Anything that a page cannot explain is told as an answer that was not understood. */
export function asFailure(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error
  reportError(error)
  return new CallFailure('reply-not-understood', t('app.replyNotUnderstood'))
}
