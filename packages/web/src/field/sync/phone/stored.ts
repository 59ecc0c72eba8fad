import type { ShallowRef, WatchSource } from 'vue'
import { shallowRef, watch } from 'vue'
import { usePhone } from './phone.ts'

/** Something read from the phone's store, read anew when the store or one of the sources changes. */
export function useStored<Data>(read: () => Promise<Data>, sources: WatchSource[] = []): ShallowRef<Data | undefined> {
  const phone = usePhone()
  const data = shallowRef<Data>()
  let latest = 0
  watch([() => phone.status.changes, ...sources], async () => {
    latest += 1
    const own = latest
    const found = await read()
    if (own === latest) data.value = found
  }, { immediate: true })
  return data
}
