import { describe, expect, it } from 'vitest'
import { readDays } from './read-days.ts'

describe('days pasted from a notice', () => {
  it.each([
    ['2027年1月1日至3日', ['2027-01-01', '2027-01-02', '2027-01-03']],
    ['2027年1月1日（周五）至3日（周日）放假调休，共3天。', ['2027-01-01', '2027-01-02', '2027-01-03']],
    ['2027-01-30 ~ 2027-02-01', ['2027-01-30', '2027-01-31', '2027-02-01']],
    ['2026年12月31日、2027年1月1日、1月2日', ['2026-12-31', '2027-01-01', '2027-01-02']],
    ['5月1日', ['2025-05-01']],
    ['2027.1.1\n2027/1/2', ['2027-01-01', '2027-01-02']],
  ])('%s', (text, days) => expect(readDays(text, 2025)).toEqual({ days, left: '' }))

  it('that are none are left over', () => {
    expect(readDays('2027年2月30日、元旦', 2027)).toEqual({ days: [], left: '2027年2月30日元旦' })
    expect(readDays('2027年1月1日至2027年12月31日', 2027).days).toEqual([])
  })
})
