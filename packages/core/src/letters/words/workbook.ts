import type { Locale, Same } from '../../kernel/words.ts'
import { workbook as english } from './workbook.en.ts'
import { workbook as chinese } from './workbook.zh-CN.ts'

export type LetterTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, LetterTerms>> = { 'zh-CN': chinese, en: english }

/** What stands in the workbook of letters; apart from the other words, so that a phone does not load it. */
export function letterTermsIn(locale: Locale): LetterTerms {
  return byLocale[locale]
}
