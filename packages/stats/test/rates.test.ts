import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hypergeometricTails } from '../src/distributions/hypergeometric.ts'
import { clopperPearson, finitePopulationRange, unknownBounds, wilson } from '../src/index.ts'
import { referenceRows } from './reference.ts'

const methods = { wilson95: wilson, clopper_pearson95: clopperPearson }
const rows = referenceRows('special_functions_scipy').filter((row) => (row.function ?? '') in methods)

test.each(rows)('$function of $args is $value', ({ function: name = '', args = '', value = '' }) => {
  const [successes = 0, trials = 0] = args.split('/').map(Number)
  const interval = methods[name as keyof typeof methods]({ successes, trials })
  expect([interval.lower?.toFixed(10), interval.upper?.toFixed(10)]).toEqual(value.split(';'))
})

describe('a rate', () => {
  test('of nothing inspected is a reason, not a number', () => {
    for (const method of Object.values(methods)) {
      const { reason, ...numbers } = method({ successes: 0, trials: 0 })
      expect(numbers).toEqual({ estimate: null, lower: null, upper: null })
      expect(reason?.code).toBe('nothing-inspected')
      expect(reason?.['zh-CN']).toContain('还没有核查')
    }
  })

  test('of visits picked because of a hint keeps its numbers and is called a lead', () => {
    for (const method of Object.values(methods)) {
      const { reason, ...numbers } = method({ successes: 4, trials: 20, targeted: true })
      expect({ ...numbers, reason: null }).toEqual(method({ successes: 4, trials: 20 }))
      expect(reason).toMatchObject({ code: 'targeted-not-random', 'zh-CN': '非随机，仅供线索。' })
    }
  })

  test('with more successes than trials is refused by name', () => {
    expect(() => wilson({ successes: 3, trials: 2 })).toThrow('successes (3) must not exceed trials (2)')
    expect(() => wilson({ successes: 0.5, trials: 2 })).toThrow('successes must be a whole number')
    expect(() => clopperPearson({ successes: 1, trials: 2, confidence: 1 })).toThrow('confidence')
  })

  test('lies inside its interval, and the exact interval is not shorter in the small', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (successes, failures) => {
        fc.pre(successes + failures > 0)
        for (const method of Object.values(methods)) {
          const { estimate, lower, upper } = method({ successes, trials: successes + failures })
          expect(lower).toBeLessThanOrEqual(estimate ?? -1)
          expect(upper).toBeGreaterThanOrEqual(estimate ?? 2)
        }
      }),
    )
  })

  test('mirrors when good and bad change places', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 60 }), (successes, failures) => {
        for (const method of Object.values(methods)) {
          const one = method({ successes, trials: successes + failures })
          const other = method({ successes: failures, trials: successes + failures })
          expect(one.lower).toBeCloseTo(1 - (other.upper ?? 0), 12)
        }
      }),
    )
  })
})

describe('a small closed lot', () => {
  test('4 bad of 20 drawn from 80 closed is 6 to 32 items', () => {
    expect(finitePopulationRange({ bad: 4, sample: 20, population: 80 })).toEqual({
      estimate: 16,
      lower: 6,
      upper: 32,
      reason: null,
    })
  })

  test('inspected whole is known exactly; not inspected at all is not known', () => {
    expect(finitePopulationRange({ bad: 3, sample: 9, population: 9 })).toMatchObject({ lower: 3, upper: 3 })
    expect(finitePopulationRange({ bad: 0, sample: 0, population: 9 })).toMatchObject({
      estimate: null,
      lower: 0,
      upper: 9,
      reason: { code: 'nothing-inspected' },
    })
  })

  test('whatever the lot holds, the range covers it at least 95 times in 100', () => {
    const [population, sample] = [40, 12]
    const ranges = Array.from({ length: sample + 1 }, (_, bad) => finitePopulationRange({ bad, sample, population }))
    for (let total = 0; total <= population; total++) {
      const covered = ranges.map(({ lower, upper }, bad) => {
        if (bad > total || sample - bad > population - total) return 0
        const chance = hypergeometricTails(bad, { population, bad: total, sample }).at
        return (lower ?? 0) <= total && total <= (upper ?? population) ? chance : 0
      })
      expect(covered.reduce((sum, chance) => sum + chance, 0)).toBeGreaterThanOrEqual(0.95)
    }
  })

  test('has a range that holds the estimate and stays within what is possible', () => {
    const lot = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(60)).filter(([bad, good]) => bad + good > 0)
    fc.assert(
      fc.property(lot, ([bad, good, rest]) => {
        const { estimate, lower, upper } = finitePopulationRange({
          bad,
          sample: bad + good,
          population: bad + good + rest,
        })
        expect(lower).toBeGreaterThanOrEqual(bad)
        expect(upper).toBeLessThanOrEqual(bad + rest)
        expect(lower).toBeLessThanOrEqual(Math.ceil(estimate ?? -1))
        expect(upper).toBeGreaterThanOrEqual(Math.floor(estimate ?? Infinity))
      }),
    )
  })
})

test('units that could not be judged give both bounds', () => {
  expect(unknownBounds({ bad: 3, assessed: 10, unknown: 10 })).toEqual({ lower: 0.15, upper: 0.65, reason: null })
  expect(unknownBounds({ bad: 0, assessed: 0, unknown: 0 })).toMatchObject({ lower: null, upper: null })
})
