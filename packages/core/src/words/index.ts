import { sentenceOf, loadWords } from '../capabilities/index.ts'
import type { AllWords, Terms } from '../capabilities/words.ts'
import type { RefusalCode, RefusalDetails } from '../kernel/refusal.ts'
import type { Locale } from '../kernel/words.ts'

export type { Terms } from '../capabilities/words.ts'

/** Every language at once, for whoever speaks to many people; a page loads the language that it shows. */
const everyLanguage: Readonly<Record<Locale, AllWords>> = { 'zh-CN': await loadWords('zh-CN'), en: await loadWords('en') }

/** Everything that the capabilities say in a language. */
export function wordsIn(locale: Locale): AllWords {
  return everyLanguage[locale]
}

export function termsIn(locale: Locale): Terms {
  return everyLanguage[locale].term
}

/** The sentence of a refusal; see `sentenceOf`. */
export function refusalSentence(code: RefusalCode, details: RefusalDetails, locale: Locale): string {
  return sentenceOf(code, details, everyLanguage[locale])
}
