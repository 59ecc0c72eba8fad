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

/** A group of terms may come from several capabilities. */
function addTerms(all: Record<string, object | string>, group: string, terms: object | string): void {
  all[group] = typeof terms === 'string' ? terms : { ...all[group] as object | undefined, ...terms }
}

/** Loads the words of one language. */
export async function loadWords(locale: Locale): Promise<AllWords> {
  const all = { locale, refusal: {}, entry: {}, capability: {}, term: {} }
  const loaded = await Promise.all((capabilities as readonly Capability[]).map(async (one) => ({ name: one.name, ...(await one.words[locale]()) })))
  for (const { name, words } of loaded) {
    Object.assign(all.refusal, words.refusal)
    Object.assign(all.entry, words.entry)
    for (const [group, terms] of Object.entries(words.term)) addTerms(all.term, group, terms)
    if (words.name !== undefined) Object.assign(all.capability, { [name]: words.name })
  }
  return all as AllWords
}
