import { loadParameterWords } from '@lookback/core/capabilities'
import type { ParameterWords } from '@lookback/core/kernel'
import { shallowRef, watch } from 'vue'
import { locale } from '../../app/i18n.ts'

/** What parameters and code lists are called and do, in the language of the page; null until it is loaded. */
export function useParameterWords() {
  const words = shallowRef<ParameterWords | null>(null)
  watch(locale, async (chosen) => {
    words.value = await loadParameterWords(chosen)
  }, { immediate: true })
  return words
}
