import type { Locale, Same } from '../../kernel/words.ts'
import { office as english } from './office.en.ts'
import { office as chinese } from './office.zh-CN.ts'

export type IndicatorTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, IndicatorTerms>> = { 'zh-CN': chinese, en: english }

/** How offices call what stands in the tables of indicators. */
export function indicatorTermsIn(locale: Locale): IndicatorTerms {
  return byLocale[locale]
}

/** The code that a cell names, in whatever language; undefined where none does. */
export function codeNamed<Code extends string>(group: keyof IndicatorTerms, text: string): Code | undefined {
  for (const terms of Object.values(byLocale)) {
    const found = Object.entries(terms[group]).find(([code, name]) => code === text || name === text)
    if (found) return found[0] as Code
  }
  return undefined
}
