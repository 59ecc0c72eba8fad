import { loadFigureWords, loadWords } from '@lookback/core/capabilities'
import type { Locale } from '@lookback/core/kernel'
import type { Language } from 'element-plus/es/locale/index.mjs'
import { shallowRef } from 'vue'
import { capabilities } from './capabilities.ts'
import { takeFieldWords } from './field-words.ts'
import { showLocale } from './i18n.ts'

const words: Readonly<Record<Locale, () => Promise<{ app: object; elementWords: Language }>>> = {
  'zh-CN': async () => ({
    app: (await import('./words/zh-CN.ts')).app,
    elementWords: (await import('element-plus/es/locale/lang/zh-cn.mjs')).default,
  }),
  en: async () => ({
    app: (await import('./words/en.ts')).app,
    elementWords: (await import('element-plus/es/locale/lang/en.mjs')).default,
  }),
}

/** The words that Element Plus itself says (pagination, empty selects). */
export const elementWords = shallowRef<Language>()

/** The words of all of the console in one language, under the capabilities' names in camel case, and what is said of figures. */
export async function consoleWords(locale: Locale): Promise<Record<string, object>> {
  const all = await Promise.all(capabilities.map(async ({ name, words }) =>
    [name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), (await words?.[locale]())?.words ?? {}] as const))
  return { ...Object.fromEntries(all), app: (await words[locale]()).app, figure: await loadFigureWords(locale) }
}

/** Loads a language's words for the console and shows the page in it. */
export async function switchLocale(locale: Locale): Promise<void> {
  const [messages, field, own] = await Promise.all([consoleWords(locale), loadWords(locale), words[locale]()])
  showLocale(locale, messages)
  takeFieldWords(field)
  elementWords.value = own.elementWords
}
