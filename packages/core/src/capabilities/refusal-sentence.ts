import type { RefusalCode, RefusalDetails } from '../kernel/refusal.ts'
import { timeOf } from '../kernel/county-time.ts'
import type { EntryKind } from './entries.ts'
import type { AllWords, Terms } from './words.ts'

/** The groups of terms that details of refusals are told in, by the detail's name. */
const groups = {
  state: 'state', action: 'action', allowed: 'action', tier: 'tier', tiers: 'tier', role: 'role', duty: 'duty',
  levels: 'regionLevel', evidenceKinds: 'evidenceKind', reason: 'reason', householdEnd: 'householdEnd',
} as const

/** Of a longer detail only the beginning is told: somebody pasted a page into a cell. */
const LONGEST_DETAIL = 200

/** The sentence of a refusal. Details that are our identifiers (states, actions, tiers) are told in words. */
export function sentenceOf(code: RefusalCode, details: RefusalDetails, { locale, refusal, entry, term }: AllWords): string {
  const inWords = (name: string, given: string): string => {
    const value = given.length > LONGEST_DETAIL ? `${Array.from(given.slice(0, 2 * LONGEST_DETAIL)).slice(0, LONGEST_DETAIL).join('')}…` : given
    switch (name) {
      case 'who':
        return value === '' ? term.byItself : value
      case 'did':
        return value in entry ? entry[value as EntryKind].name : value
      case 'at':
      case 'madeAt':
      case 'foundAt':
        return timeOf(new Date(value))
      case 'fields':
        return fieldOf(term.field, value)
      default:
        return name in groups ? wordOf(term[groups[name as keyof typeof groups]], value) : value
    }
  }
  const separator = locale === 'zh-CN' ? '、' : ', '
  return refusal[code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = details[name]
    if (value === undefined) return '—'
    if (typeof value === 'number') return String(value)
    if (typeof value === 'string') return inWords(name, value)
    return value.length === 0 ? '—' : value.map((one) => inWords(name, one)).join(separator)
  })
}

/** A field by the last name on its path that has a word: of `action.evidence.2.sha256` the checksum of the file. */
function fieldOf(words: Terms['field'], path: string): string {
  return wordOf(words, path.split('.').reverse().find((name) => name in words) ?? 'content')
}

function wordOf(group: Readonly<Record<string, string>>, value: string): string {
  return group[value] ?? value
}
