import { ref } from 'vue'

/** What the browser says of its storage; null where it does not say. */
export interface StorageStanding {
  kept: boolean | null
  usedBytes: number | null
  leftBytes: number | null
}

const standing = ref<StorageStanding>({ kept: null, usedBytes: null, leftBytes: null })

/** How safe and how full the phone's storage is; `ask` asks the browser to keep it for good. */
export function useStorageStanding() {
  return { standing, ask: () => look(true), look: () => look(false) }
}

async function look(ask: boolean): Promise<void> {
  // Absent on plain http and in old browsers.
  const storage = navigator.storage as StorageManager | undefined
  if (!storage) return
  const kept = await storage.persisted() || (ask && await storage.persist())
  const { usage, quota } = await storage.estimate()
  standing.value = {
    kept, usedBytes: usage ?? null, leftBytes: quota === undefined ? null : quota - (usage ?? 0),
  }
}
