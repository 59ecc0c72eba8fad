import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apportion, drawSample, expectedValueOfSample, neyman, roundAllocation, seededRandom } from '../src/index.ts'
import { referenceRows } from './reference.ts'

const published = (method: string) =>
  referenceRows('allocation_expected').find((row) => row.method === method)?.allocation ?? ''
const stratallo = [
  [3000, 48],
  [4000, 179],
  [5000, 176],
  [2000, 16],
].map(([size = 0, deviation = 0], index) => ({ name: `${index + 1}`, size, deviation }))
const bounded = stratallo.map((stratum, index) => ({ ...stratum, upper: [100, 90, 70, 80][index] ?? 0 }))
const sum = (values: readonly number[] | null) => (values ?? []).reduce((total, value) => total + value, 0)

describe('published allocations', () => {
  test('in whole numbers', () => {
    const rounded = roundAllocation({
      allocation: neyman({ strata: stratallo, sample: 190 }).allocation ?? [],
    }).allocation
    expect(rounded.join('|')).toBe(published('round_oric'))
    // Rounding comes near the fractions, Wright's priorities bring the least variance: 15, 77, 95, 3.
    const best = apportion({ strata: stratallo, sample: 190 })
    expect(best.allocation).toEqual([15, 77, 95, 3])
    const atRounded = neyman({
      strata: stratallo.map((each, index) => ({ ...each, lower: rounded[index] ?? 0, upper: rounded[index] ?? 0 })),
      sample: 190,
    })
    expect(atRounded.allocation).toEqual(rounded)
    expect(best.variance).toBeLessThan(atRounded.variance ?? 0)
  })
})

const stratum = fc.record({ size: fc.integer({ min: 1, max: 60 }), deviation: fc.integer({ min: 1, max: 50 }) })
const strataOf = fc
  .array(stratum, { minLength: 1, maxLength: 5 })
  .map((list) => list.map((each, index) => ({ ...each, name: `${index}` })))

describe('allocation', () => {
  test('equal deviations give a proportional one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 8 }), (sizes) => {
        const total = sum(sizes)
        const sample = Math.ceil(total / 3)
        const { allocation } = neyman({
          strata: sizes.map((size, index) => ({ name: `${index}`, size, deviation: 0.4 })),
          sample,
        })
        sizes.forEach((size, index) => expect(allocation?.[index]).toBeCloseTo((sample * size) / total, 9))
      }),
    )
  })

  test('stays within its bounds and uses the sample up', () => {
    const withBounds = strataOf.map((strata) =>
      strata.map((each, index) => ({
        ...each,
        lower: Math.min(index, each.size),
        upper: Math.max(Math.min(index, each.size), Math.ceil(each.size / 2)),
      })),
    )
    fc.assert(
      fc.property(withBounds, fc.nat(120), (strata, sample) => {
        for (const method of [neyman, apportion]) {
          const { allocation, reason } = method({ strata, sample })
          if (allocation === null) {
            expect(reason).not.toBeNull()
            continue
          }
          expect(sum(allocation)).toBeCloseTo(sample, 6)
          allocation.forEach((value, index) => {
            expect(value).toBeGreaterThanOrEqual((strata[index]?.lower ?? 0) - 1e-9)
            expect(value).toBeLessThanOrEqual((strata[index]?.upper ?? 0) + 1e-9)
          })
        }
      }),
    )
  })

  test('apportion is the best of all whole-number allocations, and no better than the fractions', () => {
    const small = fc.array(
      fc.record({ size: fc.integer({ min: 2, max: 7 }), deviation: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 2, maxLength: 3 },
    )
    fc.assert(
      fc.property(small, (list) => {
        const strata = list.map((each, index) => ({ ...each, name: `${index}` }))
        const sample = Math.min(sum(list.map(({ size }) => size)), list.length + 3)
        const every = list
          .reduce<number[][]>(
            (lists, { size }) => lists.flatMap((head) => Array.from({ length: size }, (_, k) => [...head, k + 1])),
            [[]],
          )
          .filter((each) => sum(each) === sample)
        const variances = every.map((each) =>
          sum(list.map(({ size, deviation }, i) => size ** 2 * deviation ** 2 * (1 / (each[i] ?? 0) - 1 / size))),
        )
        const ours = apportion({ strata, sample })
        expect(ours.variance).toBeCloseTo(Math.min(...variances), 9)
        const fractions = neyman({ strata: strata.map((each) => ({ ...each, lower: 1 })), sample })
        expect(fractions.variance).toBeLessThanOrEqual((ours.variance ?? 0) + 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  test('dearer visits get fewer', () => {
    const strata = [
      { name: '近', size: 100, deviation: 0.4 },
      { name: '远', size: 100, deviation: 0.4, cost: 4 },
    ]
    expect(neyman({ strata, sample: 30 }).allocation).toEqual([20, 10])
  })

  test('no spread, sample that does not fit, and bad bounds', () => {
    const flat = [{ name: '甲', size: 10, deviation: 0 }]
    for (const method of [neyman, apportion]) {
      expect(method({ strata: flat, sample: 5 })).toMatchObject({ allocation: null, reason: { code: 'no-spread' } })
      expect(method({ strata: bounded, sample: 900 })).toMatchObject({
        allocation: null,
        reason: { code: 'bounds-not-met' },
      })
    }
    expect(() => neyman({ strata: [{ name: '甲', size: 5, deviation: 1, lower: 6 }], sample: 5 })).toThrow(
      'bounds of 甲',
    )
    const full = [
      { name: '甲', size: 10, deviation: 1 },
      { name: '乙', size: 90, deviation: 0 },
    ]
    const { allocation, reason } = neyman({ strata: full, sample: 30 })
    expect(allocation).toEqual([10, 20])
    expect(reason?.code).toBe('some-without-spread')
    expect(reason?.['zh-CN']).toContain('：乙。')
    expect(neyman({ strata: full, sample: 0 })).toMatchObject({ variance: null, reason: { code: 'strata-not-drawn' } })
    expect(apportion({ strata: full, sample: 5 })).toMatchObject({ allocation: [4, 1], reason })
  })
})

describe('value of information', () => {
  const village = { belief: { alpha: 2, beta: 10 }, households: 100, threshold: 0.15 }

  test('of one visit, by hand', () => {
    // Rate 1/6 now → act, loss 15. One visit: bad (1/6) → 3/13 → act; good (5/6) → 2/13 → act still: nothing gained.
    expect(expectedValueOfSample({ ...village, sample: 1 })).toMatchObject({ decisionNow: 'act', value: 0 })
    // Two visits: both good with 110/156 → 2/14 < 0.15 → leave.
    const value = expectedValueOfSample({ ...village, sample: 2, visitCost: 0.1 })
    expect(value.value).toBeCloseTo(100 * (110 / 156) * (0.15 - 2 / 14), 12)
    expect(value.net).toBeCloseTo((value.value ?? 0) - 0.2, 12)
  })

  test('never falls with the sample and stays below perfect information', () => {
    const belief = fc.record({ alpha: fc.integer({ min: 1, max: 20 }), beta: fc.integer({ min: 1, max: 40 }) })
    fc.assert(
      fc.property(belief, fc.nat(20), (mind, sample) => {
        const ask = (n: number) => expectedValueOfSample({ ...village, belief: mind, sample: n, sureAt: 0.999 }).value
        const value = ask(sample)
        if (value === null) return
        expect(value).toBeGreaterThanOrEqual(0)
        expect(ask(sample + 1) ?? -1).toBeGreaterThanOrEqual(value - 1e-9)
        expect(value).toBeLessThanOrEqual(100 * Math.min(0.15, mind.alpha / (mind.alpha + mind.beta)))
      }),
    )
  })

  test('what is clear needs no visit', () => {
    expect(expectedValueOfSample({ ...village, belief: { alpha: 20, beta: 10 }, sample: 5 })).toMatchObject({
      decisionNow: 'act',
      value: null,
      reason: { code: 'clearly-bad' },
    })
    expect(expectedValueOfSample({ ...village, belief: { alpha: 1, beta: 90 }, sample: 5 })).toMatchObject({
      decisionNow: 'leave',
      value: null,
      reason: { code: 'clearly-good' },
    })
  })
})

describe('drawing', () => {
  const units = Array.from({ length: 40 }, (_, index) => ({
    id: `户${index}`,
    stratum: index < 10 ? '甲' : '乙',
    priority: index,
  }))

  test('keeps a random quarter with its chances, and takes the rest by priority', () => {
    const { drawn, strata } = drawSample({ units, sample: 12, random: seededRandom(1) })
    const [random, targeted] = [
      drawn.filter(({ part }) => part === 'random'),
      drawn.filter(({ part }) => part === 'targeted'),
    ]
    expect([random.length, targeted.length]).toEqual([3, 9])
    for (const unit of random)
      expect(unit).toMatchObject({ inclusionProbability: 3 / 40, weight: 40 / 3, reason: null })
    for (const unit of targeted)
      expect(unit).toMatchObject({ inclusionProbability: null, reason: { 'zh-CN': '非随机，仅供线索。' } })
    const taken = new Set(random.map(({ id }) => id))
    expect(targeted.map(({ id }) => id)).toEqual(
      units
        .map(({ id }) => id)
        .reverse()
        .filter((id) => !taken.has(id))
        .slice(0, 9),
    )
    expect(strata).toEqual([{ stratum: '', drawn: 3, size: 40 }])
  })

  test('is repeated by its seed and changed by another', () => {
    const ids = (seed: number) =>
      drawSample({ units, sample: 12, random: seededRandom(seed) })
        .drawn.map(({ id }) => id)
        .join()
    expect(ids(5)).toBe(ids(5))
    expect(ids(5)).not.toBe(ids(6))
  })

  test('draws within strata as allocated', () => {
    const { drawn } = drawSample({
      units,
      sample: 8,
      random: seededRandom(2),
      randomShare: 1,
      allocation: { 甲: 5, 乙: 3 },
    })
    expect(drawn.filter(({ stratum }) => stratum === '甲')).toHaveLength(5)
    expect(drawn.find(({ stratum }) => stratum === '乙')?.inclusionProbability).toBe(0.1)
    expect(() =>
      drawSample({ units, sample: 8, random: seededRandom(2), randomShare: 1, allocation: { 甲: 11, 乙: -3 } }),
    ).toThrow('allocation of 甲')
    expect(() => drawSample({ units, sample: 8, random: seededRandom(2), allocation: { 甲: 1 } })).toThrow(
      'random part of 2',
    )
  })

  test('a stratum left out of the allocation is named, since no weight speaks for it', () => {
    const { drawn, strata, reason } = drawSample({
      units,
      sample: 3,
      random: seededRandom(2),
      randomShare: 1,
      allocation: { 乙: 3 },
    })
    expect(sum(drawn.map(({ weight }) => weight ?? 0))).toBeCloseTo(30, 9)
    expect(strata).toContainEqual({ stratum: '甲', drawn: 0, size: 10 })
    expect(reason?.code).toBe('strata-not-drawn')
    expect(reason?.['zh-CN']).toContain('：甲。')
  })

  test('every unit is drawn as often as its inclusion probability says', () => {
    const random = seededRandom(3)
    const times = new Map<string, number>()
    for (let run = 0; run < 4000; run++) {
      for (const { id } of drawSample({ units, sample: 10, random, randomShare: 1 }).drawn)
        times.set(id, (times.get(id) ?? 0) + 1)
    }
    for (const { id } of units) expect((times.get(id) ?? 0) / 4000).toBeCloseTo(0.25, 1)
  })

  test('weights add up to the whole list, and the whole list is its own sample', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (sample, randomShare) => {
          const { drawn } = drawSample({ units, sample, random: seededRandom(sample), randomShare })
          expect(new Set(drawn.map(({ id }) => id)).size).toBe(Math.min(sample, 40))
          expect(sum(drawn.map(({ weight }) => weight ?? 0))).toBeCloseTo(40, 9)
        },
      ),
    )
    expect(() => drawSample({ units, sample: 3, random: seededRandom(1), randomShare: 0 })).toThrow('randomShare')
    expect(() => drawSample({ units: [...units, { id: '户0' }], sample: 3, random: seededRandom(1) })).toThrow(
      'different ids',
    )
  })
})
