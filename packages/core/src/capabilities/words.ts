import type { RefusalCode } from '../kernel/refusal.ts'
import type { Locale, Same } from '../kernel/words.ts'
import { capabilities } from './list.ts'

type Loaded = Awaited<ReturnType<(typeof capabilities)[number]['words']['zh-CN']>>['words']
type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never

/** The field's words for our identifiers, by group; `GLOSSARY.md` ties them together. */
export type Terms = Same<Intersection<Loaded['term']>>

/** What all capabilities say in one language. */
export interface AllWords {
  locale: Locale
  refusal: Readonly<Record<RefusalCode, string>>
  term: Terms
}

/** Loads the words of one language. */
export async function loadWords(locale: Locale): Promise<AllWords> {
  const all = { locale, refusal: {}, term: {} }
  for (const { words } of await Promise.all(capabilities.map(({ words }) => words[locale]()))) {
    Object.assign(all.refusal, words.refusal)
    Object.assign(all.term, words.term)
  }
  return all as AllWords
}
