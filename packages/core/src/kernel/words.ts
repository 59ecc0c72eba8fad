import { z } from 'zod'
import { defaultLocale, locales } from './locales.ts'

export const Locale = z.enum(locales)
export type Locale = z.infer<typeof Locale>

/** Every language by its own name, and short. */
export const localeNames: Readonly<Record<Locale, { name: string; short: string }>> = {
  'zh-CN': { name: '中文', short: '中' },
  en: { name: 'English', short: 'En' },
}

/** The same keys in every language; the words differ. */
export type Same<Words> = { readonly [Key in keyof Words]: Words[Key] extends string ? string : Same<Words[Key]> }

/** The best language for an `Accept-Language` header; Chinese unless English is asked for first. */
export function localeFrom(header: string | undefined): Locale {
  return header?.trim().toLowerCase().startsWith('en') ? 'en' : defaultLocale
}
