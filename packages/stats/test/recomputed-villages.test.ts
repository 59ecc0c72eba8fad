import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  betaBinomialFit,
  coxBinary,
  funnelLimits,
  kaplanMeier,
  logRank,
  lqasPlan,
  readiness,
  sequentialPlan,
} from '../src/index.ts'
import { binomialUpTo, hypergeometricBetween } from './exact-binomial.ts'
import { referenceNumber, referenceRows, relativeError } from './reference.ts'

describe('acceptance plans, by trying every sample and every acceptance number', () => {
  const smallest = (most: number, good: (n: number, c: number) => number, bad: (n: number, c: number) => number) => {
    for (let sample = 1; sample <= most; sample++) {
      for (let acceptance = 0; acceptance <= sample; acceptance++) {
        if (good(sample, acceptance) >= 0.9 - 1e-12 && bad(sample, acceptance) <= 0.1 + 1e-12) return { sample, acceptance }
      }
    }
    return { sample: null, acceptance: null }
  }
  const rates = fc
    .tuple(fc.nat(40), fc.integer({ min: 15, max: 50 }))
    .map(([low, gap]) => ({ acceptableRate: low / 100, unacceptableRate: (low + gap) / 100 }))

  test('a village of any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), rates, (population, { acceptableRate, unacceptableRate }) => {
        const [fewest, most] = [
          Math.floor(acceptableRate * population + 1e-9),
          Math.ceil(unacceptableRate * population - 1e-9),
        ]
        const pass = (bad: number) => (sample: number, acceptance: number) =>
          hypergeometricBetween({ population, bad, sample }, 0, acceptance)
        expect(lqasPlan({ population, acceptableRate, unacceptableRate })).toMatchObject(
          smallest(population, pass(fewest), pass(most)),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('a lot without limit', () => {
    fc.assert(
      fc.property(rates, ({ acceptableRate, unacceptableRate }) => {
        const pass = (rate: number) => (sample: number, acceptance: number) => binomialUpTo(acceptance, sample, rate)
        const plan = lqasPlan({ population: null, acceptableRate, unacceptableRate })
        expect(plan).toMatchObject(smallest(160, pass(acceptableRate), pass(unacceptableRate)))
      }),
      { numRuns: 20 },
    )
  })
})

describe('the sequential plan', () => {
  const question = { population: null, acceptableRate: 0.01, unacceptableRate: 0.1, producerRisk: 0.05, consumerRisk: 0.1 }
  const { steps, truncation } = sequentialPlan(question)

  test('stops where the ratio of likelihoods passes Wald’s bounds', () => {
    for (const { inspected, accept, reject } of steps.slice(0, -1)) {
      for (let bad = 0; bad <= Math.min(inspected, 20); bad++) {
        const ratio = (0.1 / 0.01) ** bad * (0.9 / 0.99) ** (inspected - bad)
        expect(accept !== null && bad <= accept).toBe(ratio <= 0.1 / 0.95)
        expect(reject !== null && bad >= reject).toBe(ratio >= 0.9 / 0.05)
      }
    }
  })

  test('is cut off at three times the single plan, undecided nowhere', () => {
    expect(truncation).toBe(3 * (lqasPlan(question).sample ?? 0))
    const last = steps.at(-1)
    expect(last?.reject).toBe((last?.accept ?? 0) + 1)
  })

  test('keeps its risks, by the exact distribution of every course it can take', () => {
    const passes = (rate: number) => {
      let open = new Map([[0, 1]])
      let passed = 0
      for (const { accept, reject } of steps) {
        const next = new Map<number, number>()
        for (const [bad, chance] of open) {
          for (const [now, part] of [
            [bad, 1 - rate],
            [bad + 1, rate],
          ] as const) {
            if (accept !== null && now <= accept) passed += chance * part
            else if (reject === null || now < reject) next.set(now, (next.get(now) ?? 0) + chance * part)
          }
        }
        open = next
      }
      expect(open.size).toBe(0)
      return passed
    }
    // Wald's bounds: the true risks can exceed the nominal ones by a factor of at most 1 / (1 - the other risk).
    expect(1 - passes(0.01)).toBeLessThan(0.05 / 0.9)
    expect(passes(0.1)).toBeLessThan(0.1 / 0.95)
  })
})

test('betaBinomialFit stands above every point of a grid of the likelihood', () => {
  const village = fc.tuple(fc.nat(8), fc.nat(12)).map(([bad, good]) => ({ bad, inspected: bad + good }))
  const logLikelihood = (groups: readonly { bad: number; inspected: number }[], alpha: number, beta: number) => {
    let sum = 0
    for (const { bad, inspected } of groups) {
      for (let k = 0; k < bad; k++) sum += Math.log(alpha + k)
      for (let k = 0; k < inspected - bad; k++) sum += Math.log(beta + k)
      for (let k = 0; k < inspected; k++) sum -= Math.log(alpha + beta + k)
    }
    return sum
  }
  const grid = Array.from({ length: 45 }, (_, index) => 0.02 * 1.3 ** index)
  let fitted = 0
  fc.assert(
    fc.property(fc.array(village, { minLength: 3, maxLength: 25 }), (groups) => {
      const highest = Math.max(...grid.flatMap((alpha) => grid.map((beta) => logLikelihood(groups, alpha, beta))))
      const { prior, pooledRate, reason } = betaBinomialFit({ groups })
      if (prior !== null) {
        fitted += 1
        expect(logLikelihood(groups, prior.alpha, prior.beta)).toBeGreaterThanOrEqual(highest - 1e-9)
      } else if (reason?.code === 'groups-differ-by-chance') {
        // Pooled: no spread on the grid explains the villages better than one rate for all.
        const pooled = groups.reduce(
          (sum, { bad, inspected }) =>
            sum + bad * Math.log(pooledRate ?? 0) + (inspected - bad) * Math.log(1 - (pooledRate ?? 0)),
          0,
        )
        expect(pooled).toBeGreaterThanOrEqual(highest - 1e-9)
      }
    }),
    { numRuns: 40 },
  )
  expect(fitted).toBeGreaterThan(5)
  // Hardly more spread than chance makes: the start lies far out on a flat ridge.
  const groups = [
    { bad: 1, inspected: 7 },
    { bad: 2, inspected: 2 },
    { bad: 1, inspected: 6 },
  ]
  const { prior } = betaBinomialFit({ groups })
  expect(logLikelihood(groups, prior?.alpha ?? 0, prior?.beta ?? 0)).toBeGreaterThan(-8.651)
})

describe('funnel limits', () => {
  test('by walking up the binomial distribution', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 3, max: 97 }), (inspected, percent) => {
        const target = percent / 100
        const limit = (probability: number) => {
          let r = 0
          while (binomialUpTo(r, inspected, target) <= probability) r += 1
          const [above, below] = [binomialUpTo(r, inspected, target), r === 0 ? 0 : binomialUpTo(r - 1, inspected, target)]
          return Math.min(1, Math.max(0, (r - (above - probability) / (above - below)) / inspected))
        }
        const point = funnelLimits({ groups: [{ name: '村', bad: Math.round(inspected * target), inspected }], target }).points[0]
        expect(point?.lower95).toBeCloseTo(limit(0.025), 9)
        expect(point?.upper95).toBeCloseTo(limit(0.975), 9)
        expect(point?.lower998).toBeCloseTo(limit(0.001), 9)
        expect(point?.upper998).toBeCloseTo(limit(0.999), 9)
      }),
      { numRuns: 60 },
    )
  })

  test('over-dispersion by independent software, and limits widened by its root', () => {
    const groups = Array.from({ length: 30 }, (_, index) => ({ name: `村${index}`, bad: (index % 10) * 4, inspected: 40 }))
    const { dispersion, target, points } = funnelLimits({ groups })
    expect(relativeError(dispersion, referenceNumber('computed', { case: 'funnel dispersion' }))).toBeLessThan(1e-9)
    const plain = funnelLimits({ groups: [{ name: '村', bad: 18, inspected: 40 }], target: target ?? 0 }).points[0]
    const widened = (target ?? 0) + ((plain?.upper95 ?? 0) - (target ?? 0)) * Math.sqrt(dispersion ?? 0)
    expect(points[0]?.upper95).toBeCloseTo(widened, 9)
  })
})

test('readiness of a finite village, by summing over what the rest may hold', () => {
  const [alpha, beta, threshold] = [2.4, 14.3, 0.15]
  fc.assert(
    fc.property(fc.nat(6), fc.integer({ min: 1, max: 20 }), fc.nat(30), (bad, good, rest) => {
      const [inspected, population] = [bad + good, bad + good + rest]
      // Chances of 0, 1, … bad among the rest by drawing one household after another (Pólya's urn).
      let chances = [1]
      for (let drawn = 0; drawn < rest; drawn++) {
        const next = new Array<number>(drawn + 2).fill(0)
        for (const [found, chance] of chances.entries()) {
          const share = (alpha + bad + found) / (alpha + beta + inspected + drawn)
          next[found] = (next[found] ?? 0) + chance * (1 - share)
          next[found + 1] = (next[found + 1] ?? 0) + chance * share
        }
        chances = next
      }
      const expected = chances.reduce(
        (sum, chance, found) => sum + ((bad + found) / population <= threshold + 1e-12 ? chance : 0),
        0,
      )
      const { probability, verdict } = readiness({ bad, inspected, population, prior: { alpha, beta }, threshold })
      expect(probability).toBeCloseTo(expected, 10)
      expect(verdict).toBe(probability >= 0.9 ? 'ready' : probability <= 0.5 ? 'not-ready' : 'more-evidence')
    }),
  )
})

const record = fc.record({ time: fc.integer({ min: 1, max: 15 }), event: fc.boolean() })

test('kaplanMeier, by handing each censored weight on to those after it', () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 25 }), (observations) => {
      // Closures come before censoring on the same day (Efron 1967, redistribution to the right).
      const left = [...observations].sort((a, b) => a.time - b.time || Number(b.event) - Number(a.event))
      const weights = left.map(() => 1 / left.length)
      left.forEach(({ event }, index) => {
        const after = left.length - index - 1
        if (event || after === 0) return
        for (let later = index + 1; later < left.length; later++) {
          weights[later] = (weights[later] ?? 0) + (weights[index] ?? 0) / after
        }
        weights[index] = 0
      })
      for (const { time, survival } of kaplanMeier({ observations }).steps) {
        const closed = left.reduce((sum, each, i) => sum + (each.event && each.time <= time ? (weights[i] ?? 0) : 0), 0)
        expect(survival).toBeCloseTo(1 - closed, 10)
      }
    }),
  )
})

test('kaplanMeier with late entry, day by day', () => {
  const entered = fc.tuple(record, fc.nat(14)).map(([each, entry]) => ({ ...each, entry: Math.min(entry, each.time - 1) }))
  fc.assert(
    fc.property(fc.array(entered, { minLength: 1, maxLength: 25 }), (observations) => {
      let open = 1
      const { steps } = kaplanMeier({ observations })
      for (let day = 1; day <= 15; day++) {
        const there = observations.filter(({ entry, time }) => entry < day && day <= time)
        const closed = there.filter(({ event, time }) => event && time === day).length
        if (closed === 0) continue
        open *= 1 - closed / there.length
        expect(steps.find(({ time }) => time === day)?.survival).toBeCloseTo(open, 12)
      }
    }),
  )
})

test('a failed verification is no event: the problem stays open until it is verified', () => {
  const others = [3, 8, 9].map((time) => ({ time, event: true }))
  const { steps } = kaplanMeier({ observations: [...others, { time: 20, event: false }] })
  expect(steps.map(({ time, atRisk }) => [time, atRisk])).toEqual([
    [3, 4],
    [8, 3],
    [9, 2],
  ])
})

const aml = referenceRows('aml').map(({ time, status, x = '' }) => ({
  time: Number(time),
  event: status === '1',
  group: x,
  marked: x === 'Nonmaintained',
}))

test('logRank, by scipy for two groups, by numpy for three with late entry', () => {
  const reference = (quantity: string) => referenceNumber('computed', { case: 'log-rank', quantity })
  expect(relativeError(logRank({ observations: aml }).chiSquare, reference('aml chi-square'))).toBeLessThan(1e-9)
  const three = Array.from({ length: 45 }, (_, i) => {
    const time = ((i * 17) % 23) + 1
    return { time, event: i % 4 > 0, group: `${i % 3}`, entry: Math.min((i % 5) / 2, time - 0.5) }
  })
  const result = logRank({ observations: three })
  expect(result.degreesOfFreedom).toBe(2)
  expect(relativeError(result.chiSquare, reference('three groups, late entry'))).toBeLessThan(1e-9)
})

test.each(['efron', 'breslow'] as const)('coxBinary, %s: the partial likelihood written out is highest there', (ties) => {
  const height = (observations: readonly (typeof aml)[number][], coefficient: number) => {
    const weight = (marked: boolean) => (marked ? Math.exp(coefficient) : 1)
    const total = (part: readonly (typeof aml)[number][]) => part.reduce((sum, { marked }) => sum + weight(marked), 0)
    return [...new Set(observations.filter(({ event }) => event).map(({ time }) => time))].reduce((sum, time) => {
      const closed = observations.filter((each) => each.event && each.time === time)
      const risk = total(observations.filter((each) => each.time >= time))
      return closed.reduce((inner, { marked }, k) => {
        const taken = ties === 'efron' ? (k / closed.length) * total(closed) : 0
        return inner + Math.log(weight(marked)) - Math.log(risk - taken)
      }, sum)
    }, 0)
  }
  const drawn = fc.array(fc.tuple(record, fc.boolean()), { minLength: 6, maxLength: 20 })
  const cases = drawn.map((list) => list.map(([each, marked]) => ({ ...each, marked, group: '' })))
  fc.assert(
    fc.property(cases, (observations) => {
      const { coefficient, standardError } = coxBinary({ observations, ties })
      fc.pre(coefficient !== null && standardError !== null && Math.abs(coefficient) < 8)
      const [at, h] = [coefficient, 1e-3]
      const [below, top, above] = [height(observations, at - h), height(observations, at), height(observations, at + h)]
      expect(top).toBeGreaterThanOrEqual(Math.max(below, above))
      const curvature = -(above - 2 * top + below) / h ** 2
      expect(1 / Math.sqrt(curvature) / standardError).toBeCloseTo(1, 3)
    }),
  )
})
