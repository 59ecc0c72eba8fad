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
