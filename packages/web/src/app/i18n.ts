import { locales, defaultLocale, Locale } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import { createI18n } from 'vue-i18n'

const STORAGE_KEY = 'lookback.locale'

export const i18n = createI18n<false>({ locale: defaultLocale, fallbackLocale: defaultLocale, messages: {} })

export function currentLocale(): Locale {
  return Locale.parse(i18n.global.locale.value)
}

/** For code outside components; components use `useI18n`. */
export function translate(key: string): string {
  return i18n.global.t(key)
}

/** Shows the page in a language whose words are loaded, and remembers the choice. */
export function showLocale(locale: Locale, messages: object): void {
  i18n.global.setLocaleMessage(locale, { ...messages, term: termsIn(locale) })
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  localStorage.setItem(STORAGE_KEY, locale)
}

/** The remembered language, Chinese at first. */
export function rememberedLocale(): Locale {
  return locales.find((locale) => locale === localStorage.getItem(STORAGE_KEY)) ?? defaultLocale
}
