import type { Locale, Same } from '../../kernel/words.ts'
import { workbook as english } from './workbook.en.ts'
import { workbook as chinese } from './workbook.zh-CN.ts'

export type ChecklistTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, ChecklistTerms>> = { 'zh-CN': chinese, en: english }

/** What is said about a checklist. */
export function checklistTermsIn(locale: Locale): ChecklistTerms {
  return byLocale[locale]
}
