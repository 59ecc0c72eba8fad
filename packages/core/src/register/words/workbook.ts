import type { Locale, Same } from '../../kernel/words.ts'
import { workbook as english } from './workbook.en.ts'
import { workbook as chinese } from './workbook.zh-CN.ts'

export type RegisterTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, RegisterTerms>> = { 'zh-CN': chinese, en: english }

/** The words of an import. */
export function registerTermsIn(locale: Locale): RegisterTerms {
  return byLocale[locale]
}
