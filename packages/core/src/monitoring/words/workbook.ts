import type { Locale, Same } from '../../kernel/words.ts'
import { workbook as english } from './workbook.en.ts'
import { workbook as chinese } from './workbook.zh-CN.ts'

export type MonitoringTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, MonitoringTerms>> = { 'zh-CN': chinese, en: english }

/** What stands in the workbook of monitoring; apart from the other words, so that a phone does not load them. */
export function monitoringTermsIn(locale: Locale): MonitoringTerms {
  return byLocale[locale]
}
