import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, workCalendar } from '../kernel/index.ts'
import { burnDown, leftByLine, straightLine } from './burn-down.ts'
import type { DayCount } from './days.ts'
import { byWorkday, daysFrom, daysLeft, eachDay, sumOf, workdayAfter } from './days.ts'
import { leftAtDate, slowerOf } from './held.ts'

/** May Day of 2020: off from Friday to Tuesday, and Saturday the 9th worked instead. */
const calendar = workCalendar({ daysOff: ['2020-05-01', '2020-05-04', '2020-05-05'], workedWeekends: ['2020-05-09'] })

describe('days left', () => {
  it('count today and not the day of the examination', () => {
    expect(daysLeft('2020-04-30', '2020-05-11', calendar)).toEqual({ calendar: 11, working: 5 })
    expect(daysLeft('2020-05-10', '2020-05-11', calendar)).toEqual({ calendar: 1, working: 0 })
    expect(daysLeft('2020-05-11', '2020-05-11', calendar)).toEqual({ calendar: 0, working: 0 })
    expect(daysLeft('2020-05-12', '2020-05-11', calendar)).toEqual({ calendar: 0, working: 0 })
  })

  it('end on the working day that so many lead to', () => {
    expect(workdayAfter('2020-04-30', 0, calendar)).toBe('2020-04-30')
    expect(workdayAfter('2020-04-30', 1, calendar)).toBe('2020-04-30')
    expect(workdayAfter('2020-04-30', 2, calendar)).toBe('2020-05-06')
    expect(workdayAfter('2020-05-01', 4, calendar)).toBe('2020-05-09')
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }), (start, workdays) => {
      const today = addDays('2020-04-01', start)
      const last = workdayAfter(today, workdays, calendar)
      expect(daysLeft(today, addDays(last, 1), calendar).working).toBe(workdays)
      expect(calendar.isWorkday(last)).toBe(true)
    }))
  })
})

describe('past days', () => {
  const counts = fc.array(fc.record({ found: fc.nat(9), closed: fc.nat(9) }), { minLength: 1, maxLength: 30 })
    .map((all) => all.map((one, index) => ({ day: addDays('2020-04-24', index), ...one })))

  it('have a nought where nothing happened', () => {
    expect(eachDay([{ day: '2020-05-02', found: 3, closed: 1 }], '2020-05-01', '2020-05-04')).toEqual([
      { day: '2020-05-01', found: 0, closed: 0 }, { day: '2020-05-02', found: 3, closed: 1 }, { day: '2020-05-03', found: 0, closed: 0 },
    ])
  })

  it('give what was done on a day off to the working day before it', () => {
    const days = eachDay([{ day: '2020-04-30', found: 1, closed: 2 }, { day: '2020-05-03', found: 4, closed: 3 }], '2020-04-30', '2020-05-07')
    expect(byWorkday(days, calendar)).toEqual([{ day: '2020-04-30', found: 5, closed: 5 }, { day: '2020-05-06', found: 0, closed: 0 }])
    fc.assert(fc.property(counts, (all) => {
      const sum = (days: readonly DayCount[]) => [sumOf(days, 'found'), sumOf(days, 'closed')]
      // The 24th was worked, so nothing is lost.
      expect(sum(byWorkday(all, calendar))).toEqual(sum(all))
    }))
  })

  it('burn down to what is open now, along the line from the day with most', () => {
    fc.assert(fc.property(counts, fc.nat(50), (all, before) => {
      const series = burnDown(all, before)
      expect(series.at(-1)?.open).toBe(all.reduce((open, { found, closed }) => open + found - closed, before))
      const examination = '2020-07-06'
      const line = straightLine(series, examination)
      const most = Math.max(...series.map(({ open }) => open))
      if (most <= 0) return
      expect(line?.from.open).toBe(most)
      if (!line) return
      expect(leftByLine(line, line.from.day)).toBe(most)
      expect(leftByLine(line, examination)).toBe(0)
      expect(leftByLine(line, addDays(examination, 3))).toBe(0)
      expect(leftByLine(line, addDays(line.from.day, -1))).toBeNull()
      const along = daysFrom(line.from.day, examination).map((day) => leftByLine(line, day) ?? NaN)
      expect(along).toEqual([...along].sort((one, other) => other - one))
    }))
    expect(straightLine([{ day: '2020-05-01', open: 0 }], '2020-07-06')).toBeNull()
    expect(straightLine([{ day: '2020-07-06', open: 3 }], '2020-07-06')).toBeNull()
  })
})

describe('the pace held', () => {
  const held = (days: number, closed: number) => ({ days, closed, perDay: closed / days })

  it('is judged by the slower of the two, whichever it is', () => {
    expect(slowerOf(held(7, 7), held(14, 28)).days).toBe(7)
    expect(slowerOf(held(7, 28), held(14, 28)).days).toBe(14)
    expect(slowerOf(held(7, 7), held(14, 14)).days).toBe(7)
  })

  it('leaves whole problems at the examination, and never fewer than none', () => {
    expect(leftAtDate(10, 0.25, 30)).toBe(3)
    expect(leftAtDate(10, 1, 30)).toBe(0)
    expect(leftAtDate(10, 0, 30)).toBe(10)
  })
})
