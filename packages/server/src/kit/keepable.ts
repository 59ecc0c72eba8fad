import { Refusal } from '@lookback/core/kernel'

/**
 * What the database and XML cannot hold: NUL and its like, halves of a character outside the first plane, and the two code
 * points that are none. Nobody means them; they come of broken programs and half-deleted emoji.
 */
// eslint-disable-next-line no-control-regex
const unkeepable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Values within values; what our own pages and phones send has six or seven. */
const DEEPEST = 40

/** A text with a sign in place of each character that cannot be kept. */
export function keepableText(text: string): string {
  return text.replace(unkeepable, '\ufffd')
}

/**
 * Refuses what cannot be kept, wherever in a request it stands; with a stack of its own, so that a hundred thousand brackets
 * take none.
 * @throws {Refusal} `text-unkeepable`
 */
export function requireKeepable(value: unknown): void {
  const left: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let one = left.pop(); one; one = left.pop()) {
    if (typeof one.value === 'string' && keepableText(one.value) !== one.value) throw new Refusal('text-unkeepable')
    if (typeof one.value !== 'object' || one.value === null) continue
    if (one.depth === DEEPEST) throw new Refusal('text-unkeepable')
    for (const [name, inner] of Object.entries(one.value)) {
      left.push({ value: name, depth: one.depth + 1 }, { value: inner, depth: one.depth + 1 })
    }
  }
}

/** The same with what can be kept of it: signs for characters, nothing for what is nested too deep. */
export function keepable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return keepableText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === DEEPEST) return null
  if (Array.isArray(value)) return value.map((one) => keepable(one, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [keepableText(name), keepable(one, depth + 1)]))
}
