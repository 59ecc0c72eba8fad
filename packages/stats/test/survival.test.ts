import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coxBinary, kaplanMeier, logRank } from '../src/index.ts'
import { printedLike, referenceNumber, referenceRows } from './reference.ts'

const aml = referenceRows('aml').map(({ time, status, x = '' }) => ({
  time: Number(time),
  event: status === '1',
  group: x,
  marked: x === 'Nonmaintained',
}))
const groupOf = (name: string) => aml.filter(({ group }) => group === name)
describe('the leukaemia data of Miller (1981)', () => {
  test.each(referenceRows('aml_km_expected'))('$x at $time: $survival', (row) => {
    const step = kaplanMeier({ observations: groupOf(row.x ?? '') }).steps.find(({ time }) => time === Number(row.time))
    expect([step?.atRisk, step?.events]).toEqual([Number(row.n_risk), Number(row.n_event)])
    const columns = { survival: 'survival', std_err: 'standardError', lower95: 'lower', upper95: 'upper' } as const
    for (const [column, field] of Object.entries(columns)) {
      const text = row[column] ?? ''
      expect(printedLike(step?.[field] ?? null, text)).toBe(text === '' ? 'null' : text)
    }
  })

  test('the Cox score test of two groups points the same way as the log-rank test', () => {
    expect(coxBinary({ observations: aml }).pValue).toBeCloseTo(logRank({ observations: aml }).pValue ?? 0, 1)
    expect(referenceNumber('aml_km_expected', { x: 'Maintained', time: '9' }, 'n_risk')).toBe(
      groupOf('Maintained').length,
    )
  })
})

const times = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 40 })

describe('properties', () => {
  test('without censoring the curve is the empirical one', () => {
    fc.assert(
      fc.property(times, (days) => {
        const { steps, median } = kaplanMeier({ observations: days.map((time) => ({ time, event: true })) })
        for (const { time, survival } of steps) {
          expect(survival).toBeCloseTo(days.filter((day) => day > time).length / days.length, 12)
        }
        expect(median).not.toBeNull()
      }),
    )
  })

  test('entering at the start is the same as no entry; entering late leaves earlier risk sets', () => {
    fc.assert(
      fc.property(times, (days) => {
        const plain = days.map((time, index) => ({ time, event: index % 3 > 0 }))
        expect(kaplanMeier({ observations: plain.map((each) => ({ ...each, entry: 0 })) })).toEqual(
          kaplanMeier({ observations: plain }),
        )
      }),
    )
    const late = { time: 10, event: true, entry: 6 }
    const { steps } = kaplanMeier({ observations: [{ time: 5, event: true }, { time: 8, event: false }, late] })
    expect(steps.map(({ atRisk }) => atRisk)).toEqual([2, 1])
  })

  test('the log-rank test does not care about the order of groups', () => {
    const turned = [...aml].reverse()
    expect(logRank({ observations: turned }).chiSquare).toBeCloseTo(logRank({ observations: aml }).chiSquare ?? 0, 12)
    const other = coxBinary({ observations: aml.map((each) => ({ ...each, marked: !each.marked })) })
    expect(other.coefficient).toBeCloseTo(-(coxBinary({ observations: aml }).coefficient ?? 0), 12)
  })
})

describe('edge cases', () => {
  test('median not reached is said in days', () => {
    const result = kaplanMeier({
      observations: [
        { time: 5, event: true },
        { time: 30, event: false },
        { time: 41, event: false },
      ],
    })
    expect(result).toMatchObject({ median: null, reason: { code: 'median-not-reached' } })
    expect(result.reason?.['zh-CN']).toBe('过半问题在 41 天后仍未整改。')
  })

  test('nothing observed, nothing closed, one group, bad times', () => {
    expect(kaplanMeier({ observations: [] })).toMatchObject({ steps: [], reason: { code: 'nothing-observed' } })
    expect(kaplanMeier({ observations: [{ time: 3, event: false }] })).toMatchObject({ steps: [], median: null })
    expect(logRank({ observations: groupOf('Maintained') })).toMatchObject({
      chiSquare: null,
      reason: { code: 'groups-not-comparable' },
    })
    expect(
      logRank({
        observations: [
          { time: 3, event: false, group: 'a' },
          { time: 4, event: false, group: 'b' },
        ],
      }),
    ).toMatchObject({ pValue: null, reason: { code: 'groups-not-comparable' } })
    for (const entry of [3, 4]) {
      expect(() => kaplanMeier({ observations: [{ time: 3, event: true, entry }] })).toThrow(`entry ${entry} and time 3`)
    }
  })

  test('closed on the day it was found counts', () => {
    expect(
      kaplanMeier({
        observations: [
          { time: 0, event: true },
          { time: 2, event: true },
        ],
      }).steps[0],
    ).toMatchObject({ time: 0, atRisk: 2, survival: 0.5 })
  })

  test('a side without closures has no hazard ratio', () => {
    const observations = [1, 2, 3, 4].map((time) => ({ time, event: time < 3, marked: time < 3 }))
    expect(coxBinary({ observations })).toMatchObject({ hazardRatio: null, reason: { code: 'groups-not-comparable' } })
    expect(coxBinary({ observations: [] })).toMatchObject({
      hazardRatio: null,
      reason: { code: 'groups-not-comparable' },
    })
  })
})
