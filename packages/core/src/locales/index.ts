import { z } from 'zod'
import type { RefusalCode, RefusalDetails } from '../refusal.ts'
import { timeOf } from '../time.ts'
import { refusals as englishRefusals } from './en/refusals.ts'
import { register as englishRegister } from './en/register.ts'
import { reports as englishReports } from './en/reports.ts'
import { rounds as englishRounds } from './en/rounds.ts'
import { sheets as englishSheets } from './en/sheets.ts'
import { terms as englishTerms } from './en/terms.ts'
import { refusals as chineseRefusals } from './zh-CN/refusals.ts'
import { register as chineseRegister } from './zh-CN/register.ts'
import { reports as chineseReports } from './zh-CN/reports.ts'
import { rounds as chineseRounds } from './zh-CN/rounds.ts'
import { sheets as chineseSheets } from './zh-CN/sheets.ts'
import { terms as chineseTerms } from './zh-CN/terms.ts'

export const locales = ['zh-CN', 'en'] as const
export const Locale = z.enum(locales)
export type Locale = z.infer<typeof Locale>
export const defaultLocale: Locale = 'zh-CN'

/** The same keys in every language; the words differ. */
export type Terms = Words<typeof chineseTerms>
export type ReportTerms = Words<typeof chineseReports>
export type RegisterTerms = Words<typeof chineseRegister>
export type RoundsTerms = Words<typeof chineseRounds>
export type SheetTerms = Words<typeof chineseSheets>
type Words<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Words<Tree[Key]> }

const refusalsByLocale = { 'zh-CN': chineseRefusals, en: englishRefusals } as const
const termsByLocale: Readonly<Record<Locale, Terms>> = { 'zh-CN': chineseTerms, en: englishTerms }
const reportsByLocale: Readonly<Record<Locale, ReportTerms>> = { 'zh-CN': chineseReports, en: englishReports }
const registerByLocale: Readonly<Record<Locale, RegisterTerms>> = { 'zh-CN': chineseRegister, en: englishRegister }

const roundsByLocale: Readonly<Record<Locale, RoundsTerms>> = { 'zh-CN': chineseRounds, en: englishRounds }
const sheetsByLocale: Readonly<Record<Locale, SheetTerms>> = { 'zh-CN': chineseSheets, en: englishSheets }

export function termsIn(locale: Locale): Terms {
  return termsByLocale[locale]
}

/** The words of ledger and bulletin. */
export function reportTermsIn(locale: Locale): ReportTerms {
  return reportsByLocale[locale]
}

/** The words of an import. */
export function registerTermsIn(locale: Locale): RegisterTerms {
  return registerByLocale[locale]
}

/** What is said about a checklist. */
export function roundsTermsIn(locale: Locale): RoundsTerms {
  return roundsByLocale[locale]
}

/** The words of the three lists and of tables that come back. */
export function sheetTermsIn(locale: Locale): SheetTerms {
  return sheetsByLocale[locale]
}

/** The sentence of a refusal. Details that are our identifiers (states, actions, tiers) are told in words. */
export function refusalSentence(code: RefusalCode, details: RefusalDetails, locale: Locale): string {
  const words = termsIn(locale)
  const inWords = (name: string, value: string): string => {
    switch (name) {
      case 'state':
        return wordOf(words.state, value)
      case 'action':
      case 'allowed':
        return wordOf(words.action, value)
      case 'tier':
      case 'tiers':
        return wordOf(words.tier, value)
      case 'role':
        return wordOf(words.role, value)
      case 'duty':
        return wordOf(words.duty, value)
      case 'levels':
        return wordOf(words.regionLevel, value)
      case 'evidenceKinds':
        return wordOf(words.evidenceKind, value)
      case 'did':
        return wordOf(words.entry, value)
      case 'who':
        return value === '' ? words.byItself : value
      case 'at':
      case 'madeAt':
      case 'foundAt':
        return timeOf(new Date(value))
      case 'reason':
        return wordOf({ ...registerByLocale[locale].workbook, ...words.systemError, ...words.brokenXml }, value)
      default:
        return value
    }
  }
  const separator = locale === 'zh-CN' ? '、' : ', '
  return refusalsByLocale[locale][code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name]
    if (value === undefined) return '—'
    if (typeof value === 'number') return String(value)
    if (typeof value === 'string') return inWords(name, value)
    return value.length === 0 ? '—' : value.map((one) => inWords(name, one)).join(separator)
  })
}

function wordOf(group: Readonly<Record<string, string>>, value: string): string {
  return group[value] ?? value
}

/** The best language for an `Accept-Language` header; Chinese unless English is asked for first. */
export function localeFrom(header: string | undefined): Locale {
  return header?.trim().toLowerCase().startsWith('en') ? 'en' : defaultLocale
}
