import type { CodeListDeclaration } from '../kernel/code-list.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { CarriedCode, CodeListEffects, ListedCode } from './contract.ts'

/** What a new edition of a code list does to the one that holds. */
export function editionEffects(present: readonly CarriedCode[], edition: readonly ListedCode[]): CodeListEffects {
  const before = new Map(present.map((entry) => [entry.code, entry]))
  const after = new Set(edition.map(({ code }) => code))
  const kept = (entries: readonly ListedCode[]) => entries.map(({ code }) => code).filter((code) => before.has(code) && after.has(code))
  return {
    added: edition.filter(({ code }) => !before.has(code)),
    renamed: edition.flatMap(({ code, label }) => {
      const old = before.get(code)
      return old && old.label !== label ? [{ code, label, carried: old.carried, before: old.label }] : []
    }),
    ended: present.filter(({ code }) => !after.has(code)),
    moved: kept(present).join(' ') !== kept(edition).join(' '),
  }
}

/**
 * Whether an edition may take the place of the one that holds.
 * @throws {Refusal} `code-twice`, `code-label-twice`, `code-fixed`, `code-label-carried`
 */
export function checkEdition(
  { fixed = [], carriesLabel = false }: CodeListDeclaration, present: readonly CarriedCode[], edition: readonly ListedCode[],
): void {
  const codes = new Set<string>()
  const labels = new Set<string>()
  for (const { code, label } of edition) {
    if (codes.has(code)) throw new Refusal('code-twice', { code })
    if (labels.has(label)) throw new Refusal('code-label-twice', { label })
    codes.add(code)
    labels.add(label)
  }
  const { ended, renamed } = editionEffects(present, edition)
  const touched = [...ended.map(({ code, label }) => ({ code, label })), ...renamed.map(({ code, before }) => ({ code, label: before }))]
    .find(({ code }) => fixed.includes(code))
  if (touched) throw new Refusal('code-fixed', { label: touched.label })
  const carried = carriesLabel ? renamed.find((entry) => entry.carried > 0) : undefined
  if (carried) throw new Refusal('code-label-carried', { count: carried.carried, label: carried.before })
}
