import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { syllablesOf } from '../readings/index.ts'
import { wantedOf } from '../search/index.ts'
import type { SearchKey } from './found-by.ts'
import { foundBy } from './found-by.ts'
import { SearchIndex } from './search-index.ts'

const character = fc.constantFrom('杨', '秀', '英', '单', '志', '强', '解', '放', '吕', '区', '石', '𠮷', 'a', '2', '·')
const name = fc.array(character, { maxLength: 4 }).map((characters) => characters.join(''))
const key: fc.Arbitrary<SearchKey> = fc.record({
  number: fc.array(fc.constantFrom('0', '1', '2', '3', 'a', 'A', 'x'), { maxLength: 6 }).map((digits) => digits.join('')),
  names: fc.array(name, { minLength: 1, maxLength: 4 }),
  group: fc.constantFrom('', '3组', '13组', '垭口上', 'A1组'),
})
/** Digits, pieces of how names are read, characters, and what stands in no name. */
const typed = fc.array(fc.constantFrom('0', '1', '3', 'a', 'A', 'x', 'X1', 'y', 'yang', 'xiu', 'yi', 's', 'shan', 'lv', 'ou', '杨', '秀英', '组', '垭', ' ', '.', '(', '\n'), { maxLength: 4 })
  .map((pieces) => pieces.join(''))

describe('many things that can be found', () => {
  it('are found as each by itself', () => {
    fc.assert(fc.property(fc.array(key, { maxLength: 8 }), typed, (keys, text) => {
      const index = new SearchIndex(syllablesOf)
      for (const one of keys) index.add(one)
      const wanted = wantedOf(text)
      const expected = keys.map((one) => Number(foundBy(one, wanted, syllablesOf) !== null))
      expect([...index.find(wanted) ?? keys.map(() => 1)]).toEqual(expected)
    }), { numRuns: 2_000 })
  })

  it('also where some came after others had been looked for', () => {
    const index = new SearchIndex(syllablesOf)
    index.add({ number: '1', names: ['杨秀英'], group: '' })
    expect([...index.find(wantedOf('yxy')) ?? []]).toEqual([1])
    index.add({ number: '2', names: ['石大山', '杨秀英'], group: '' })
    expect([...index.find(wantedOf('xiuy')) ?? [], index.size]).toEqual([1, 1, 2])
  })
})
