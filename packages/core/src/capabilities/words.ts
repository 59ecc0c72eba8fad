import type { Capability } from '../kernel/capability.ts'
import type { EntryWords } from '../kernel/entry.ts'
import type { RefusalCode } from '../kernel/refusal.ts'
import type { Locale, Same } from '../kernel/words.ts'
import type { EntryKind } from './entries.ts'
import { capabilities } from './list.ts'

type Loaded = Awaited<ReturnType<(typeof capabilities)[number]['words']['zh-CN']>>['words']
type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void ? All : never

/** The field's words for our identifiers, by group; `GLOSSARY.md` ties them together. */
export type Terms = Same<Intersection<Loaded['term']>>

/** What all capabilities say in one language. */
export interface AllWords {
  locale: Locale
  refusal: Readonly<Record<RefusalCode, string>>
  entry: Readonly<Record<EntryKind, EntryWords>>
  /** What the capabilities are called, by their name. */
  capability: Readonly<Record<string, string>>
  term: Terms
}

/** Loads the words of one language. */
export async function loadWords(locale: Locale): Promise<AllWords> {
  const all = { locale, refusal: {}, entry: {}, capability: {}, term: {} }
  const loaded = await Promise.all((capabilities as readonly Capability[]).map(async (one) => ({ name: one.name, ...(await one.words[locale]()) })))
  for (const { name, words } of loaded) {
    Object.assign(all.refusal, words.refusal)
    Object.assign(all.entry, words.entry)
    Object.assign(all.term, words.term)
    if (words.name !== undefined) Object.assign(all.capability, { [name]: words.name })
  }
  return all as AllWords
}
