import { describe, expect, it } from 'vitest'
import { addDays, workCalendar } from '@lookback/core/kernel'
import type { Course } from './course.ts'
import { paceOf } from './pace.ts'

const today = '2020-04-01'
const rules = {
  today, calendar: workCalendar({ daysOff: [], workedWeekends: [] }), parameter: { shortDays: 7, longDays: 14, chartDays: 60, forecastDays: 20 },
}
const indicator = { startsOn: '2020-01-01', dueOn: '2020-04-11', kind: 'quantity', basis: 'count' } as const
const daily = (amounts: readonly number[], whole: number | null = null): Course => ({
  readings: amounts.map((done, index) => ({ day: addDays(today, index - amounts.length), done, whole })), isFromNothing: whole === null,
})
const left = { left: 20, target: null }

describe('the pace of an indicator', () => {
  it('of what shall become less is what has gone: more of it is no progress', () => {
    const falling = paceOf({ ...indicator, direction: 'at-most' }, left, daily(Array.from({ length: 20 }, (_, day) => 60 - 2 * day)), rules, 'zh-CN')
    expect(falling.held.map(({ perDay }) => perDay)).toEqual([2, 2])
    expect(falling.leftAtDate).toBe(0)
    const rising = paceOf({ ...indicator, direction: 'at-most' }, left, daily(Array.from({ length: 20 }, (_, day) => 2 * day)), rules, 'zh-CN')
    expect(rising.held.every(({ perDay }) => perDay < 0)).toBe(true)
    expect(rising.leftAtDate).toBeGreaterThan(20)
    expect([rising.forecast, rising.noForecast]).toEqual([null, '最近差得越来越多，说不出哪天完成。'])
  })

  it('of a rate that is known since some day is how much of the gap was closed, and of no stretch that began before', () => {
    const rate = { ...indicator, kind: 'rate', direction: 'at-least' } as const
    const told = (days: number) => paceOf(rate, { left: 60, target: 80 }, daily(Array.from({ length: days }, (_, day) => day), 100), rules, 'zh-CN')
    expect(told(20).held).toEqual([{ days: 7, done: 7, perDay: 1 }, { days: 14, done: 14, perDay: 1 }])
    expect(told(20).forecast).not.toBeNull()
    expect(told(10).held.map(({ days }) => days)).toEqual([7])
    expect(told(5)).toMatchObject({ held: [], leftAtDate: null, noForecast: '从 2020-03-27 起才按天记，还说不出速度和哪天完成。' })
    const smaller: Course = { readings: [{ day: '2020-03-01', done: 50, whole: 100 }, { day: '2020-03-31', done: 50, whole: 70 }], isFromNothing: false }
    expect(paceOf(rate, { left: 6, target: 80 }, smaller, rules, 'zh-CN').held.every(({ perDay }) => perDay > 0)).toBe(true)
  })

  it('of what nobody knows day by day is not told, only what is needed', () => {
    expect(paceOf({ ...indicator, direction: 'at-least' }, left, null, rules, 'zh-CN')).toMatchObject({
      needed: { calendar: 2 }, held: [], leftAtDate: null, forecast: null, noForecast: '这个数没有按天记，说不出速度和哪天完成。',
    })
    expect(paceOf({ ...indicator, direction: 'at-least' }, { ...left, left: 0 }, null, rules, 'zh-CN').noForecast).toBeNull()
  })
})
