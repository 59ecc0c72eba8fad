import type { Locale, Same } from '../../kernel/words.ts'
import { lists as english } from './document.en.ts'
import { lists as chinese } from './document.zh-CN.ts'

export type ListTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, ListTerms>> = { 'zh-CN': chinese, en: english }

/** The words of the three lists. */
export function listTermsIn(locale: Locale): ListTerms {
  return byLocale[locale]
}
