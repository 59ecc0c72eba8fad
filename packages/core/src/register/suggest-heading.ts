import { columns } from './columns.ts'
import { headingKey } from './headings.ts'

/** Less alike than this is not worth asking about. */
const leastAlike = 0.5

/**
 * The column that an unknown heading may be meant for: 联系方式 for 联系电话. A suggestion only, for a person to confirm.
 * @param taken keys of the columns that the workbook has already
 */
export function suggestColumn(heading: string, taken: ReadonlySet<string>): string | null {
  const own = headingKey(heading.split('/').at(-1) ?? '')
  let best: { key: string; alike: number } | null = null
  for (const { key, labels } of columns) {
    if (taken.has(key)) continue
    const alike = Math.max(...labels.map((label) => likeness(own, headingKey(label))))
    if (alike >= leastAlike && alike > (best?.alike ?? 0)) best = { key, alike }
  }
  return best?.key ?? null
}

/** Sørensen–Dice over characters and pairs of neighbours: 0 nothing in common, 1 the same. */
function likeness(one: string, other: string): number {
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
