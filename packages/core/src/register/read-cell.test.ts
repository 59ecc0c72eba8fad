import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cell } from '../kernel/cell.ts'
import { columnLetters } from '../kernel/cell.ts'
import { columns } from './columns.ts'
import type { ReadingContext } from './read-cell.ts'
import { readCell } from './read-cell.ts'

const context: ReadingContext = {
  codes: new Map([
    ['household-category', new Map([['脱贫户', 'lifted'], ['lifted', 'lifted']])],
    ['health', new Map([['健康', 'healthy'], ['残疾', 'disabled'], ['长期慢性病', 'chronic']])],
  ]),
  today: '2020-05-07',
}

function read(key: string, text: string, kind: Cell['kind'] = 'text', factor: number | null = 1) {
  const column = columns.find((one) => one.key === key)
  if (!column) throw new Error(key)
  const reading = readCell(column, { kind, text }, context, factor)
  if ('empty' in reading) return null
  return 'value' in reading ? reading.value : reading.reason
}

describe('reading a cell', () => {
  it.each([
    ['birthDate', '1970-03-05', '1970-03-05'],
    ['birthDate', '1970/3/5', '1970-03-05'],
    ['birthDate', '1970年3月5日', '1970-03-05'],
    ['birthDate', '19700305', '1970-03-05'],
    ['birthDate', '1970-02-30', 'not-a-day'],
    ['birthDate', '2021-01-01', 'day-out-of-range'],
    ['phone', '138-1234-1234', '13812341234'],
    ['phone', '１３８１２３４１２３４', '13812341234'],
    ['incomePerPerson', '5,123.50元', 5123.5],
    ['incomePerPerson', '五千', 'not-a-number'],
    ['monthsAway', '13', 'out-of-range'],
    ['memberCount', '2.5', 'not-whole'],
    ['liftedYear', '2019年', 2019],
    ['safeWater', '有', true],
    ['safeWater', '大概', 'not-yes-or-no'],
    ['category', '脱贫 户', 'lifted'],
    ['category', '贫困户', 'code-unknown'],
    ['sex', '女', 'female'],
    ['number', '4319-A1', '4319-A1'],
    ['number', '4.31999E+17', 'number-damaged'],
    ['number', "'431999000001", '431999000001'],
    ['name', '石'.repeat(61), 'too-long'],
  ])('%s “%s” is %s', (key, text, expected) => expect(read(key, text)).toBe(expected))

  it('refuses what a spreadsheet has made of a text: a day of 1-2, a truth value of TRUE', () => {
    for (const [key, reason] of [
      ['villagerGroup', 'text-converted'], ['number', 'number-damaged'], ['memberNumber', 'number-damaged'], ['documentNumber', 'document-damaged'],
      ['name', 'name-characters'], ['incomePerPerson', 'not-a-number'], ['phone', 'phone-invalid'],
    ] as const) {
      expect(read(key, '2020-01-02', 'date'), key).toBe(reason)
      expect(read(key, '1', 'boolean'), key).toBe(reason)
    }
  })

  it('takes several codes in any of the usual ways, in one order', () => {
    for (const text of ['残疾、长期慢性病', '长期慢性病,残疾', '残疾；长期慢性病；残疾']) {
      expect(read('health', text)).toEqual(['chronic', 'disabled'])
    }
    expect(read('health', '健康、贫血')).toBe('code-unknown')
  })

  it('takes a number in a number’s cell only where it has lost nothing', () => {
    expect(read('number', '431999000001', 'number')).toBe('431999000001')
    expect(read('number', '4319990000010001', 'number')).toBe('number-damaged')
    expect(read('documentNumber', '431999197003050000', 'number')).toBe('document-damaged')
    expect(read('documentNumber', '4.31999197003050E17', 'number')).toBe('document-damaged')
    expect(read('phone', '1.3812341234E10', 'number')).toBe('13812341234')
  })

  it('refuses formulas and error values whatever the column', () => {
    fc.assert(fc.property(fc.constantFrom(...columns), fc.string(), ({ key }, text) => {
      expect(read(key, text, 'formula')).toBe('formula')
      expect(read(key, text, 'error')).toBe('cell-error')
    }))
  })

  it.each([
    ['birthDate', '1970-03-05 00:00:00', '1970-03-05'],
    ['birthDate', '1970.3.5', '1970-03-05'],
    ['birthDate', '1970/3/5 上午12:00', '1970-03-05'],
    ['birthDate', '1970年3月', '1970-03'],
    ['birthDate', '1970', 'not-a-day'],
    ['birthDate', '70.3.5', 'not-a-day'],
    ['birthDate', '５', 'not-a-day'],
    ['phone', '0745-8822345', '0745-8822345'],
    ['phone', '(0745)8822345转12', '0745-8822345转12'],
    ['phone', '13800001234/13900001234', '13800001234、13900001234'],
    ['phone', '138 0000 1234', '13800001234'],
    ['phone', '8822345', 'phone-invalid'],
    ['phone', '无', null],
    ['monitoredClass', '/', null],
    ['houseGrade', '—', null],
    ['dangerousHouse', '无', false],
    ['category', '无', 'code-unknown'],
    ['name', '石 大山', '石大山'],
    ['name', '石　山', '石山'],
    ['name', '石大山\u200b', '石大山'],
    ['name', '⽯大山', '石大山'],
    ['name', '买买提．吐尔逊', '买买提·吐尔逊'],
    ['name', 'NGUYEN  THI  HOA', 'NGUYEN THI HOA'],
    ['name', '石大\ufffd', 'text-damaged'],
    ['name', '甲某、乙某', 'name-characters'],
    ['name', '无', 'name-characters'],
    ['village', '云 界 村', '云界村'],
    ['incomePerPerson', '0.51万元', 5100],
    ['incomePerPerson', '￥5123', 5123],
    ['incomePerPerson', '5123.5元/年', 5123.5],
    ['incomePerPerson', '1,2345', 'not-a-number'],
    ['incomePerPerson', '51,23', 'not-a-number'],
    ['incomePerPerson', '5 123,50', 'not-a-number'],
    ['incomePerPerson', '约5000', 'not-a-number'],
    ['incomePerPerson', '5000美元', 'not-a-number'],
    ['incomePerPerson', '0.5123', 'amount-tiny'],
    ['houseArea', '88㎡', 88],
    ['health', '健康。', ['healthy']],
  ])('%s “%s” is %j', (key, text, expected) => expect(read(key, text)).toEqual(expected))

  it('takes a number for a day only in a date’s cell, or written with all eight digits', () => {
    for (const text of ['1970', '1970.3', '1970.305', '25632']) expect(read('birthDate', text, 'number')).toBe('not-a-day')
    expect(read('birthDate', '19700305', 'number')).toBe('1970-03-05')
    expect(read('birthDate', '1970-03-05', 'date')).toBe('1970-03-05')
    expect(read('incomePerPerson', '1970-03-05', 'date')).toBe('not-a-number')
  })

  it('multiplies by the unit of heading or title, where the cell has none of its own', () => {
    expect(read('incomePerPerson', '0.5123', 'number', 10_000)).toBe(5123)
    expect(read('incomePerPerson', '5123元', 'text', 10_000)).toBe(5123)
    expect(read('incomePerPerson', '5123', 'number', null)).toBe('unit-ambiguous')
    expect(read('incomePerPerson', '5123', 'number', 10_000)).toBe('out-of-range')
  })

  it('never throws and never invents', () => {
    fc.assert(fc.property(fc.constantFrom(...columns), fc.string({ unit: 'binary' }), (column, text) => {
      const reading = readCell(column, { kind: 'text', text }, context)
      expect('reason' in reading ? reading.reason.length > 0 : 'value' in reading || reading.empty).toBe(true)
    }))
  })

  it.each([[1, 'A'], [26, 'Z'], [27, 'AA'], [702, 'ZZ'], [703, 'AAA']])('column %i is %s', (place, letters) =>
    expect(columnLetters(place)).toBe(letters))
})
