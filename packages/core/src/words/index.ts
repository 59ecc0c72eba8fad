import { sentenceOf, loadParameterWords, loadWords } from '../capabilities/index.ts'
import type { AllWords, Terms } from '../capabilities/words.ts'
import type { RefusalCode, RefusalDetails } from '../kernel/refusal.ts'
import type { ParameterWords } from '../kernel/parameter.ts'
import type { Locale } from '../kernel/words.ts'

export type { Terms } from '../capabilities/words.ts'

/** Every language at once, for whoever speaks to many people; a page loads the language that it shows. */
const everyLanguage: Readonly<Record<Locale, AllWords>> = { 'zh-CN': await loadWords('zh-CN'), en: await loadWords('en') }

/** Everything that the capabilities say in a language. */
export function wordsIn(locale: Locale): AllWords {
  return everyLanguage[locale]
}

const parameterWords: Readonly<Record<Locale, ParameterWords>> = { 'zh-CN': await loadParameterWords('zh-CN'), en: await loadParameterWords('en') }

/** What the county's parameters and code lists are called and do. */
export function parameterWordsIn(locale: Locale): ParameterWords {
  return parameterWords[locale]
}

export function termsIn(locale: Locale): Terms {
  return everyLanguage[locale].term
}

/** The sentence of a refusal; see `sentenceOf`. */
export function refusalSentence(code: RefusalCode, details: RefusalDetails, locale: Locale): string {
  return sentenceOf(code, details, everyLanguage[locale])
}
