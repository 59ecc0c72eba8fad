import type { Count } from '@lookback/core/kernel'
import type { LocationQueryRaw } from 'vue-router'

/**
 * The page that lists what a figure counts: it has the address of the list.
 * @param narrowed to what whoever looks at the figure has narrowed it
 */
export function listOf({ list, where }: Pick<Count, 'list' | 'where'>, narrowed: LocationQueryRaw = {}): { path: string; query: LocationQueryRaw } {
  return { path: list.path.replace('/api', ''), query: { ...narrowed, ...where } }
}
