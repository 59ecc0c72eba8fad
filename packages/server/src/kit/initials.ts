import { pinyin } from 'pinyin-pro'

const surnames = new Map<string, string>()
const characters = new Map<string, string>()

/**
 * The initials of how a name is read: 杨秀英 → `yxy`. A surname is read as a surname: 单 is `s`, 解 is `x`, 尉迟 `yc`.
 * Letters and digits stay; signs are left out. A name is mostly its surname and single characters, so that readings are
 * kept: a county's 400,000 names ask for a few thousand.
 */
export function initialsOf(name: string): string {
  const [first = '', second = '', ...rest] = Array.from(name)
  const beginning = kept(surnames, first + second, (text) => pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' }).join(''))
  const others = rest.map((character) => kept(characters, character, (text) => pinyin(text, { pattern: 'first', toneType: 'none' })))
  return (beginning + others.join('')).toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** More would be of names in other scripts, which repeat little. */
const MOST_KEPT = 100_000

function kept(readings: Map<string, string>, text: string, read: (text: string) => string): string {
  const known = readings.get(text)
  if (known !== undefined) return known
  const reading = read(text)
  if (readings.size < MOST_KEPT) readings.set(text, reading)
  return reading
}
