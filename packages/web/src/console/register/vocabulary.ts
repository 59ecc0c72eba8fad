import type { CodeListName } from '@lookback/core/kernel'
import { getVocabulary } from '@lookback/core/register'
import type { z } from 'zod'
import { shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { CallFailure } from '../../api/failure.ts'

export type Vocabulary = z.output<typeof getVocabulary.reply>
type List = 'dimensions' | 'categories' | 'departments'

const vocabulary = shallowRef<Vocabulary | null>(null)
let asking: Promise<void> | null = null

async function ask(): Promise<void> {
  try {
    vocabulary.value = await call(getVocabulary, {})
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    // Codes are shown in place of words then; the next page asks again.
    asking = null
  }
}

/** What the county calls things has changed: the next page asks again. */
export function forgetVocabulary(): void {
  asking = null
}

/** The words for codes: asked for once, kept until the page is left. A code without a word stands for itself. */
export function useVocabulary() {
  asking ??= ask()
  const word = (list: List, code: string) => vocabulary.value?.[list].find((one) => one.code === code)?.label ?? code
  const region = (code: string) => vocabulary.value?.regions.find((one) => one.code === code)
  return {
    vocabulary,
    dimension: (code: string) => word('dimensions', code),
    category: (code: string) => word('categories', code),
    department: (code: string) => word('departments', code),
    unitName: (code: string) => vocabulary.value?.units.find((one) => one.code === code)?.name ?? code,
    codeLabel: (list: CodeListName, code: string) =>
      vocabulary.value?.codes.find((one) => one.list === list && one.code === code)?.label ?? code,
    item: (code: string) => vocabulary.value?.items.find((one) => one.code === code)?.wording ?? code,
    regionName: (code: string) => region(code)?.name ?? code,
    /** Township and village, `县` left out: everybody knows which county this is. */
    place: (code: string) => {
      const own = region(code)
      const above = own?.parent && own.level === 'village' ? region(own.parent)?.name : undefined
      return above ? `${above} ${own?.name}` : own?.name ?? code
    },
  }
}
