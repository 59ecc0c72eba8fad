import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forecast, pace, seededRandom } from '../src/index.ts'

const days = (count: number, closed: number, opened: number) =>
  Array.from({ length: count }, () => ({ closed, opened }))

describe('pace', () => {
  test('compares what is needed with the last ten working days', () => {
    const history = [...days(5, 90, 0), ...days(10, 12, 2)]
    const result = pace({ open: 180, workingDaysLeft: 20, history })
    expect(result).toMatchObject({ required: 9, achieved: 12, net: 10, suffices: true, reason: null })
    expect(result.burnUp.at(-1)).toEqual({ closed: 570, scope: 570 + 180 })
  })

  test('is taken from as many days as it is asked to', () => {
    const history = [...days(7, 4, 0), ...days(7, 10, 0)]
    expect(pace({ open: 70, workingDaysLeft: 10, history, recent: 7 })).toMatchObject({ required: 7, achieved: 10, suffices: true })
    expect(pace({ open: 70, workingDaysLeft: 10, history, recent: 14 })).toMatchObject({ achieved: 7, suffices: true, reason: null })
    expect(pace({ open: 70, workingDaysLeft: 10, history, recent: 15 })).toMatchObject({ reason: { code: 'history-too-short' } })
    expect(() => pace({ open: 70, workingDaysLeft: 10, history, recent: 0 })).toThrow(RangeError)
  })

  test('short history, no net progress, no day left, all done', () => {
    expect(pace({ open: 9, workingDaysLeft: 3, history: days(4, 2, 0) })).toMatchObject({
      achieved: 2,
      suffices: false,
      reason: { code: 'history-too-short' },
    })
    const stuck = pace({ open: 9, workingDaysLeft: 3, history: days(12, 2, 2) })
    expect(stuck).toMatchObject({ net: 0, suffices: false, reason: { code: 'never-at-this-pace' } })
    expect(stuck.reason?.['zh-CN']).toContain('按目前速度无法完成')
    expect(pace({ open: 9, workingDaysLeft: 0, history: days(12, 2, 0) })).toMatchObject({
      required: null,
      suffices: false,
      reason: { code: 'no-working-day-left' },
    })
    expect(pace({ open: 0, workingDaysLeft: 0, history: [] })).toMatchObject({
      required: 0,
      suffices: true,
      reason: null,
    })
    expect(pace({ open: 5, workingDaysLeft: 5, history: [] })).toMatchObject({ achieved: null, suffices: null })
  })

  test('the scope line never falls and the open ones are the gap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ closed: fc.nat(9), opened: fc.nat(9) }), { minLength: 1 }),
        fc.nat(99),
        (history, open) => {
          fc.pre(history.reduce((start, { closed, opened }) => start + closed - opened, open) >= 0)
          const { burnUp } = pace({ open, workingDaysLeft: 5, history })
          burnUp.forEach(({ scope }, index) => expect(scope).toBeGreaterThanOrEqual(burnUp[index - 1]?.scope ?? -1))
          const last = burnUp.at(-1)
          expect((last?.scope ?? 0) - (last?.closed ?? 0)).toBe(open)
        },
      ),
    )
  })
})

describe('forecast', () => {
  const uneven = Array.from({ length: 12 }, (_, index) => ({ closed: index % 4 === 0 ? 0 : 8, opened: index % 3 }))

  test('steady days are forecast exactly', () => {
    expect(forecast({ open: 40, workingDaysLeft: 10, history: days(10, 5, 1), random: seededRandom(1) })).toEqual({
      probabilityDone: 1,
      medianDays: 10,
      sureDays: 10,
      reason: null,
    })
    expect(
      forecast({ open: 41, workingDaysLeft: 10, history: days(10, 5, 1), random: seededRandom(1) }).probabilityDone,
    ).toBe(0)
  })

  test('is repeated by its seed, surer with more days, and the sure date is later than the median', () => {
    const run = (workingDaysLeft: number) =>
      forecast({ open: 100, workingDaysLeft, history: uneven, random: seededRandom(9) })
    expect(run(20)).toEqual(run(20))
    expect(run(20).probabilityDone).toBeLessThan(run(24).probabilityDone ?? 0)
    expect(run(20).sureDays).toBeGreaterThan(run(20).medianDays ?? Infinity)
    const surely = run(run(20).sureDays ?? 0).probabilityDone
    expect(surely).toBeGreaterThanOrEqual(0.85)
  })

  test('short history and no net progress are reasons', () => {
    const ask = (history: { closed: number; opened: number }[]) =>
      forecast({ open: 9, workingDaysLeft: 3, history, random: seededRandom(1) })
    expect(ask(days(9, 5, 0))).toMatchObject({ probabilityDone: null, reason: { code: 'history-too-short' } })
    expect(ask(days(20, 5, 5))).toMatchObject({
      probabilityDone: null,
      sureDays: null,
      reason: { code: 'never-at-this-pace' },
    })
    expect(forecast({ open: 0, workingDaysLeft: 0, history: [], random: seededRandom(1) })).toMatchObject({
      probabilityDone: 1,
    })
    expect(() => ask([{ closed: -1, opened: 0 }])).toThrow('history.closed')
  })

  test('hardly moving work has no date within four years', () => {
    const crawl = [...days(49, 0, 0), { closed: 1, opened: 0 }]
    expect(
      forecast({ open: 90, workingDaysLeft: 30, history: crawl, random: seededRandom(1), replicates: 50 }),
    ).toMatchObject({ probabilityDone: 0, medianDays: null, sureDays: null, reason: { code: 'beyond-horizon' } })
  })
})
