import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialsOf } from './initials.ts'
import { matches, searchKeyOf } from './search.ts'

const key = searchKeyOf({ number: '43122510120300017', names: ['杨秀英', '单志强'] })

describe('finding a household', () => {
  it.each([
    ['a part of the head’s name', '秀英'], ['a member’s name', '单志'], ['initials of the head', 'yxy'],
    ['the first initial', 'y'], ['capitals', 'YX'], ['initials of a member, the surname read as one', 'szq'],
    ['the last digits of the number', '0017'], ['the whole number', '43122510120300017'], ['nothing', '  '],
  ])('by %s', (_, typed) => expect(matches(key, typed, initialsOf)).toBe(true))

  it.each([['other initials', 'xy'], ['another name', '杨秀兰'], ['digits that are not there', '9999'], ['a second reading', 'dzq']])(
    'not by %s', (_, typed) => expect(matches(key, typed, initialsOf)).toBe(false))

  it('by name and number before the readings of characters are there', () => {
    expect(matches(key, '秀英', null)).toBe(true)
    expect(matches(key, 'yxy', null)).toBe(false)
  })

  it('by the beginning of its own initials, for any name', () => {
    const names = fc.array(fc.constantFrom('王', '李', '张', '刘', '陈', '杨', '单', '解', '周', '吴', '曾', '英', '秀', '强', '志', '芳'), { minLength: 2, maxLength: 4 })
    fc.assert(fc.property(names, (characters) => {
      const name = characters.join('')
      const initials = initialsOf(name)
      expect(initials).toHaveLength(characters.length)
      expect(matches(searchKeyOf({ number: '1', names: [name] }), initials.slice(0, 2), initialsOf)).toBe(true)
    }))
  })
})
