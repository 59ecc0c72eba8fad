import type { RegisterImport } from '@lookback/core/register'
import { getImport } from '@lookback/core/register'
import { onScopeDispose, ref } from 'vue'
import { call } from '../../api/call.ts'
import { asFailure } from '../../app/load.ts'

const ASK_AGAIN_AFTER = 1_000

/**
 * Follows one import until it ends, by asking again each second.
 * @param ended called once it no longer runs
 */
export function useFollowedImport(ended: () => void) {
  const followed = ref<RegisterImport | null>(null)
  /** Why asking failed, as a sentence; the import itself goes on. */
  const lost = ref<string | null>(null)
  let timer: number | undefined

  function follow(one: RegisterImport): void {
    lost.value = null
    followed.value = one
    if (one.state === 'running') timer = window.setTimeout(() => void ask(), ASK_AGAIN_AFTER)
    else ended()
  }

  async function ask(): Promise<void> {
    if (!followed.value) return
    try {
      follow(await call(getImport, { params: { id: followed.value.id } }))
    } catch (error) {
      lost.value = asFailure(error).message
    }
  }

  /** One that has ended: its result again. */
  function show(one: RegisterImport): void {
    lost.value = null
    followed.value = one
  }

  onScopeDispose(() => window.clearTimeout(timer))
  return { followed, lost, follow, show, ask }
}
