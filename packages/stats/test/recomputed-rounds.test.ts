import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chaoLowerBound,
  finitePopulationRange,
  hypergeometricInterval,
  logLinear,
  sadinleInterval,
  sampleCoverage,
  seededRandom,
  signedRank,
} from '../src/index.ts'
import { hypergeometricBetween } from './exact-binomial.ts'
import { historyCells, referenceNumber, relativeError } from './reference.ts'

/** Results computed once more in another way: from definitions, by enumeration, by independent software. */
describe('exact intervals, by trying every total with exact whole-number arithmetic', () => {
  // A tie, such as 1 in 40, is admitted: the reference vector of one problem found twice, 1 to 40, says so.
  const level = 0.025 - 1e-12

  test('hypergeometricInterval', () => {
    const counts = fc
      .record({ both: fc.nat(6), first: fc.integer({ min: 1, max: 9 }), second: fc.integer({ min: 1, max: 9 }) })
      .map(({ both, first, second }) => ({ both, first: first + both, second: second + both }))
    fc.assert(
      fc.property(counts, ({ both, first, second }) => {
        const seen = first + second - both
        const admitted = Array.from({ length: 1500 }, (_, index) => seen + index).filter((population) => {
          const lot = { population, bad: first, sample: second }
          const [upTo, from] = [hypergeometricBetween(lot, 0, both), hypergeometricBetween(lot, both, second)]
          return upTo > level && from > level
        })
        const { lower, upper } = hypergeometricInterval({ both, first, second })
        expect(lower).toBe(admitted[0])
        const last = admitted.at(-1) ?? 0
        if (both === 0) expect(upper).toBeNull()
        else if (last < seen + 1499) expect(upper).toBe(last)
        else expect(upper).toBeGreaterThanOrEqual(last)
        expect(admitted.length).toBe(last - (admitted[0] ?? 0) + 1)
      }),
      { numRuns: 25 },
    )
  })

  test('finitePopulationRange', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), fc.nat(40), (bad, good, rest) => {
        fc.pre(bad + good > 0)
        const [sample, population] = [bad + good, bad + good + rest]
        const admitted = Array.from({ length: rest + 1 }, (_, more) => bad + more).filter((total) => {
          const lot = { population, bad: total, sample }
          return hypergeometricBetween(lot, 0, bad) > level && hypergeometricBetween(lot, bad, sample) > level
        })
        const { lower, upper } = finitePopulationRange({ bad, sample, population })
        expect([lower, upper]).toEqual([admitted[0], admitted.at(-1)])
      }),
      { numRuns: 60 },
    )
  })
})

test('the interval of Sadinle holds the truth in 95 of 100 simulated counties', () => {
  const random = seededRandom(21)
  const truth = 150
  const held = Array.from({ length: 3000 }, () => {
    const cells = { both: 0, first: 0, second: 0 }
    for (let problem = 0; problem < truth; problem++) {
      const [one, two] = [random() < 0.5, random() < 0.6]
      cells.first += Number(one)
      cells.second += Number(two)
      cells.both += Number(one && two)
    }
    const { lower, upper } = sadinleInterval(cells)
    return Number((lower ?? 0) <= truth && truth <= (upper ?? Infinity))
  }).reduce((sum, hit) => sum + hit, 0)
  expect(held / 3000).toBeGreaterThan(0.935)
  expect(held / 3000).toBeLessThan(0.975)
})

describe('several rounds, by independent software', () => {
  const four = Object.fromEntries(
    Array.from({ length: 15 }, (_, i) => [(i + 1).toString(2).padStart(4, '0'), 10 + ((i * 37) % 29)]),
  )

  test.each([
    ['three rounds', 'c1c2+c2c3', historyCells('census3_R3_Darroch1993')],
    ['four rounds', 'c1c2+c3c4', four],
  ])('%s: estimate, error, deviance, AIC and both profile limits', (name, model, cells) => {
    const fit = logLinear({ cells, models: [model] }).models[0]
    const ours = {
      N: fit?.estimate,
      se: fit?.standardError,
      deviance: fit?.deviance,
      aic: fit?.aic,
      lower: fit?.lower,
      upper: fit?.upper,
    }
    for (const [quantity, value] of Object.entries(ours)) {
      expect(relativeError(value ?? null, referenceNumber('computed', { case: name, quantity })), quantity).toBeLessThan(1e-9)
    }
  })

  test('sample coverage with high coverage gives the estimate with dependence and no reason', () => {
    const cells = historyCells('census3_R3_Darroch1993')
    const result = sampleCoverage({ cells, random: seededRandom(1), replicates: 200 })
    const reference = (quantity: string) => referenceNumber('computed', { case: 'sample coverage', quantity })
    expect(result).toMatchObject({ method: 'high-coverage', reason: null })
    expect(relativeError(result.coverage, reference('coverage'))).toBeLessThan(1e-9)
    expect(relativeError(result.estimate, reference('N'))).toBeLessThan(1e-9)
    expect(result.lower).toBeLessThan(result.estimate ?? 0)
    expect(result.upper).toBeGreaterThan(result.estimate ?? Infinity)
  })
})

test('no method gives fewer than were seen, whatever three rounds found', () => {
  const cell = fc.nat(30)
  const cells = fc.record({ 111: cell, 110: cell, 101: cell, 100: cell, '011': cell, '010': cell, '001': cell })
  fc.assert(
    fc.property(cells, (found) => {
      const { models, seen } = logLinear({ cells: found })
      for (const { estimate, lower, upper, reason } of models) {
        if (estimate === null) expect(reason).not.toBeNull()
        else {
          expect(estimate).toBeGreaterThanOrEqual(seen)
          expect(lower).toBeLessThanOrEqual(estimate * (1 + 1e-9))
          expect(upper ?? Infinity).toBeGreaterThanOrEqual(estimate * (1 - 1e-9))
        }
      }
      const coverage = sampleCoverage({ cells: found, random: seededRandom(1), replicates: 20 })
      expect(coverage.estimate ?? seen).toBeGreaterThanOrEqual(seen)
    }),
    { numRuns: 25 },
  )
})

test("Chao's bound stays below the truth on average when problems differ in how easily they are found", () => {
  const random = seededRandom(5)
  const bounds = Array.from({ length: 200 }, () => {
    const frequencies = [0, 0, 0, 0]
    for (let problem = 0; problem < 300; problem++) {
      const chance = 0.7 * random()
      const times = [0, 1, 2, 3].filter(() => random() < chance).length
      if (times > 0) frequencies[times - 1] = (frequencies[times - 1] ?? 0) + 1
    }
    return chaoLowerBound({ frequencies }).estimate ?? 0
  })
  const average = bounds.reduce((sum, value) => sum + value, 0) / bounds.length
  expect(average).toBeGreaterThan(230)
  expect(average).toBeLessThan(300)
})

test('signedRank, by every assignment of signs, ties included', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 9 }), (differences) => {
      const sizes = differences.filter((difference) => difference !== 0).map(Math.abs)
      fc.pre(sizes.length > 0)
      const rankOf = (size: number) =>
        sizes.filter((other) => other < size).length + (sizes.filter((other) => other === size).length + 1) / 2
      const ranks = sizes.map(rankOf)
      const middle = ranks.reduce((sum, rank) => sum + rank, 0) / 2
      const observed = differences.reduce((sum, value) => sum + (value > 0 ? rankOf(value) : 0), 0)
      const sums = Array.from({ length: 2 ** ranks.length }, (_, signs) =>
        ranks.reduce((sum, rank, index) => sum + ((signs >> index) & 1) * rank, 0),
      )
      const extreme = sums.filter((sum) => Math.abs(sum - middle) >= Math.abs(observed - middle)).length
      const result = signedRank({ pairs: differences.map((survey) => ({ survey, check: 0 })) })
      expect(result).toMatchObject({ exact: true, statistic: observed })
      expect(result.pValue).toBeCloseTo(extreme / sums.length, 12)
    }),
  )
  const up = (count: number) =>
    signedRank({ pairs: Array.from({ length: count }, (_, index) => ({ survey: index + 1, check: 0 })) })
  expect(up(25)).toMatchObject({ exact: true, pValue: 2 / 2 ** 25 })
  expect(up(26).exact).toBe(false)
})
