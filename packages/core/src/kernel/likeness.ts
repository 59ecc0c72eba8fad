/** Less alike than this is not worth asking about. */
export const leastAlike = 0.5

/** How alike two headings are, by Sørensen–Dice over characters and pairs of neighbours: 0 nothing in common, 1 the same. */
export function likeness(one: string, other: string): number {
  return Math.max(dice(Array.from(one), Array.from(other)), dice(pairs(one), pairs(other)))
}

function pairs(text: string): string[] {
  const characters = Array.from(text)
  return characters.slice(1).map((character, index) => (characters[index] ?? '') + character)
}

function dice(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 0
  const rest = [...other]
  const common = one.filter((part) => {
    const at = rest.indexOf(part)
    if (at >= 0) rest.splice(at, 1)
    return at >= 0
  })
  return (2 * common.length) / (one.length + other.length)
}
