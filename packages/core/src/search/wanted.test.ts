import { describe, expect, it } from 'vitest'
import { isReadAs, wantedOf } from './wanted.ts'

describe('what is typed into a search', () => {
  it.each([
    ['0017', 'number', '0017'], ['0300 017', 'number', '0300017'], ['H-17', 'number', 'H-17'], ['yxy', 'letters', 'yxy'], ['Yang Xiu', 'letters', 'yangxiu'],
    ['秀英', 'name', '秀英'], ['单 志', 'name', '单志'], ['3组', 'name', '3组'], [' ', 'name', ''],
  ] as const)('%s is a %s', (typed, kind, text) => expect(wantedOf(typed)).toEqual({ kind, text }))

  it.each(['y', 'yxy', 'xy', 'yang', 'yangxiuying', 'xiuy', 'ya', 'ying', 'yangx'])('reads 杨秀英 as %s', (letters) =>
    expect(isReadAs(['yang', 'xiu', 'ying'], letters)).toBe(true))
  it.each(['yy', 'yxyz', 'ang', 'iu', 'yangxiuyingx', 'yangxy', 'x z'])('does not read it as %s', (letters) =>
    expect(isReadAs(['yang', 'xiu', 'ying'], letters)).toBe(false))
})
