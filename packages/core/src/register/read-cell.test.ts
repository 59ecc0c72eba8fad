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
  suspectDamage: false, daysFrom1904: false, today: '2020-05-07',
}

function read(key: string, text: string, kind: Cell['kind'] = 'text', changes: Partial<ReadingContext> = {}) {
  const column = columns.find((one) => one.key === key)
  if (!column) throw new Error(key)
  const reading = readCell(column, { kind, text }, { ...context, ...changes })
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
    ['phone', '0745-8862211', 'phone-invalid'],
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

  it('reads a spreadsheet’s days in both of its calendars', () => {
    fc.assert(fc.property(fc.integer({ min: 1_500, max: 43_000 }), (serial) => {
      const from1900 = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
      expect(read('birthDate', String(serial), 'number')).toBe(from1900)
      const from1904 = new Date(Date.UTC(1904, 0, 1 + serial)).toISOString().slice(0, 10)
      const expected = from1904 > context.today ? 'day-out-of-range' : from1904
      expect(read('birthDate', String(serial), 'number', { daysFrom1904: true })).toBe(expected)
    }))
  })

  it('never throws and never invents', () => {
    fc.assert(fc.property(fc.constantFrom(...columns), fc.string({ unit: 'binary' }), (column, text) => {
      const reading = readCell(column, { kind: 'text', text }, context)
      expect('value' in reading || reading.reason.length > 0).toBe(true)
    }))
  })

  it.each([[1, 'A'], [26, 'Z'], [27, 'AA'], [702, 'ZZ'], [703, 'AAA']])('column %i is %s', (place, letters) =>
    expect(columnLetters(place)).toBe(letters))
})
