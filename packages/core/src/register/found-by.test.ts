import { describe, expect, it } from 'vitest'
import { syllablesOf } from '../readings/index.ts'
import { wantedOf } from '../search/index.ts'
import { foundBy } from './found-by.ts'

const key = { number: '43122510120300017', names: ['杨秀英', '单志强', '解放'], group: '三组' }
const found = (typed: string) => foundBy(key, wantedOf(typed), syllablesOf)

describe('finding a household', () => {
  it.each([
    ['a part of the head’s name', '秀英'], ['initials of the head', 'yxy'], ['the first initial', 'Y'], ['initials from within', 'xy'],
    ['full pinyin', 'yangxiuying'], ['full pinyin with blanks, by half', 'yang xiu y'], ['the last digits of the number', '0017'],
    ['the whole number', '43122510120300017'], ['a number with blanks', '0300 017'], ['the group', '三组'], ['a part of the group', '三'], ['nothing', '  '],
  ])('by %s', (_, typed) => expect(found(typed)).toEqual({ through: null }))

  it.each([
    ['a part of a name', '单志', '单志强'], ['a name with a blank', '单 志', '单志强'], ['initials', 'szq', '单志强'], ['full pinyin', 'shanzhi', '单志强'],
    ['a surname that is read as one', 'xiefang', '解放'],
  ])('says through which member: by %s', (_, typed, member) => expect(found(typed)).toEqual({ through: member }))

  it.each([['other initials', 'yy'], ['another name', '杨秀兰'], ['digits that are not there', '9999'], ['a surname read otherwise', 'danzhi'], ['the middle of a syllable', 'angxiu']])(
    'not by %s', (_, typed) => expect(found(typed)).toBeNull())

  it('by the digits of a group', () => expect(foundBy({ ...key, group: '18组' }, wantedOf('18'), syllablesOf)).toEqual({ through: null }))
})
