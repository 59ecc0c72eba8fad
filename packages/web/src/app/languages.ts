import type { Locale } from '@lookback/core/kernel'
import type { Language } from 'element-plus/es/locale/index.mjs'
import { shallowRef } from 'vue'
import type { LocaleBundle } from '../locales/messages.ts'
import { showLocale } from './i18n.ts'

const bundles: Readonly<Record<Locale, () => Promise<{ bundle: LocaleBundle }>>> = {
  'zh-CN': () => import('../locales/zh-CN/index.ts'),
  en: () => import('../locales/en/index.ts'),
}

/** The words that Element Plus itself says (pagination, empty selects). */
export const elementWords = shallowRef<Language>()

/** Loads a language's words for the console and shows the page in it. */
export async function switchLocale(locale: Locale): Promise<void> {
  const { bundle } = await bundles[locale]()
  showLocale(locale, bundle.messages)
  elementWords.value = bundle.elementWords
}
