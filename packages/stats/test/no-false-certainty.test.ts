import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as stats from '../src/index.ts'
import { reasonTexts } from '../src/locales/reasons.ts'

interface Estimate {
  estimate: number | null
  lower: number | null
  upper: number | null
  reason: unknown
}

/** Every number in an answer, with where it stands. */
function numbersIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => numbersIn(part, `${path}.${key}`))
}

/** Every reason in an answer. */
function reasonsIn(value: unknown): { code: string; 'zh-CN': string; en: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'zh-CN' in value ? [value as { code: string; 'zh-CN': string; en: string }] : []
  return [...own, ...Object.values(value).flatMap(reasonsIn)]
}

const random = () => stats.seededRandom(1)
const count = fc.oneof(fc.nat(3), fc.nat(40), fc.nat(5000))
const cells = fc.record({ first: count, second: count, both: count }).map(({ first, second, both }) => ({
  first: first + both,
  second: second + both,
  both,
}))
const histories = fc.dictionary(fc.constantFrom('111', '110', '101', '100', '011', '010', '001'), fc.nat(12))
const group = fc.tuple(fc.nat(9), fc.nat(9)).map(([bad, good]) => ({ name: '村', bad, inspected: bad + good }))
const groups = fc.array(group, { maxLength: 12 })
const pairs = fc.array(fc.record({ survey: fc.integer({ min: -5, max: 5 }), check: fc.integer({ min: -5, max: 5 }) }), {
  maxLength: 12,
})
const problem = fc.record({ time: fc.nat(9), event: fc.boolean(), marked: fc.boolean() })
const problems = fc.array(problem, { maxLength: 12 }).map((list) => list.map((each) => ({ ...each, group: `${each.marked}` })))
const record = fc.record({
  found: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }).filter((found) => found.includes(true)),
  covariates: fc.tuple(fc.integer({ min: -2, max: 2 })),
})
const strata = fc.array(
  fc.record({ size: fc.nat(30), deviation: fc.nat(4) }).map((each) => ({ ...each, name: `${each.size}` })),
  { maxLength: 4 },
)
const days = fc.array(fc.record({ closed: fc.nat(6), opened: fc.nat(6) }), { maxLength: 14 })
const prior = fc.record({ alpha: fc.constantFrom(0.01, 0.5, 2.4, 90), beta: fc.constantFrom(0.02, 1, 14.3, 800) })

/** Questions of every kind, thin and contradictory-looking ones included; each as a function from its input. */
const asked: Record<string, fc.Arbitrary<unknown>> = {
  wilson: group.map(({ bad, inspected }) => stats.wilson({ successes: bad, trials: inspected })),
  clopperPearson: group.map(({ bad, inspected }) => stats.clopperPearson({ successes: bad, trials: inspected })),
  finitePopulationRange: fc
    .tuple(group, count)
    .map(([{ bad, inspected }, rest]) =>
      stats.finitePopulationRange({ bad, sample: inspected, population: inspected + rest }),
    ),
  lincolnPetersen: cells.map(stats.lincolnPetersen),
  chapman: cells.map(stats.chapman),
  sadinleInterval: cells.map(stats.sadinleInterval),
  hypergeometricInterval: cells.map(stats.hypergeometricInterval),
  dependenceBand: cells.map(stats.dependenceBand),
  sekarDeming: fc
    .array(cells, { maxLength: 3 })
    .map((list) => stats.sekarDeming({ strata: list.map((each, index) => ({ ...each, name: `${index}` })) })),
  huggins: fc.array(record, { maxLength: 20 }).map((records) => stats.huggins({ records })),
  logLinear: histories.map((found) => stats.logLinear({ cells: found })),
  chaoLowerBound: fc.array(count, { maxLength: 4 }).map((frequencies) => stats.chaoLowerBound({ frequencies })),
  sampleCoverage: histories.map((found) =>
    stats.sampleCoverage({ cells: { 111: 0, ...found }, random: random(), replicates: 20 }),
  ),
  reliabilityRatio: pairs.map((list) => stats.reliabilityRatio({ pairs: list, random: random(), replicates: 40 })),
  signedRank: pairs.map((list) => stats.signedRank({ pairs: list })),
  pairedT: pairs.map((list) => stats.pairedT({ pairs: list })),
  betaBinomialFit: groups.map((list) => stats.betaBinomialFit({ groups: list })),
  shrink: groups.map((list) =>
    stats.shrink({ groups: list, ranking: { threshold: 0.2, random: random(), draws: 20 } }),
  ),
  readiness: fc.tuple(group, fc.nat(40), prior).map(([{ bad, inspected }, rest, belief]) =>
    stats.readiness({ bad, inspected, population: inspected + rest, prior: belief, threshold: 0.1 }),
  ),
  funnelLimits: groups.map((list) => stats.funnelLimits({ groups: list })),
  tooFewFindings: fc.tuple(groups, prior).map(([list, belief]) =>
    stats.tooFewFindings({
      records: list.map(({ bad, inspected }) => ({ inspector: '甲', found: bad, inspected })),
      prior: belief,
    }),
  ),
  robustZ: fc
    .array(fc.oneof(fc.constant(null), fc.constant(Number.NaN), fc.integer({ min: -3, max: 9 })), { maxLength: 12 })
    .map((values) => stats.robustZ({ values, log: true })),
  kaplanMeier: problems.map((observations) => stats.kaplanMeier({ observations })),
  logRank: problems.map((observations) => stats.logRank({ observations })),
  coxBinary: problems.map((observations) => stats.coxBinary({ observations })),
  pace: fc.tuple(days, fc.nat(50), fc.nat(9)).map(([history, open, workingDaysLeft]) =>
    stats.pace({ open, workingDaysLeft, history }),
  ),
  forecast: fc.tuple(days, fc.nat(50), fc.nat(9)).map(([history, open, workingDaysLeft]) =>
    stats.forecast({ open, workingDaysLeft, history, random: random(), replicates: 20 }),
  ),
  neyman: fc.tuple(strata, fc.nat(60)).map(([list, sample]) => stats.neyman({ strata: list, sample })),
  apportion: fc.tuple(strata, fc.nat(60)).map(([list, sample]) => stats.apportion({ strata: list, sample })),
  expectedValueOfSample: fc.tuple(prior, fc.nat(9)).map(([belief, sample]) =>
    stats.expectedValueOfSample({ belief, households: 60, threshold: 0.1, sample }),
  ),
}

describe('whatever is asked', () => {
  test.each(Object.entries(asked))('%s: finite numbers, its estimate inside its interval, or a reason', (name, answers) => {
    fc.assert(
      fc.property(answers, (answer) => {
        for (const [path, value] of numbersIn(answer)) expect(Number.isFinite(value), `${path} is ${value}`).toBe(true)
        const { estimate, lower, upper, reason } = answer as Partial<Estimate>
        if (estimate === null) expect(reason).not.toBeNull()
        if (typeof estimate === 'number') {
          // A range of whole households holds the whole numbers next to a fraction.
          const [below, above] = name === 'finitePopulationRange' ? [Math.floor, Math.ceil].map((to) => to(estimate)) : [estimate, estimate]
          expect(lower).toBeLessThanOrEqual((above ?? 0) * (1 + 1e-9))
          expect((upper ?? Infinity) * (1 + 1e-9)).toBeGreaterThanOrEqual(below ?? 0)
        }
        for (const { 'zh-CN': chinese, en } of reasonsIn(answer)) expect(chinese + en).not.toMatch(/[{}]|NaN|undefined|null/)
      }),
      { numRuns: 60 },
    )
  })
})

describe('reasons', () => {
  test.each(Object.entries(reasonTexts))('%s names the same figures in both languages', (_code, texts) => {
    const figures = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    expect(figures(texts['zh-CN'])).toEqual(figures(texts.en))
    expect(texts['zh-CN']).toMatch(/[\u4e00-\u9fff].*。$/)
    expect(texts.en).toMatch(/\.$/)
  })
})

describe('a confidence that is no probability is refused by name', () => {
  const two = { first: 9, second: 9, both: 5 }
  const observations = [{ time: 1, event: true, marked: true, group: 'a' }]
  const list = [{ name: '村', bad: 1, inspected: 9 }]
  const questions: Record<string, (confidence: number) => unknown> = {
    wilson: (confidence) => stats.wilson({ successes: 1, trials: 2, confidence }),
    clopperPearson: (confidence) => stats.clopperPearson({ successes: 1, trials: 2, confidence }),
    finitePopulationRange: (confidence) => stats.finitePopulationRange({ bad: 1, sample: 2, population: 3, confidence }),
    lincolnPetersen: (confidence) => stats.lincolnPetersen({ ...two, confidence }),
    chapman: (confidence) => stats.chapman({ ...two, both: 0, confidence }),
    sadinleInterval: (confidence) => stats.sadinleInterval({ ...two, confidence }),
    hypergeometricInterval: (confidence) => stats.hypergeometricInterval({ ...two, confidence }),
    sekarDeming: (confidence) => stats.sekarDeming({ strata: [{ ...two, name: '甲' }], confidence }),
    huggins: (confidence) => stats.huggins({ records: [], confidence }),
    logLinear: (confidence) => stats.logLinear({ cells: { 11: 1 }, confidence }),
    chaoLowerBound: (confidence) => stats.chaoLowerBound({ frequencies: [1, 1], confidence }),
    sampleCoverage: (confidence) => stats.sampleCoverage({ cells: { 111: 1 }, random: random(), confidence }),
    backCheck: (confidence) => stats.backCheck({ variables: [], survey: [], check: [], confidence }),
    reliabilityRatio: (confidence) => stats.reliabilityRatio({ pairs: [], random: random(), confidence }),
    pairedT: (confidence) => stats.pairedT({ pairs: [], confidence }),
    shrink: (confidence) => stats.shrink({ groups: list, confidence }),
    kaplanMeier: (confidence) => stats.kaplanMeier({ observations, confidence }),
    coxBinary: (confidence) => stats.coxBinary({ observations, confidence }),
  }
  test.each(Object.entries(questions))('%s', (_name, ask) => {
    for (const confidence of [0, 1, 95, Number.NaN]) expect(() => ask(confidence)).toThrow('confidence')
  })
})
