import { loadParameterWords } from '@lookback/core/capabilities'
import type { ParameterWords } from '@lookback/core/kernel'
import { shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { currentLocale } from '../../app/i18n.ts'

/** What parameters and code lists are called and do, in the language of the page; null until it is loaded. */
export function useParameterWords() {
  const { locale } = useI18n()
  const words = shallowRef<ParameterWords | null>(null)
  watch(locale, async () => {
    words.value = await loadParameterWords(currentLocale())
  }, { immediate: true })
  return words
}
