import type { Locale, Same } from '../../kernel/words.ts'
import { workbook as english } from './workbook.en.ts'
import { workbook as chinese } from './workbook.zh-CN.ts'

export type SheetTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, SheetTerms>> = { 'zh-CN': chinese, en: english }

/** What stands in the workbook of attendance; apart from the other words, so that a phone does not load it. */
export function sheetTermsIn(locale: Locale): SheetTerms {
  return byLocale[locale]
}
