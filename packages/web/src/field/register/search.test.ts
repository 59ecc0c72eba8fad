import { describe, expect, it } from 'vitest'
import { foundThrough, matches, searchKeyOf } from './search.ts'

const key = searchKeyOf({ number: '43122510120300017', names: ['杨秀英', '单志强', '三组'], initials: ['yxy', 'szq'] })

describe('finding a household', () => {
  it.each([
    ['a part of the head’s name', '秀英'], ['a member’s name', '单志'], ['initials of the head', 'yxy'],
    ['the first initial', 'y'], ['capitals', 'YX'], ['initials of a member', 'szq'],
    ['the last digits of the number', '0017'], ['the whole number', '43122510120300017'], ['nothing', '  '],
    ['a number with blanks', '0300 017'], ['the group', '三组'], ['a name with a blank', '单 志'],
  ])('by %s', (_, typed) => expect(matches(key, typed)).toBe(true))

  it.each([['other initials', 'xy'], ['another name', '杨秀兰'], ['digits that are not there', '9999'], ['a second reading', 'dzq']])(
    'not by %s', (_, typed) => expect(matches(key, typed)).toBe(false))

  it('says through whom: not where it is the head', () => {
    expect(foundThrough(key, '单志')).toBe('单志强')
    for (const typed of ['秀英', '0017', 'szq', '']) expect(foundThrough(key, typed)).toBeNull()
  })

  it('by name and number where the county has not sent initials yet', () => {
    const older = searchKeyOf({ number: '17', names: ['杨秀英'], initials: [] })
    expect(matches(older, '秀英')).toBe(true)
    expect(matches(older, '17')).toBe(true)
    expect(matches(older, 'yxy')).toBe(false)
  })
})
