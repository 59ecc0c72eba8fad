import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  benjaminiHochberg,
  bulkClosing,
  kilometresBetween,
  percentMatch,
  robustZ,
  samePositions,
  seededRandom,
  straightLining,
  toWgs84,
  tooFewFindings,
  travelSpeed,
  wgs84ToGcj02,
} from '../src/index.ts'
import { measureCounties } from './measured-flags.ts'

describe('identical answers', () => {
  const randomVisits = (count: number, items: number, seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: count }, (_, index) => ({
      id: `${index}`,
      answers: Array.from({ length: items }, () => Math.floor(random() * 3)),
    }))
  }

  test('a planted copy is found with its model', () => {
    const visits = randomVisits(200, 40, 1)
    const copy = { id: 'copy', answers: visits[7]?.answers.map((answer, item) => (item === 3 ? 9 : answer)) ?? [] }
    const result = percentMatch({ visits: [...visits, copy], random: seededRandom(2) })
    expect(result.visits.at(-1)).toMatchObject({ closest: '7', identical: 39, share: 39 / 40 })
    expect(result.visits.filter(({ adjusted }) => (adjusted ?? 1) < 0.1).map(({ id }) => id)).toEqual(['7', 'copy'])
  })

  test('agrees with comparing item by item, whatever the answers', () => {
    const answer = fc.constantFrom('有', '无', 1, true, null)
    fc.assert(
      fc.property(
        fc.array(fc.array(answer, { minLength: 35, maxLength: 35 }), { minLength: 2, maxLength: 8 }),
        (rows) => {
          const visits = rows.map((answers, index) => ({ id: `${index}`, answers }))
          const result = percentMatch({ visits, random: seededRandom(1), permutations: 1 })
          result.visits.forEach(({ identical }, index) => {
            const same = rows
              .filter((_, other) => other !== index)
              .map((other) => other.filter((value, item) => value === rows[index]?.[item]).length)
            expect(identical).toBe(Math.max(...same))
          })
        },
      ),
      { numRuns: 30 },
    )
  })

  test('alone in a group, no items, and lists of different length', () => {
    const visits = [
      { id: 'a', group: '甲', answers: [1] },
      { id: 'b', group: '乙', answers: [1] },
    ]
    expect(percentMatch({ visits, random: seededRandom(1) })).toMatchObject({ reason: { code: 'nothing-to-compare' } })
    expect(percentMatch({ visits: [], random: seededRandom(1) })).toMatchObject({ visits: [] })
    expect(() =>
      percentMatch({
        visits: [
          { id: 'a', answers: [1] },
          { id: 'b', answers: [] },
        ],
        random: seededRandom(1),
      }),
    ).toThrow('same length')
  })
})

describe('false discovery rate', () => {
  test('adjusts as the step-up procedure does', () => {
    const { adjusted, discovered } = benjaminiHochberg({ pValues: [0.01, 0.04, 0.03, null, 0.5] })
    const expected = [0.04, 4 / 75, 4 / 75, null, 0.5]
    adjusted.forEach((p, index) => expect(p === null ? p : p.toFixed(12)).toBe(expected[index]?.toFixed(12) ?? null))
    expect(discovered).toEqual([true, false, false, false, false])
    expect(benjaminiHochberg({ pValues: [null] })).toMatchObject({ reason: { code: 'nothing-to-compare' } })
    expect(() => benjaminiHochberg({ pValues: [1.1] })).toThrow('got 1.1')
  })

  test('never lowers a p value nor changes their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (pValues) => {
        const { adjusted } = benjaminiHochberg({ pValues })
        pValues.forEach((p, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p)
          pValues.forEach((other, j) => {
            if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0)
          })
        })
      }),
      { numRuns: 50 },
    )
  })
})

test('0 in 25: the binomial shouts (.021), the beta-binomial does not (.095)', () => {
  const { inspectors } = tooFewFindings({
    records: [
      { inspector: '甲', found: 0, inspected: 25 },
      { inspector: '乙', found: 0, inspected: 0 },
    ],
    prior: { alpha: 2.4, beta: 14.3 },
  })
  expect(inspectors[0]?.pValue?.toFixed(3)).toBe('0.095')
  expect(inspectors[0]?.binomialPValue?.toFixed(3)).toBe('0.021')
  expect(inspectors[0]?.flagged).toBe(false)
  expect(inspectors[1]?.pValue).toBeNull()
})

test('straight lines are measured against the other visits', () => {
  const { visits } = straightLining({
    visits: [
      { id: 'a', answers: [0, 1, 1, 0] },
      { id: 'b', answers: [0, 0, 0, 0] },
      { id: 'c', answers: [] },
    ],
  })
  expect(visits.map(({ longestRun, shareAsLong }) => [longestRun, shareAsLong])).toEqual([
    [2, 2 / 3],
    [4, 1 / 3],
    [0, 1],
  ])
})

describe('robust z', () => {
  test('on the log scale finds the short visit and skips what has no logarithm', () => {
    const { scores } = robustZ({ values: [30, 35, 40, 28, 33, 2, 0, null], log: true })
    expect(scores[5]).toBeLessThan(-2.5)
    expect(scores.slice(6)).toEqual([null, null])
  })

  test('has no scale when half of the values are equal, and needs five', () => {
    expect(robustZ({ values: [3, 3, 3, 3, 9] })).toMatchObject({ median: 3, reason: { code: 'half-of-values-equal' } })
    expect(robustZ({ values: [3, 4] })).toMatchObject({ median: null, reason: { code: 'too-few-values' } })
  })

  test('moves with the unit and not with the origin', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 5, maxLength: 30 }), (values) => {
        const plain = robustZ({ values }).scores
        const moved = robustZ({ values: values.map((value) => 3 * value + 7) }).scores
        plain.forEach((score, index) => expect(moved[index] ?? 0).toBeCloseTo(score ?? 1, 9))
      }),
    )
  })
})

describe('travel', () => {
  const base = { longitude: 110.5, latitude: 26.5 }
  const minute = 60_000

  test('GCJ-02 is shifted as known and turned back to WGS-84', () => {
    const shifted = wgs84ToGcj02({ longitude: 116.404, latitude: 39.915 })
    expect(shifted.longitude).toBeCloseTo(116.41024449916938, 10)
    expect(shifted.latitude).toBeCloseTo(39.91640428150164, 10)
    fc.assert(
      fc.property(
        fc.double({ min: 75, max: 134, noNaN: true }),
        fc.double({ min: 18, max: 53, noNaN: true }),
        (longitude, latitude) => {
          const back = toWgs84(wgs84ToGcj02({ longitude, latitude }))
          expect(kilometresBetween(back, { longitude, latitude }) * 1e6).toBeLessThan(1)
        },
      ),
    )
  })

  test('too fast, overlapping, and ordinary', () => {
    const visit = (id: string, from: number, to: number, east: number) => ({
      id,
      inspector: '甲',
      start: from * minute,
      end: to * minute,
      longitude: base.longitude + east,
      latitude: base.latitude,
    })
    const { legs } = travelSpeed({
      visits: [visit('a', 0, 30, 0), visit('b', 40, 60, 0.02), visit('c', 62, 90, 0.3), visit('d', 80, 99, 0.3)],
    })
    expect(legs.map(({ flag }) => flag)).toEqual([null, 'too-fast', 'overlapping'])
    expect(legs[2]?.speed).toBeNull()
    expect(travelSpeed({ visits: [visit('a', 0, 30, 0)] })).toMatchObject({
      legs: [],
      reason: { code: 'nothing-to-compare' },
    })
  })

  test('a few metres of GPS error between two instant visits are not a flight', () => {
    const at = (id: string, start: number, east: number) => ({
      id,
      inspector: '甲',
      start,
      end: start,
      longitude: base.longitude + east,
      latitude: base.latitude,
    })
    expect(travelSpeed({ visits: [at('a', 0, 0), at('b', 1000, 0.0004)] }).legs[0]).toMatchObject({ flag: null })
  })

  test('one place for two households is found across datums and cell borders', () => {
    const here = { id: 'a', household: '1', ...base }
    const mapped = { id: 'b', household: '2', ...wgs84ToGcj02(base) }
    const own = { id: 'c', household: '1', ...base }
    expect(samePositions({ visits: [here, mapped, own] }).pairs.map(({ first, second }) => first + second)).toEqual([
      'ab',
      'bc',
    ])
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })), { maxLength: 25 }),
        (points) => {
          const visits = points.map(([x, y], index) => ({
            id: `${index}`,
            household: `${index}`,
            longitude: 110 + x * 1e-5,
            latitude: 26 + y * 1e-5,
          }))
          const expected = visits.flatMap((one, i) =>
            visits.slice(i + 1).filter((other) => kilometresBetween(one, other) <= 0.02),
          )
          expect(samePositions({ visits }).pairs).toHaveLength(expected.length)
        },
      ),
      { numRuns: 40 },
    )
  })
})

test('a unit that closes all at the end stands out', () => {
  const steady = ['甲', '乙', '丙'].flatMap((unit) => Array.from({ length: 30 }, (_, day) => ({ unit, daysLeft: day })))
  const { units } = bulkClosing({
    closures: [...steady, ...Array.from({ length: 20 }, () => ({ unit: '丁', daysLeft: 1 }))],
    windowDays: 3,
  })
  expect(units.filter(({ adjusted }) => (adjusted ?? 1) < 0.05).map(({ unit }) => unit)).toEqual(['丁'])
  expect(bulkClosing({ closures: steady.slice(0, 3), windowDays: 3 }).units[0]).toMatchObject({
    pValue: null,
    othersShare: null,
  })
})

test('open offenders are found and honest people left alone, in another county than those of the README', () => {
  for (const { method, planted, found, honest, falseAlarms } of measureCounties([4], 'open')) {
    expect(planted, method).toBeGreaterThan(0)
    expect(found / planted, method).toBeGreaterThanOrEqual(0.9)
    expect(falseAlarms / honest, method).toBeLessThanOrEqual(0.04)
  }
})
