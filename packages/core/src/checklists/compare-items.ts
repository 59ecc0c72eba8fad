import type { CheckItem } from './standard.ts'

/** What an item says beside its code, in the order in which it is read. */
export const itemParts = ['dimension', 'wording', 'severity', 'department', 'allowance', 'evidence'] as const
export type ItemPart = (typeof itemParts)[number]

/** An item of either version: only the later one has it, only the earlier one had it, or both, with the parts that differ. */
export interface ComparedItem<Item extends CheckItem> {
  code: string
  before: Item | null
  after: Item | null
  /** Empty where both say the same, or only one has the item. */
  differs: readonly ItemPart[]
}

/**
 * Two versions of a checklist, item by item, by code: the later one's in its order, then those that are gone. An item that got another code is
 * told as one gone and one added, as problems go by the code.
 */
export function compareItems<Item extends CheckItem>(before: readonly Item[], after: readonly Item[]): ComparedItem<Item>[] {
  const earlier = new Map(before.map((item) => [item.code, item]))
  const kept = new Set(after.map(({ code }) => code))
  return [
    ...after.map((item) => {
      const was = earlier.get(item.code) ?? null
      return { code: item.code, before: was, after: item, differs: was === null ? [] : itemParts.filter((part) => partOf(was, part) !== partOf(item, part)) }
    }),
    ...before.filter(({ code }) => !kept.has(code)).map((item) => ({ code: item.code, before: item, after: null, differs: [] })),
  ]
}

function partOf(item: CheckItem, part: ItemPart): string {
  if (part === 'allowance') return `${item.allowance} ${item.allowanceUnit}`
  if (part === 'evidence') return JSON.stringify([[...item.evidence].sort(), item.papers])
  return item[part]
}
