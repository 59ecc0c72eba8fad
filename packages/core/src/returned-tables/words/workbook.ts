import type { Locale, Same } from '../../kernel/words.ts'
import { workbook as english } from './workbook.en.ts'
import { workbook as chinese } from './workbook.zh-CN.ts'

export type ReturnedTableTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, ReturnedTableTerms>> = { 'zh-CN': chinese, en: english }

/** The words of the workbook with refused rows. */
export function returnedTableTermsIn(locale: Locale): ReturnedTableTerms {
  return byLocale[locale]
}
