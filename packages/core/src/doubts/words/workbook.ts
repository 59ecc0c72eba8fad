import type { Locale, Same } from '../../kernel/words.ts'
import { workbook as english } from './workbook.en.ts'
import { workbook as chinese } from './workbook.zh-CN.ts'

export type DoubtTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, DoubtTerms>> = { 'zh-CN': chinese, en: english }

/** What stands in the workbook of doubts; apart from the other words, so that a phone does not load it. */
export function doubtTermsIn(locale: Locale): DoubtTerms {
  return byLocale[locale]
}
