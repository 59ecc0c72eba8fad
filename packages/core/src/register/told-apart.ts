import type { ReasonDetails } from '../kernel/cell.ts'

/** Characters that print alike and are not the same. */
const lookAlikes = ['己已巳', '未末', '土士', '日曰', '〇○零', '一ー－', '戊戌戍', '干千', '侯候', '昊旲', '汩汨', '壸壶']

/**
 * Details of which two texts differ in one character that looks like the other's (己 and 已): both are named by their code,
 * so that nobody is shown two texts that seem the same.
 */
export function toldApart(details: ReasonDetails): ReasonDetails {
  const [one, other, ...more] = Object.entries(details).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  if (!one || !other || more.length > 0) return details
  const [first, second] = [Array.from(one[1]), Array.from(other[1])]
  if (first.length !== second.length) return details
  const differ = first.flatMap((character, index) => (character === second[index] ? [] : [index]))
  if (differ.length === 0 || !differ.every((index) => lookAlike(first[index] ?? '', second[index] ?? ''))) return details
  const named = (characters: readonly string[]) => `${characters.join('')}（${differ.map((index) => codeOf(characters[index] ?? '')).join('、')}）`
  return { ...details, [one[0]]: named(first), [other[0]]: named(second) }
}

function lookAlike(one: string, other: string): boolean {
  return one.normalize('NFKC') === other.normalize('NFKC') || lookAlikes.some((group) => group.includes(one) && group.includes(other))
}

function codeOf(character: string): string {
  return `${character} U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
