import type { Locale, Same } from '../../kernel/words.ts'
import { workbook as english } from './workbook.en.ts'
import { workbook as chinese } from './workbook.zh-CN.ts'

export type VillageMeetingTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, VillageMeetingTerms>> = { 'zh-CN': chinese, en: english }

/** What stands in the workbook of village meetings; apart from the other words, so that a phone does not load it. */
export function villageMeetingTermsIn(locale: Locale): VillageMeetingTerms {
  return byLocale[locale]
}
