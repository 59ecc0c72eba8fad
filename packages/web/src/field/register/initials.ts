import { pinyin } from 'pinyin-pro'

const known = new Map<string, string>()

/** 杨秀英 → `yxy`. A surname is read as a surname: 单 is `s`, 解 is `x`. Loaded apart: the readings are a large table. */
export function initialsOf(name: string): string {
  const found = known.get(name)
  if (found !== undefined) return found
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' }).join('').toLowerCase()
  known.set(name, initials)
  return initials
}

const AT_ONCE = 50

/** Reads names before anybody types, a few at a time: thousands at the first letter would make it stick. */
export async function readAhead(names: readonly string[]): Promise<void> {
  for (let start = 0; start < names.length; start += AT_ONCE) {
    for (const name of names.slice(start, start + AT_ONCE)) initialsOf(name)
    await new Promise((resolve) => setTimeout(resolve))
  }
}
