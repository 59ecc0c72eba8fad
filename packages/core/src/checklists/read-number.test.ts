import { describe, expect, it } from 'vitest'
import { readNumber } from './read-number.ts'

describe('a number as people write it', () => {
  it.each([
    ['3', '断水天数', '3'], ['三天', '近一年断水天数', '3'], ['１２０', '住房面积（平方米）', '120'], ['120平', '住房面积（平方米）', '120'],
    ['120.5 ㎡', '住房面积（平方米）', '120.5'], ['2,300元', '工资性收入（元）', '2300'], ['1.5万', '工资性收入（元）', '15000'], ['十二', '家庭人口', '12'],
    ['两百五', '工资性收入（元）', '250'], ['一万三', '工资性收入（元）', '13000'], ['二十一个人', '参加医保的人数', '21'], ['3个', '6至15岁人数', '3'],
    ['一百零五', '断水天数', '105'], ['两万三千块', '工资性收入（元）', '23000'], ['一千五百', '工资性收入（元）', '1500'], ['-5', '温度', '-5'], ['', '天数', ''],
  ])('%s, asked for %s, is %s', (written, asked, value) => {
    expect(readNumber(written, false, asked)).toEqual({ value })
  })

  it.each([
    ['大概三四天', '断水天数', 'not-a-number'], ['不知道', '断水天数', 'not-a-number'], ['两小时', '取水往返时间（分钟）', 'other-unit'],
    ['2亩', '住房面积（平方米）', 'other-unit'], ['2.5', '家庭人口', 'not-whole'], ['1-2', '天数', 'not-a-number'],
  ])('%s, asked for %s, is not taken: %s', (written, asked, unreadable) => {
    expect(readNumber(written, true, asked)).toEqual({ unreadable })
  })
})
