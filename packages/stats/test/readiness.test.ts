import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  betaBinomialFit,
  funnelLimits,
  jamesStein,
  lqasOperatingCharacteristic,
  lqasPlan,
  readiness,
  seededRandom,
  sequentialPlan,
  shrink,
} from '../src/index.ts'
import { mean } from '../src/numerics/moments.ts'
import { referenceNumber, relativeError } from './reference.ts'

const prior = { alpha: 2.4, beta: 14.3 }

describe('acceptance plans', () => {
  test('zero defects: 25 of 100 households show with 95 % that less than a tenth is bad', () => {
    const plan = lqasPlan({ population: 100, acceptableRate: 0, unacceptableRate: 0.1, consumerRisk: 0.05 })
    expect(plan).toMatchObject({ acceptance: 0, sample: 25, reason: null })
  })

  test('a risk that is just met is met: 4 of 40 households, of which one is bad, pass with 0.9', () => {
    expect(lqasPlan({ population: 40, acceptableRate: 0.03, unacceptableRate: 0.41 })).toMatchObject({
      sample: 4,
      acceptance: 0,
    })
  })

  test('rates too close give a reason; a tiny village is inspected whole', () => {
    expect(lqasPlan({ population: 5, acceptableRate: 0.2, unacceptableRate: 0.21 })).toMatchObject({
      sample: 5,
      acceptance: 1,
    })
    expect(lqasPlan({ population: 1, acceptableRate: 0, unacceptableRate: 1 })).toMatchObject({
      sample: 1,
      acceptance: 0,
    })
    expect(lqasPlan({ population: null, acceptableRate: 0.1, unacceptableRate: 0.1001 })).toMatchObject({
      sample: null,
      reason: { code: 'rates-too-close' },
    })
    expect(() => lqasPlan({ population: 10, acceptableRate: 0.3, unacceptableRate: 0.2 })).toThrow(
      'acceptableRate (0.3)',
    )
  })

  test('P(pass) falls with the number of bad households', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(80), fc.nat(10), (population, sample, acceptance) => {
        const { points } = lqasOperatingCharacteristic({ population, sample: Math.min(sample, population), acceptance })
        points.forEach(({ pass }, index) => expect(pass).toBeLessThanOrEqual((points[index - 1]?.pass ?? 1) + 1e-12))
        expect(points[0]?.pass).toBe(1)
      }),
    )
  })

  test('the plan keeps its risks, and the operating characteristic agrees with it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 120 }), fc.integer({ min: 0, max: 30 }), (population, percent) => {
        const acceptableRate = percent / 100
        const plan = lqasPlan({ population, acceptableRate, unacceptableRate: acceptableRate + 0.25 })
        if (plan.sample === null || plan.acceptance === null) return
        const { points } = lqasOperatingCharacteristic({ population, sample: plan.sample, acceptance: plan.acceptance })
        for (const { rate, pass } of points) {
          if (rate <= acceptableRate) expect(pass).toBeGreaterThanOrEqual(0.9 - 1e-12)
          if (rate >= acceptableRate + 0.25) expect(pass).toBeLessThanOrEqual(0.1 + 1e-12)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('a lot without limit has a point for each per cent', () => {
    expect(lqasOperatingCharacteristic({ population: null, sample: 19, acceptance: 6 }).points).toHaveLength(101)
  })
})

describe('sequential plan', () => {
  const nist = { population: null, acceptableRate: 0.01, unacceptableRate: 0.1, producerRisk: 0.05, consumerRisk: 0.1 }

  test('decides after each household, and at the truncation point at the latest', () => {
    const decide = (inspected: number, bad: number) =>
      sequentialPlan({ ...nist, observed: { inspected, bad } }).decision
    expect([decide(24, 0), decide(24, 1), decide(24, 3)]).toEqual(['accept', 'continue', 'reject'])
    const { truncation } = sequentialPlan(nist)
    expect(truncation).toBe(3 * (lqasPlan(nist).sample ?? 0))
    for (const bad of [0, 3, 6, 9]) expect(decide(truncation ?? 0, bad)).not.toBe('continue')
  })

  test('of a small village ends with the village', () => {
    expect(sequentialPlan({ ...nist, population: 30 }).truncation).toBe(30)
  })

  test('keeps its risks in simulation', () => {
    const random = seededRandom(11)
    const plan = sequentialPlan(nist)
    const rejects = (rate: number) => {
      let bad = 0
      for (const { inspected, accept, reject } of plan.steps) {
        bad += Number(random() < rate)
        if (reject !== null && bad >= reject) return 1
        if (accept !== null && bad <= accept) return 0
        expect(inspected).toBeLessThan(plan.truncation ?? 0)
      }
      throw new Error('undecided')
    }
    const share = (rate: number) => mean(Array.from({ length: 2000 }, () => rejects(rate)))
    expect(share(0.01)).toBeLessThan(0.07)
    expect(1 - share(0.1)).toBeLessThan(0.13)
  })

  test('an acceptable rate of zero is sent to the single plan', () => {
    expect(sequentialPlan({ ...nist, acceptableRate: 0 })).toMatchObject({
      slope: null,
      reason: { code: 'needs-single-plan' },
    })
  })
})

const computedGroups = [0, 1, 3, 0, 2, 5, 1, 0, 4, 2, 0, 7].map((bad, index) => ({
  name: `${index}`,
  bad,
  inspected: [10, 12, 9, 20, 15, 14, 11, 8, 10, 22, 5, 13][index] ?? 0,
}))
const group = fc.tuple(fc.nat(12), fc.nat(12)).map(([bad, good]) => ({ name: '村', bad, inspected: bad + good }))

describe('beta-binomial fit', () => {
  test('agrees with an independent maximisation', () => {
    const fit = betaBinomialFit({ groups: computedGroups })
    const reference = (quantity: string) => referenceNumber('computed', { case: 'beta-binomial fit', quantity })
    expect(relativeError(fit.prior?.alpha ?? null, reference('alpha'))).toBeLessThan(1e-9)
    expect(relativeError(fit.prior?.beta ?? null, reference('beta'))).toBeLessThan(1e-9)
  })

  test('groups that do not differ are pooled, with a reason', () => {
    const even = Array.from({ length: 10 }, () => ({ bad: 2, inspected: 10 }))
    expect(betaBinomialFit({ groups: even })).toMatchObject({
      prior: null,
      pooledRate: 0.2,
      reason: { code: 'groups-differ-by-chance' },
    })
    const single = [
      { bad: 1, inspected: 1 },
      { bad: 0, inspected: 1 },
    ]
    expect(betaBinomialFit({ groups: single })).toMatchObject({ prior: null, pooledRate: 0.5 })
  })

  test('no bad at all, nothing inspected, all or nothing', () => {
    expect(betaBinomialFit({ groups: [{ bad: 0, inspected: 9 }] })).toMatchObject({
      prior: null,
      pooledRate: 0,
      reason: { code: 'groups-all-alike' },
    })
    expect(betaBinomialFit({ groups: [] })).toMatchObject({ pooledRate: null, reason: { code: 'nothing-inspected' } })
    expect(
      betaBinomialFit({
        groups: [
          { bad: 9, inspected: 9 },
          { bad: 0, inspected: 9 },
        ],
      }),
    ).toMatchObject({ prior: null, pooledRate: 0.5, reason: { code: 'groups-all-or-nothing' } })
  })

  test('always gives positive parameters or a reason', () => {
    fc.assert(
      fc.property(fc.array(group, { maxLength: 30 }), (groups) => {
        const fit = betaBinomialFit({ groups })
        if (fit.prior === null) expect(fit.reason).not.toBeNull()
        else expect(Math.min(fit.prior.alpha, fit.prior.beta)).toBeGreaterThan(0)
      }),
    )
  })
})

describe('shrinkage', () => {
  test('James–Stein needs four values', () => {
    expect(jamesStein({ values: [1, 2, 3], errorVariance: 1 })).toMatchObject({
      factor: null,
      values: null,
      reason: { code: 'too-few-values' },
    })
  })

  test('lies between the raw rate and the prior mean', () => {
    fc.assert(
      fc.property(group, ({ name, bad, inspected }) => {
        const row = shrink({ groups: [{ name, bad, inspected }], prior }).groups[0]
        const centre = prior.alpha / (prior.alpha + prior.beta)
        const raw = row?.rawRate ?? centre
        expect(row?.rate).toBeGreaterThanOrEqual(Math.min(raw, centre) - 1e-12)
        expect(row?.rate).toBeLessThanOrEqual(Math.max(raw, centre) + 1e-12)
        expect(row?.lower).toBeLessThanOrEqual(row?.rate ?? 0)
        expect(row?.upper).toBeGreaterThanOrEqual(row?.rate ?? 1)
      }),
    )
  })

  test('ranks the worst first, with intervals that admit what is not known', () => {
    const run = () => shrink({ groups: computedGroups, ranking: { threshold: 0.2, random: seededRandom(2) } })
    const { groups } = run()
    expect(groups.map(({ rank }) => rank)).toEqual(groups.map((_, index) => index + 1))
    expect(groups[0]).toMatchObject({ name: '11', bad: 7 })
    const chances = groups.map(({ probabilityAbove }) => probabilityAbove ?? 0)
    expect(chances).toEqual([...chances].sort((a, b) => b - a))
    for (const { rankLower, rankUpper } of groups) expect(rankLower).toBeLessThanOrEqual(rankUpper ?? 0)
    expect(groups[3]?.rankUpper).toBeGreaterThan((groups[3]?.rankLower ?? 0) + 2)
    expect(run()).toEqual({ groups, prior: run().prior, reason: null })
  })

  test('without a prior to be had all groups stand at the pooled rate', () => {
    const even = Array.from({ length: 4 }, () => ({ name: '村', bad: 1, inspected: 10 }))
    expect(shrink({ groups: even })).toMatchObject({ prior: null, reason: { code: 'groups-differ-by-chance' } })
    expect(shrink({ groups: even }).groups[0]?.rate).toBe(0.1)
    expect(shrink({ groups: [] })).toMatchObject({ groups: [], reason: { code: 'nothing-inspected' } })
  })
})

describe('readiness', () => {
  const village = { bad: 2, inspected: 18, prior, threshold: 0.15 }
  const reference = (quantity: string) => referenceNumber('computed', { case: 'readiness', quantity })

  test('agrees with independent values, for a village of 60 and for a large one', () => {
    expect(relativeError(readiness({ ...village, population: 60 }).probability, reference('finite'))).toBeLessThan(1e-9)
    expect(relativeError(readiness({ ...village, population: null }).probability, reference('infinite'))).toBeLessThan(
      1e-9,
    )
  })

  test('asks for more households when the evidence is thin, and they suffice if all are good', () => {
    const answer = readiness({ ...village, population: 60 })
    expect(answer).toMatchObject({ verdict: 'more-evidence', reason: { code: 'evidence-insufficient' } })
    expect(answer.reason?.['zh-CN']).toContain(`再抽 ${answer.inspectMore} 户`)
    const after = (more: number) => readiness({ ...village, population: 60, inspected: 18 + more }).verdict
    expect(after(answer.inspectMore ?? 0)).toBe('ready')
    expect(after((answer.inspectMore ?? 0) - 1)).toBe('more-evidence')
  })

  test('a village inspected whole is certain', () => {
    expect(readiness({ ...village, inspected: 20, bad: 3, population: 20 })).toMatchObject({
      probability: 1,
      verdict: 'ready',
    })
    expect(readiness({ ...village, inspected: 20, bad: 4, population: 20 })).toMatchObject({
      probability: 0,
      verdict: 'not-ready',
    })
  })

  test('a village never visited is not judged by the others', () => {
    expect(readiness({ ...village, inspected: 0, bad: 0, population: 300, threshold: 0.5 })).toMatchObject({
      verdict: 'more-evidence',
      reason: { code: 'village-not-inspected' },
    })
  })

  test('one more bad household never makes a village readier', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(60), (bad, good, rest) => {
        const inspected = bad + good + 1
        const ask = (found: number) =>
          readiness({ bad: found, inspected, population: inspected + rest, prior, threshold: 0.15 })
        expect(ask(bad + 1).probability).toBeLessThanOrEqual(ask(bad).probability + 1e-12)
      }),
    )
  })
})

describe('funnel limits', () => {
  test('are the interpolated exact binomial ones', () => {
    const one = (inspected: number, target: number) =>
      funnelLimits({ groups: [{ name: '村', bad: Math.round(inspected * target), inspected }], target }).points[0]
    const reference = (quantity: string) => referenceNumber('computed', { case: 'funnel limit', quantity })
    expect(relativeError(one(20, 0.2)?.lower95 ?? null, reference('0.025;20;0.2'))).toBeLessThan(1e-9)
    expect(relativeError(one(20, 0.2)?.upper95 ?? null, reference('0.975;20;0.2'))).toBeLessThan(1e-9)
    expect(relativeError(one(150, 0.07)?.lower998 ?? null, reference('0.001;150;0.07'))).toBeLessThan(1e-9)
    expect(relativeError(one(150, 0.07)?.upper998 ?? null, reference('0.999;150;0.07'))).toBeLessThan(1e-9)
  })

  test('point out the outlier and leave the others alone', () => {
    const groups = Array.from({ length: 20 }, (_, index) => ({
      name: `村${index}`,
      bad: 3 + (index % 3),
      inspected: 40,
    }))
    const { points, widened, target } = funnelLimits({ groups: [...groups, { name: '坏村', bad: 25, inspected: 40 }] })
    expect(widened).toBe(false)
    expect(target).toBeCloseTo(104 / 840, 10)
    expect(points.filter(({ position }) => position !== 'within').map(({ name }) => name)).toEqual(['坏村'])
    expect(points.at(-1)?.position).toBe('far-above')
  })

  test('widen when the whole county is over-dispersed', () => {
    const groups = Array.from({ length: 30 }, (_, index) => ({
      name: `村${index}`,
      bad: (index % 10) * 4,
      inspected: 40,
    }))
    const { dispersion, widened } = funnelLimits({ groups })
    expect(dispersion).toBeGreaterThan(2)
    expect(widened).toBe(true)
  })

  test('are ordered and narrow as more is inspected', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (inspected, target) => {
          const point = funnelLimits({ groups: [{ name: '村', bad: 0, inspected }], target }).points[0]
          const limits = [point?.lower998, point?.lower95, point?.upper95, point?.upper998].map((limit) => limit ?? -1)
          expect(limits).toEqual([...limits].sort((a, b) => a - b))
        },
      ),
    )
  })

  test('nothing inspected, and no bad at all', () => {
    expect(funnelLimits({ groups: [] })).toMatchObject({ target: null, reason: { code: 'nothing-inspected' } })
    expect(funnelLimits({ groups: [{ name: '村', bad: 0, inspected: 9 }] })).toMatchObject({
      points: [],
      reason: { code: 'groups-all-alike' },
    })
  })
})
