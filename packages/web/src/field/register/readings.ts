import type { Reads } from '@lookback/core/register'
import type { ShallowRef } from 'vue'
import { shallowRef } from 'vue'

const reads = shallowRef<Reads>(() => [])
let coming: Promise<void> | undefined

/** How names are read. The table is large and comes with the first list in which somebody can search; until then nothing is found by letters. */
export function useReadings(): Readonly<ShallowRef<Reads>> {
  coming ??= import('@lookback/core/readings').then(({ syllablesOf }) => {
    reads.value = syllablesOf
  })
  return reads
}
