import type { AllWords } from '@lookback/core/capabilities'
import { sentenceOf } from '@lookback/core/capabilities'
import type { Refusal } from '@lookback/core/kernel'
import { addWords } from './i18n.ts'

let fieldWords: AllWords | null = null

/** Adds the field's own words to those of the page: terms, kinds of entries, names of capabilities, refusals. */
export function takeFieldWords(all: AllWords): void {
  fieldWords = all
  const { term, entry, capability } = all
  addWords({ term, entry, capability })
}

/** The sentence of a refusal in the language of the page. */
export function refusalSentence({ code, details }: Pick<Refusal, 'code' | 'details'>): string {
  return fieldWords ? sentenceOf(code, details, fieldWords) : code
}
