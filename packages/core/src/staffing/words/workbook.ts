import type { Locale, Same } from '../../kernel/words.ts'
import { workbook as english } from './workbook.en.ts'
import { workbook as chinese } from './workbook.zh-CN.ts'

export type StaffingTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, StaffingTerms>> = { 'zh-CN': chinese, en: english }

/** What stands in the assignment table; apart from the other words, so that a phone does not load it. */
export function staffingTermsIn(locale: Locale): StaffingTerms {
  return byLocale[locale]
}
