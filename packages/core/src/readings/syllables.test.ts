import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { readingTable } from '../../test/reading-table.ts'
import { initialsOf, syllablesOf } from './index.ts'
import * as table from './table.gen.ts'

describe('how names are read', () => {
  it.each([
    ['杨秀英', 'yang xiu ying'], ['单志强', 'shan zhi qiang'], ['解放', 'xie fang'], ['仇小花', 'qiu xiao hua'], ['曾大山', 'zeng da shan'],
    ['查良镛', 'zha liang yong'], ['区小明', 'ou xiao ming'], ['尉迟恭', 'yu chi gong'], ['欧阳秀英', 'ou yang xiu ying'], ['万俟卨', 'mo qi xie'],
    ['吕布', 'lv bu'], ['喆', 'zhe'], ['买买提·艾力', 'mai mai ti ai li'], ['Anna 2', 'a n n a 2'], ['', ''],
  ])('%s is %s', (name, read) => expect(syllablesOf(name).join(' ')).toBe(read))

  it('gives initials, a surname’s as a surname', () => {
    expect(['杨秀英', '单志强', '尉迟恭', '石', '买买提·艾力', 'Anna 2', ''].map(initialsOf)).toEqual(['yxy', 'szq', 'ycg', 's', 'mmtal', 'anna2', ''])
  })

  it('stands in the table as the library reads it', () => {
    const { syllables, characterReadings, surnameReadings } = readingTable(pinyin)
    expect({ syllables: table.syllables, characterReadings: table.characterReadings, surnameReadings: table.surnameReadings })
      .toEqual({ syllables, characterReadings, surnameReadings })
  })
})
