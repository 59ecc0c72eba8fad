import type { AllWords } from '@lookback/core/capabilities'
import { loadWords, sentenceOf } from '@lookback/core/capabilities'
import type { Refusal } from '@lookback/core/kernel'
import { defaultLocale, Locale, locales } from '@lookback/core/kernel'
import { createI18n } from 'vue-i18n'
import { sentence } from './sentence.ts'

const STORAGE_KEY = 'lookback.locale'

export const i18n = createI18n<false>({ locale: defaultLocale, fallbackLocale: defaultLocale, messages: {}, messageCompiler: sentence })

export function currentLocale(): Locale {
  return Locale.parse(i18n.global.locale.value)
}

/** For code outside components; components use `useI18n`. */
export function translate(key: string): string {
  return i18n.global.t(key)
}

let fieldWords: AllWords | null = null

/** The sentence of a refusal in the language of the page. */
export function refusalSentence({ code, details }: Pick<Refusal, 'code' | 'details'>): string {
  return fieldWords ? sentenceOf(code, details, fieldWords) : code
}

/** Takes a language's words: those given, and the field's own. */
export async function takeWords(locale: Locale, messages: object): Promise<void> {
  fieldWords = await loadWords(locale)
  i18n.global.setLocaleMessage(locale, { ...messages, term: fieldWords.term, entry: fieldWords.entry, capability: fieldWords.capability })
}

/** Shows the page in a language, and remembers the choice. */
export async function showLocale(locale: Locale, messages: object): Promise<void> {
  await takeWords(locale, messages)
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  localStorage.setItem(STORAGE_KEY, locale)
}

/** The remembered language, Chinese at first. */
export function rememberedLocale(): Locale {
  return locales.find((locale) => locale === localStorage.getItem(STORAGE_KEY)) ?? defaultLocale
}
