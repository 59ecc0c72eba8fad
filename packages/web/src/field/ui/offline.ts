import type { Ref } from 'vue'
import { onScopeDispose, ref } from 'vue'

/** Whether the phone says that it has no network; a network that leads nowhere shows only when something is sent. */
export function useIsOffline(): Readonly<Ref<boolean>> {
  const isOffline = ref(!navigator.onLine)
  const look = () => (isOffline.value = !navigator.onLine)
  addEventListener('online', look)
  addEventListener('offline', look)
  onScopeDispose(() => {
    removeEventListener('online', look)
    removeEventListener('offline', look)
  })
  return isOffline
}
