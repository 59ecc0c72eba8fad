import type { Locale, Same } from '../../kernel/words.ts'
import { office as english } from './office.en.ts'
import { office as chinese } from './office.zh-CN.ts'

export type IndicatorTerms = Same<typeof chinese>

const byLocale: Readonly<Record<Locale, IndicatorTerms>> = { 'zh-CN': chinese, en: english }

/** How offices call what stands in the tables of indicators. */
export function indicatorTermsIn(locale: Locale): IndicatorTerms {
  return byLocale[locale]
}

/** What office tables write for the same; never what could also mean something else. */
const alsoWritten: Partial<Record<keyof IndicatorTerms, Readonly<Record<string, readonly string[]>>>> = {
  direction: { 'at-least': ['不少于', '不小于', '大于等于', '≥', '>='], 'at-most': ['不高于', '不多于', '不大于', '不得超过', '控制在', '小于等于', '≤', '<='], reach: ['达标', '等于', '='] },
  indicatorKind: { rate: ['比例', '百分比'] },
  rhythm: { day: ['日报', '每日', '每天'], week: ['周报', '每周'], 'ten-days': ['旬报', '每旬'], month: ['月报', '每月'] },
  reportingTier: { county: ['县级', '县直单位'], township: ['乡', '镇', '乡级', '乡镇级'], village: ['村级', '行政村'] },
}

/** The code that a cell names, in whatever language; undefined where none does. */
export function codeNamed<Group extends keyof IndicatorTerms>(group: Group, text: string): keyof IndicatorTerms[Group] | undefined {
  const codes = Object.keys(chinese[group]) as (keyof IndicatorTerms[Group])[]
  return codes.find((code) => code === text || Object.values(byLocale).some((terms) => terms[group][code] === text)
    || (alsoWritten[group]?.[String(code)] ?? []).includes(text))
}
