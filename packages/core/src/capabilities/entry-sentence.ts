import type { DetailTold, EntryDeclaration, Reference } from '../kernel/entry.ts'
import type { EntryKind } from './entries.ts'
import { entries } from './entries.ts'
import type { AllWords } from './words.ts'

/** What an entry's details refer to by id or code. */
export function entryReferences(kind: EntryKind, payload: Readonly<Record<string, unknown>>): { reference: Reference; id: string }[] {
  return Object.entries(detailsOf(kind)).flatMap(([name, told]) =>
    typeof told === 'string' ? listed(payload[name]).map((id) => ({ reference: told, id: String(id) })) : [])
}

/**
 * What an entry says, in its sentence.
 * @param nameOf the name of what a detail refers to; null where the reader may not see it
 */
export function entrySentence(
  kind: EntryKind, payload: Readonly<Record<string, unknown>>, words: AllWords, nameOf: (reference: Reference, id: string) => string | null,
): string {
  const details = detailsOf(kind)
  const tell = (told: DetailTold | undefined, value: unknown): string => {
    if (typeof value === 'boolean') return words.term.yesNo[value ? 'yes' : 'no']
    if (typeof value === 'object' && value !== null && 'text' in value) return String(value.text)
    if (told === undefined) return String(value)
    if (typeof told === 'string') return nameOf(told, String(value)) ?? '—'
    const group: unknown = words.term[told.term as keyof AllWords['term']]
    return (group as Readonly<Record<string, string>>)[String(value)] ?? String(value)
  }
  return words.entry[kind].sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const values = listed(payload[name])
    return values.length === 0 ? '—' : values.map((value) => tell(details[name], value)).join(words.locale === 'zh-CN' ? '、' : ', ')
  })
}

function detailsOf(kind: EntryKind): Readonly<Record<string, DetailTold | undefined>> {
  return (entries[kind] as EntryDeclaration).details ?? {}
}

function listed(value: unknown): readonly unknown[] {
  if (value === null || value === undefined || value === '') return []
  return Array.isArray(value) ? value : [value]
}
