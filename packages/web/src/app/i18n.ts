import { locales, defaultLocale, Locale, termsIn } from '@lookback/core/locales'
import type { Language } from 'element-plus/es/locale/index.mjs'
import { shallowRef } from 'vue'
import { createI18n } from 'vue-i18n'
import type { LocaleBundle, Messages } from '../locales/messages.ts'

const STORAGE_KEY = 'lookback.locale'

const bundles: Readonly<Record<Locale, () => Promise<{ bundle: LocaleBundle }>>> = {
  'zh-CN': () => import('../locales/zh-CN/index.ts'),
  en: () => import('../locales/en/index.ts'),
}

export const i18n = createI18n<false>({ locale: defaultLocale, fallbackLocale: defaultLocale, messages: {} })

/** The words that Element Plus itself says (pagination, empty selects). */
export const elementWords = shallowRef<Language>()

export function currentLocale(): Locale {
  return Locale.parse(i18n.global.locale.value)
}

/** For code outside components; components use `useI18n`. */
export function translate(key: string): string {
  return i18n.global.t(key)
}

/** Loads a language's words, shows the page in it and remembers the choice. */
export async function switchLocale(locale: Locale): Promise<void> {
  const { bundle } = await bundles[locale]()
  const messages: Messages & { term: object } = { ...bundle.messages, term: termsIn(locale) }
  i18n.global.setLocaleMessage(locale, messages)
  i18n.global.locale.value = locale
  elementWords.value = bundle.elementWords
  document.documentElement.lang = locale
  localStorage.setItem(STORAGE_KEY, locale)
}

/** The remembered language, Chinese at first. */
export function rememberedLocale(): Locale {
  return locales.find((locale) => locale === localStorage.getItem(STORAGE_KEY)) ?? defaultLocale
}
