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
export function codeNamed<Group extends keyof IndicatorTerms>(group: Group, text: string): keyof IndicatorTerms[Group] | undefined {
  const codes = Object.keys(chinese[group]) as (keyof IndicatorTerms[Group])[]
  return codes.find((code) => code === text || Object.values(byLocale).some((terms) => terms[group][code] === text))
}
