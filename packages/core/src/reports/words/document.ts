import type { Locale, Same } from '../../kernel/words.ts'
import { document as english } from './document.en.ts'
import { document as chinese } from './document.zh-CN.ts'

export type ReportTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, ReportTerms>> = { 'zh-CN': chinese, en: english }

/** The words of ledger and bulletin. */
export function reportTermsIn(locale: Locale): ReportTerms {
  return byLocale[locale]
}
