import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { binomialCdf } from '../src/distributions/binomial.ts'
import {
  candidateProbability,
  chapman,
  coxBinary,
  jamesStein,
  kaplanMeier,
  kilometresBetween,
  logLinear,
  logRank,
  lqasOperatingCharacteristic,
  lqasPlan,
  matchProbability,
  neyman,
  roundAllocation,
  sequentialPlan,
  shrink,
} from '../src/index.ts'
import { mean } from '../src/numerics/moments.ts'
import { historyCells, printedLike, referenceRows } from './reference.ts'

/** Our value for a row, printed with as many decimals as the row's text has. */
type Answer = (published: string) => string

const number =
  (value: () => number | null | undefined): Answer =>
  (published) =>
    printedLike(value() ?? null, published)
const numbers =
  (separator: string, values: () => (number | null | undefined)[]): Answer =>
  (published) =>
    values()
      .map((value, index) => printedLike(value ?? null, published.split(separator)[index] ?? ''))
      .join(separator)
/** Significant digits, as 4.14e-14 and 9.98e-09 are printed. */
const scientific = (value: number) => value.toExponential(2).replace(/e-(\d)$/, 'e-0$1')

/** Tests every row of a table; a row for which no answer is known fails. */
function everyRow(table: string, columns: [string, string], column: string, answers: Record<string, Answer>): void {
  const rows = referenceRows(table).map((row) => ({ key: columns.map((name) => row[name]).join(': '), row }))
  describe(table, () => {
    test.each(rows)('$key', ({ key, row }) => {
      const published = row[column] ?? ''
      expect(answers[key]?.(published)).toBe(published)
    })

    test('has no answer without a row', () => {
      expect(Object.keys(answers).sort()).toEqual(rows.map(({ key }) => key).sort())
    })
  })
}

const sleacr = (population: number) => lqasPlan({ population, acceptableRate: 0.3, unacceptableRate: 0.5 })
const zeroDefect = (population: number | null) =>
  lqasPlan({ population, acceptableRate: 0, unacceptableRate: 0.1, consumerRisk: 0.05 }).sample
const passes = (sample: number, acceptance: number, percent: number) =>
  lqasOperatingCharacteristic({ population: null, sample, acceptance }).points[percent]?.pass ?? 1
const nist = sequentialPlan({
  population: null,
  acceptableRate: 0.01,
  unacceptableRate: 0.1,
  producerRisk: 0.05,
  consumerRisk: 0.1,
})

everyRow('lqas_vectors', ['plan', 'quantity'], 'value', {
  'sleacr get_sample_n N=60 p_low=.5 p_up=.7 a=b=.1: n': number(() => sleacr(60).sample),
  // sleacr counts the good ones: pass with more than d.
  'same: d (pass if x>d)': number(() => (sleacr(60).sample ?? 0) - (sleacr(60).acceptance ?? 0) - 1),
  'same: alpha=P(X<=d|up)': number(() => 1 - (sleacr(60).passIfAcceptable ?? 0)),
  'same: beta=P(X>d|low)': number(() => sleacr(60).passIfUnacceptable),
  'sleacr N=500: n': number(() => sleacr(500).sample),
  'sleacr N=100: n': number(() => sleacr(100).sample),
  'sleacr N=50: n': number(() => sleacr(50).sample),
  'sleacr N=20: n': number(() => sleacr(20).sample),
  // The classic plan of 19, at most 6 bad, of a lot half bad.
  'same: beta': number(() => passes(19, 6, 50)),
  // Pezzoli et al. (2011), Epidemiology and Infection 140: 50 people, 90 % against 75 % vaccinated: the largest number
  // of unvaccinated that lets at most 5 % of the bad lots pass.
  'same: decision value YF (<90%)': number(() =>
    Array.from({ length: 50 }, (_, acceptance) => acceptance).findLast((acceptance) => passes(50, acceptance, 25) <= 0.05),
  ),
  'NIST 6.2.6 SPRT p1=.01 p2=.10 a=.05 b=.10: h1': number(() => nist.acceptIntercept),
  'same: h2': number(() => nist.rejectIntercept),
  'same: s': number(() => nist.slope),
  'same: n=24 accept / reject': () => `${nist.steps[23]?.accept} / ${nist.steps[23]?.reject}`,
  'zero-defect n for 95% conf of <10% bad, infinite N: n': number(() => zeroDefect(null)),
  '... N=50: n': number(() => zeroDefect(50)),
})

const batting = referenceRows('efron_morris_batting').map((row) => Number(row.hits) / Number(row.at_bats))
const centre = mean(batting)
const jones = jamesStein({ values: batting, errorVariance: (centre * (1 - centre)) / 45 })
const shrunken = (bad: number, inspected: number) =>
  number(
    () => shrink({ groups: [{ name: '村', bad, inspected }], prior: { alpha: 2.4, beta: 14.3 } }).groups[0]?.rate,
  )

everyRow('shrinkage_expected', ['case', 'quantity'], 'value', {
  'Efron-Morris 18 players 45 AB: shrink factor c': number(() => jones.factor),
  'Efron-Morris: Clemente .400 ->': number(() => jones.values?.[0]),
  'village 3/3 bad, prior Beta(2.4,14.3): posterior mean': shrunken(3, 3),
  'village 0/3: posterior mean': shrunken(0, 3),
  'village 6/20: posterior mean': shrunken(6, 20),
})

const pair = (items: number, agreement: number) => matchProbability({ items, agreement, threshold: 0.85 }).pair

everyRow('similarity_vectors', ['case', 'input'], 'value', {
  'LSH b=20 r=5: s=.2 .3 .4 .5 .6 .7 .8': (published) =>
    numbers(' ', () => [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((similarity) => candidateProbability(similarity)))(
      published,
    ).replaceAll('0.', '.'),
  'haversine: -75.343,39.984 -> -75.534,39.123 km': number(() =>
    kilometresBetween({ longitude: -75.343, latitude: 39.984 }, { longitude: -75.534, latitude: 39.123 }),
  ),
  'random 64-bit hashes: P(Hamming<=5) ; P(<=10)': () =>
    [5, 10].map((bits) => scientific(binomialCdf(bits, 64, 0.5))).join(' ; '),
  'percentmatch null: K=20 items, agreement .82, threshold 85%: pair prob': number(() => pair(20, 0.82)),
  'percentmatch null: K=50': number(() => pair(50, 0.82)),
  'percentmatch null: K=100 binary p=.5': () => scientific(pair(100, 0.5)),
  'percentmatch null: K=60 p=.68: pair prob ; P(>=1 match among 299)': numbers(' ; ', () =>
    Object.values(matchProbability({ items: 60, agreement: 0.68, threshold: 0.85, others: 299 })),
  ),
})

const strata = [
  [3000, 48],
  [4000, 179],
  [5000, 176],
  [2000, 16],
].map(([size = 0, deviation = 0], index) => ({ name: `${index + 1}`, size, deviation }))
const optimal = neyman({ strata, sample: 190 })
const bounded = neyman({
  strata: strata.map((stratum, index) => ({ ...stratum, upper: [100, 90, 70, 80][index] ?? 0 })),
  sample: 190,
})

everyRow('allocation_expected', ['input', 'method'], 'allocation', {
  'N=3000|4000|5000|2000 S=48|179|176|16 n=190: Neyman': numbers('|', () => optimal.allocation ?? []),
  'same: variance stsi': number(() => optimal.variance),
  'same: round_oric': numbers('|', () => roundAllocation({ allocation: optimal.allocation ?? [] }).allocation),
  'same, M=100|90|70|80: upper-bounded (RNA)': numbers('|', () => bounded.allocation ?? []),
})

const aml = referenceRows('aml').map(({ time, status, x = '' }) => ({
  time: Number(time),
  event: status === '1',
  group: x,
  marked: x === 'Nonmaintained',
}))
const median = (name: string) => () => {
  const curve = kaplanMeier({ observations: aml.filter(({ group }) => group === name) })
  return `${curve.median} (${curve.medianLower})`
}
const cox = (ties: 'efron' | 'breslow') =>
  numbers(' / ', () => {
    const { coefficient, hazardRatio, standardError } = coxBinary({ observations: aml, ties })
    return [coefficient, hazardRatio, standardError]
  })

everyRow('survival_expected', ['data', 'quantity'], 'value', {
  'aml: median Maintained (0.95LCL)': median('Maintained'),
  'aml: median Nonmaintained (0.95LCL)': median('Nonmaintained'),
  'aml: logrank chisq / p': numbers(' / ', () => {
    const { chiSquare, pValue } = logRank({ observations: aml })
    return [chiSquare, pValue]
  }),
  'aml: logrank expected': numbers(' / ', () => logRank({ observations: aml }).groups.map(({ expected }) => expected)),
  'aml: Cox Efron coef / exp / se': cox('efron'),
  'aml: Cox Breslow coef / exp / se': cox('breslow'),
})

const models: Record<string, string> = {
  M0: 'M0',
  'Mt (=Petersen)': 'Mt',
  'all 2-way': 'c1c2+c1c3+c2c3',
  'c1:c2 + c2:c3': 'c1c2+c2c3',
}
const seber = chapman({ first: 948, second: 421, both: 167 })

describe('capture_expected', () => {
  test.each(referenceRows('capture_expected'))('$dataset $model: $quantity', (row) => {
    const { dataset = '', model = '', quantity = '', value = '' } = row
    const fit = model.includes('Chapman')
      ? seber
      : logLinear({ cells: historyCells(dataset), models: [models[model] ?? model] }).models[0]
    const ours: Record<string, number | null | undefined> = {
      N: fit?.estimate,
      se: fit?.standardError,
      ...(fit && 'deviance' in fit && { deviance: fit.deviance, df: fit.degreesOfFreedom }),
    }
    expect(printedLike(ours[quantity] ?? null, value)).toBe(value)
  })

  test.each(['449', '8', '80.1'])('independent rounds of the census rehearsal, as Darroch et al. print: %s', (value) => {
    const fit = logLinear({ cells: historyCells('census3_R3_Darroch1993'), models: ['Mt'] }).models[0]
    const ours = { 449: fit?.estimate, 8: fit?.standardError, '80.1': fit?.deviance }[value]
    expect(printedLike(ours ?? null, value)).toBe(value)
  })
})

test('every reference table is read by a test', () => {
  const folder = new URL('.', import.meta.url)
  const tests = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  const tables = readdirSync(new URL('refdata/', folder)).filter((name) => name.endsWith('.csv'))
  for (const table of tables) expect(tests, table).toContain(`'${table.replace('.csv', '')}'`)
})
