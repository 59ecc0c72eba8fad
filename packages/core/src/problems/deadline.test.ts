import { workCalendar } from '../kernel/work-calendar.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/time.ts'
import { deadline, deadlineLight } from './deadline.ts'

/** May 2020: the 1st to the 5th off, Saturday the 9th worked; 26 April worked (国办发明电〔2019〕16号). */
const may = workCalendar({
  daysOff: ['2020-05-01', '2020-05-04', '2020-05-05'], workedWeekends: ['2020-04-26', '2020-05-09'],
})
const plain = workCalendar({ daysOff: [], workedWeekends: [] })

describe('the last day of the time allowed', () => {
  it.each([
    ['2020-04-30', 5, 'day', '2020-05-05'],
    ['2020-04-30', 1, 'working-day', '2020-05-06'],
    ['2020-04-30', 5, 'working-day', '2020-05-11'],
    ['2020-04-24', 1, 'working-day', '2020-04-26'],
    ['2020-05-06', 0, 'working-day', '2020-05-06'],
    ['2020-05-01', 0, 'working-day', '2020-05-06'],
  ] as const)('from %s with %i %s is %s', (from, allowance, allowanceUnit, expected) => {
    expect(deadline(from, { allowance, allowanceUnit }, may)).toBe(expected)
  })

  it('is a day that is worked, with exactly the allowance of working days behind it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 90 }), (offset, allowance) => {
      const from = addDays('2020-01-01', offset)
      const due = deadline(from, { allowance, allowanceUnit: 'working-day' }, may)
      let worked = 0
      for (let day = addDays(from, 1); day <= due; day = addDays(day, 1)) if (may.isWorkday(day)) worked += 1
      expect(worked).toBe(allowance)
      expect(may.isWorkday(due)).toBe(true)
    }))
  })

  it('of a plain week skips Saturday and Sunday', () => {
    expect(deadline('2020-05-08', { allowance: 1, allowanceUnit: 'working-day' }, plain)).toBe('2020-05-11')
  })
})

describe('the light', () => {
  it.each([
    ['dispatched', '2020-05-07', '2020-05-11', 'green'],
    ['dispatched', '2020-05-08', '2020-05-11', 'yellow'],
    ['reported', '2020-05-11', '2020-05-11', 'yellow'],
    ['acknowledged', '2020-05-12', '2020-05-11', 'red'],
    ['reviewed', '2020-05-12', '2020-05-11', 'red'],
    ['closed', '2020-05-12', '2020-05-11', 'none'],
    ['found', '2020-05-12', null, 'none'],
  ] as const)('%s on %s, due on %s: %s', (state, today, dueOn, light) => {
    expect(deadlineLight({ state, dueOn }, today, 3)).toBe(light)
  })
})
