import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chaoLowerBound,
  findFrequencies,
  huggins,
  lincolnPetersen,
  logLinear,
  sampleCoverage,
  seededRandom,
} from '../src/index.ts'
import { historyCells, referenceNumber, relativeError } from './reference.ts'

const dressRehearsal = historyCells('census3_R3_Darroch1993')
const seber = historyCells('seber2_p107')
const hepatitis = { 111: 28, 110: 21, 101: 17, 100: 69, '011': 18, '010': 55, '001': 63 }

describe('log-linear models', () => {
  test('all models are ranked by AIC and the close ones give the range', () => {
    const { models, range } = logLinear({ cells: dressRehearsal })
    expect(models).toHaveLength(9)
    const aics = models.map(({ aic }) => aic ?? Infinity)
    expect(aics).toEqual([...aics].sort((one, other) => one - other))
    expect(range.models).toEqual(['c1c2+c1c3+c2c3', 'c1c2+c2c3'])
    for (const { estimate } of models.slice(0, 2)) {
      expect(range.lower).toBeLessThan(estimate ?? 0)
      expect(range.upper).toBeGreaterThan(estimate ?? Infinity)
    }
  })

  test('four rounds have 113 hierarchical models and M0', () => {
    const cells = Object.fromEntries(
      Array.from({ length: 15 }, (_, i) => [(i + 1).toString(2).padStart(4, '0'), 10 + ((i * 37) % 29)]),
    )
    expect(logLinear({ cells }).models).toHaveLength(114)
  })

  test('with two rounds independence is Lincoln–Petersen, interval around it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (both, first, second) => {
          const fit = logLinear({ cells: { 11: both, 10: first, '01': second }, models: ['Mt'] }).models[0]
          const petersen = lincolnPetersen({ first: first + both, second: second + both, both })
          expect(relativeError(fit?.estimate ?? null, petersen.estimate ?? 0)).toBeLessThan(1e-9)
          expect(relativeError(fit?.standardError ?? null, petersen.standardError ?? 0)).toBeLessThan(1e-7)
          expect(fit?.lower).toBeLessThanOrEqual(fit?.estimate ?? 0)
          expect(fit?.upper ?? Infinity).toBeGreaterThanOrEqual(fit?.estimate ?? 0)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('the profile interval agrees with an independent one', () => {
    const fit = logLinear({ cells: seber, models: ['Mt'] }).models[0]
    const reference = (quantity: string) => referenceNumber('computed', { case: 'profile interval', quantity })
    expect(relativeError(fit?.lower ?? null, reference('lower'))).toBeLessThan(1e-9)
    expect(relativeError(fit?.upper ?? null, reference('upper'))).toBeLessThan(1e-9)
  })

  test('the order of rounds changes nothing', () => {
    const turned = Object.fromEntries(
      Object.entries(dressRehearsal).map(([history, n]) => [Array.from(history).reverse().join(''), n]),
    )
    const best = (cells: Record<string, number>) => logLinear({ cells }).models.map(({ estimate }) => estimate ?? 0)
    best(turned).forEach((value, index) => expect(value).toBeCloseTo(best(dressRehearsal)[index] ?? 0, 6))
  })

  test('data that leave the maximum at infinity give a reason', () => {
    const fit = logLinear({ cells: { 10: 5, '01': 5 } })
    expect(fit.models.find(({ model }) => model === 'Mt')).toMatchObject({
      estimate: null,
      lower: 10,
      upper: null,
      reason: { code: 'no-stable-fit' },
    })
    const sparse = logLinear({ cells: { 100: 4, '010': 3, '001': 6, 111: 2 }, models: ['c1c2+c1c3+c2c3'] })
    expect(sparse).toMatchObject({ reason: { code: 'no-stable-fit' }, range: { lower: 15, upper: null } })
  })

  test('nothing found, one round, and bad histories', () => {
    expect(logLinear({ cells: {} })).toMatchObject({ seen: 0, reason: { code: 'nothing-found' } })
    expect(logLinear({ cells: { 1: 7 } })).toMatchObject({ seen: 7, reason: { code: 'one-round-only' } })
    expect(() => logLinear({ cells: { 10: 1, '00': 3 } })).toThrow("got '00'")
    expect(() => logLinear({ cells: seber, models: ['c1c2'] })).toThrow("'c1c2' is not an interaction")
  })
})

describe("Chao's lower bound", () => {
  test('by its formula, with the factor for few rounds', () => {
    expect(chaoLowerBound({ frequencies: [60, 30, 10] })).toMatchObject({ estimate: 140, seen: 100, unseen: 40 })
    expect(chaoLowerBound({ frequencies: [4, 0, 1] }).unseen).toBeCloseTo((2 / 3) * 6, 12)
    expect(findFrequencies(dressRehearsal)).toEqual([167, 175, 72])
  })

  test('stays below the estimate that allows for dependence and above what was seen', () => {
    const bound = chaoLowerBound({ frequencies: findFrequencies(dressRehearsal) })
    expect(bound.estimate).toBeGreaterThan(414)
    expect(bound.estimate).toBeLessThan(850)
  })

  test('edge cases have reasons', () => {
    expect(chaoLowerBound({ frequencies: [0, 0] })).toMatchObject({ estimate: null, reason: { code: 'nothing-found' } })
    expect(chaoLowerBound({ frequencies: [9, 0] })).toMatchObject({
      estimate: null,
      lower: 9,
      reason: { code: 'no-overlap' },
    })
    expect(chaoLowerBound({ frequencies: [0, 9] })).toMatchObject({
      estimate: 9,
      lower: 9,
      upper: null,
      reason: { code: 'nothing-found-only-once' },
    })
  })

  test('its interval holds it', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (once, twice, thrice) => {
        const { estimate, lower, upper, seen } = chaoLowerBound({ frequencies: [once, twice, thrice] })
        if (estimate === null) return
        expect(estimate).toBeGreaterThanOrEqual(seen)
        expect(lower).toBeLessThanOrEqual(estimate)
        expect(upper ?? Infinity).toBeGreaterThanOrEqual(estimate)
      }),
    )
  })
})

describe('sample coverage', () => {
  test('of the hepatitis A outbreak: 51.3 %, 971 and the one-step 508', () => {
    const result = sampleCoverage({ cells: hepatitis, random: seededRandom(7) })
    expect(((result.coverage ?? 0) * 100).toFixed(1)).toBe('51.3')
    expect(result.highCoverage?.toFixed(0)).toBe('971')
    expect(result.oneStep?.toFixed(0)).toBe('508')
    expect(result).toMatchObject({ method: 'one-step', reason: { code: 'coverage-low' } })
    expect(result.lower).toBeLessThan(508)
    expect(result.upper).toBeGreaterThan(508)
  })

  test('is repeated exactly by the same seed', () => {
    const run = (seed: number) => sampleCoverage({ cells: hepatitis, random: seededRandom(seed), replicates: 50 })
    expect(run(3)).toEqual(run(3))
    expect(run(3).standardError).not.toBe(run(4).standardError)
  })

  test('rounds that share nothing give a reason', () => {
    expect(sampleCoverage({ cells: { 110: 3, 101: 2, '011': 0 }, random: seededRandom(1) })).toMatchObject({
      estimate: null,
      lower: 5,
      reason: { code: 'rounds-share-nothing' },
    })
  })

  test('dependences that leave no total of the high coverage give none, and not an infinite one', () => {
    const result = sampleCoverage({ cells: { 111: 1, 100: 1, '010': 1, '001': 1 }, random: seededRandom(1) })
    expect(result).toMatchObject({ coverage: 0.5, independent: 6, highCoverage: null, oneStep: 10, method: 'one-step', estimate: 10 })
  })

  test('rounds that all found the same set no upper limit: they may all be blind to the rest', () => {
    expect(sampleCoverage({ cells: { 111: 9 }, random: seededRandom(1) })).toMatchObject({
      estimate: 9,
      standardError: null,
      lower: 9,
      upper: null,
      reason: { code: 'no-upper-limit' },
    })
  })
})

const records = (
  [
    ['100', 0.5],
    ['110', 1.2],
    ['010', -0.3],
    ['111', 2],
    ['001', 0.1],
    ['011', 1],
    ['101', 0.8],
    ['010', 0.4],
    ['100', -1],
    ['110', 0.9],
    ['001', -0.6],
    ['101', 1.5],
    ['110', 0.2],
    ['010', 0],
  ] as const
).map(([history, covariate]) => ({ found: Array.from(history, (mark) => mark === '1'), covariates: [covariate] }))

describe('Huggins', () => {
  test('agrees with an independent maximisation', () => {
    const result = huggins({ records })
    const reference = (quantity: string) => referenceNumber('computed', { case: 'huggins', quantity })
    expect(relativeError(result.estimate, reference('N'))).toBeLessThan(1e-9)
    expect(relativeError(result.standardError, reference('se'))).toBeLessThan(1e-7)
    expect(relativeError(result.coefficients[3]?.estimate ?? null, reference('covariate'))).toBeLessThan(1e-9)
  })

  test('without covariates is Lincoln–Petersen', () => {
    const repeat = (history: string, times: number) =>
      Array.from({ length: times }, () => ({ found: Array.from(history, (mark) => mark === '1') }))
    const plain = [...repeat('11', 20), ...repeat('10', 30), ...repeat('01', 15)]
    expect(huggins({ records: plain }).estimate).toBeCloseTo((50 * 35) / 20, 8)
  })

  test('no repeated find, separation, and nothing found are reasons', () => {
    const single = [{ found: [true, false] }, { found: [false, true] }]
    expect(huggins({ records: single })).toMatchObject({ estimate: null, lower: 2, reason: { code: 'no-overlap' } })
    expect(huggins({ records: [] })).toMatchObject({ estimate: null, reason: { code: 'nothing-found' } })
    const five = (history: string, covariate: number) =>
      Array.from({ length: 5 }, () => ({ found: Array.from(history, (mark) => mark === '1'), covariates: [covariate] }))
    const separated = [...five('11', 1), ...five('10', 0), ...five('01', 0)]
    expect(huggins({ records: separated })).toMatchObject({
      estimate: null,
      upper: null,
      reason: { code: 'no-stable-fit' },
    })
    expect(() => huggins({ records: [{ found: [false, false] }] })).toThrow('found at least once')
  })
})
