import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  backCheck,
  pairedT,
  reliabilityRatio,
  seededRandom,
  signedRank,
  type AnswerPair,
  type CheckedInterview,
  type CheckedVariable,
  type ComparisonRules,
  type DifferenceRate,
} from '../src/index.ts'
import { printedLike, referenceNumber, referenceRows, relativeError } from './reference.ts'

const label = (variable: string, code = '') =>
  referenceRows('backcheck_codes').find((row) => row.variable === variable && row.code === code)?.label ?? code
const number = (text = '') => (text === '' ? null : Number(text))
const answersOf = (row: Record<string, string>) => ({
  gender: row.gender === '' ? null : label('gender', row.gender),
  gameresult: number(row.gameresult),
  itemssold: number(row.itemssold),
})
const survey = referenceRows('backcheck_survey').map((row): CheckedInterview => ({
  id: row.id ?? '',
  inspector: label('enum', row.enum),
  team: row.enumteam ?? '',
  answers: answersOf(row),
}))
const check = referenceRows('backcheck_bc').map((row): CheckedInterview => ({
  id: row.id ?? '',
  inspector: label('bcer', row.bcer),
  answers: answersOf(row),
}))
const variables: CheckedVariable[] = [
  { name: 'gender', type: 1 },
  { name: 'gameresult', type: 2 },
  { name: 'itemssold', type: 3 },
]
const run = (rules: ComparisonRules = {}, minimumComparisons = 1) =>
  backCheck({ variables, survey, check, rules, minimumComparisons })
const completePairs = (name: 'gameresult' | 'itemssold') =>
  check.flatMap((second): AnswerPair[] => {
    const first = survey.find(({ id }) => id === second.id)?.answers[name]
    const again = second.answers[name]
    return typeof first === 'number' && typeof again === 'number' ? [{ survey: first, check: again }] : []
  })

describe('the published bcstats data', () => {
  test.each(referenceRows('backcheck_expected_rates'))('$table $group: $differences of $total', (row) => {
    const result = run()
    const rates = row.table?.startsWith('enumteam') ? result.byTeam : result.byInspector
    const rate = rates.find(({ group, type }) => group === row.group && `${type}` === row.table?.slice(-1))
    expect([rate?.differences, rate?.compared]).toEqual([Number(row.differences), Number(row.total)])
    expect(rate?.rate?.toFixed(4)).toBe(row.error_rate)
  })

  test('every difference is listed as published', () => {
    const listed = run().differences.map(({ id, variable, survey: first, check: second, inspector, checker }) =>
      [id, variable, `${first ?? '.'}`, `${second ?? '.'}`, inspector, checker].join(' '),
    )
    const published = referenceRows('backcheck_expected_diffs').map((row) =>
      [row.id, row.variable, row.survey, row.back_check, row.enum, row.bcer].join(' '),
    )
    expect(listed.sort()).toEqual(published.sort())
  })

  test.each(['gender', 'gameresult', 'itemssold'])('without missing check answers: %s', (name) => {
    const rate = run({ excludeMissing: true }).byVariable.find(({ group }) => group === name)
    const published = referenceRows('backcheck_expected_tests').find(
      ({ test: kind, variable }) => kind === 'exclude_missing' && variable === name,
    )?.value
    expect(`${rate?.differences}/${rate?.compared}`).toBe(published)
  })

  test('paired t test of itemssold, to the printed digit', () => {
    const result = pairedT({ pairs: completePairs('itemssold') })
    const named: Record<string, number | null> = {
      n_pairs: result.degreesOfFreedom + 1,
      t: result.t,
      df: result.degreesOfFreedom,
      p: result.pValue,
      ci_low: result.lower,
      ci_high: result.upper,
      mean_diff: result.meanDifference,
    }
    for (const row of referenceRows('backcheck_expected_tests').filter((each) => each.test === 'ttest_paired')) {
      expect(printedLike(named[row.quantity ?? ''] ?? null, row.value ?? '')).toBe(row.value)
    }
  })

  test.each(['itemssold', 'gameresult'] as const)('reliability ratio of %s', (name) => {
    const result = reliabilityRatio({ pairs: completePairs(name), random: seededRandom(5) })
    const reference = (quantity: string) =>
      referenceNumber('backcheck_expected_tests', { test: 'reliability', variable: name, quantity })
    expect(relativeError(result.simpleResponseVariance, reference('srv'))).toBeLessThan(1e-9)
    expect(relativeError(result.checkVariance, reference('var_backcheck'))).toBeLessThan(1e-9)
    expect(relativeError(result.ratio, reference('ratio'))).toBeLessThan(1e-9)
    expect(result.lower).toBeLessThan(result.ratio ?? 0)
    expect(result.upper).toBeGreaterThan(result.ratio ?? 1)
  })

  test('exact signed rank of itemssold', () => {
    expect(signedRank({ pairs: completePairs('itemssold') })).toMatchObject({ pValue: 0.25, nonzero: 3, exact: true })
  })
})

describe('rules of comparison', () => {
  const one = (
    first: string | number | null,
    second: string | number | null,
    rules: ComparisonRules = {},
    okRange?: CheckedVariable['okRange'],
  ): Pick<DifferenceRate, 'differences' | 'compared'> | undefined => {
    const { byVariable } = backCheck({
      variables: [{ name: 'x', type: 1, ...(okRange && { okRange }) }],
      survey: [{ id: 'a', inspector: '甲', answers: { x: first } }],
      check: [{ id: 'a', inspector: '乙', answers: { x: second } }],
      rules,
    })
    return byVariable[0] && { differences: byVariable[0].differences, compared: byVariable[0].compared }
  }
  const same = { differences: 0, compared: 1 }
  const different = { differences: 1, compared: 1 }

  test('a range is inclusive at both ends', () => {
    const absolute = { below: 2, above: 1, unit: 'absolute' } as const
    expect([one(10, 8, {}, absolute), one(10, 11, {}, absolute)]).toEqual([same, same])
    expect([one(10, 7.9, {}, absolute), one(10, 11.1, {}, absolute)]).toEqual([different, different])
    const percent = { below: 10, above: 10, unit: 'percent' } as const
    expect([one(0.3, 0.33, {}, percent), one(-50, -55, {}, percent)]).toEqual([same, same])
    expect(one(100, 111, {}, percent)).toEqual(different)
  })

  test('a range never matches a missing answer, which counts as a difference unless excluded', () => {
    const wide = { below: 1e9, above: 1e9, unit: 'absolute' } as const
    expect([one(5, null, {}, wide), one(null, 5, {}, wide)]).toEqual([different, different])
    expect(one(5, null, { excludeMissing: true })).toBeUndefined()
    expect(one(null, null)).toEqual(same)
  })

  test('excluded answers leave the denominator, no-difference answers stay in it', () => {
    expect(one(1, 99, { exclude: [99] })).toBeUndefined()
    expect(one(1, 99, { noDifference: [99] })).toEqual(same)
  })

  test('a group under five comparisons shows counts and no rate', () => {
    const rate = run({}, 5).byInspector.find(({ group, type }) => group === 'dean' && type === 1)
    expect(rate).toMatchObject({ differences: 2, compared: 2, rate: null, reason: { code: 'too-few-comparisons' } })
  })

  test('rates are ordered by the lower Wilson limit', () => {
    const lowers = run()
      .byInspector.filter(({ type }) => type === 1)
      .map(({ lower }) => lower ?? -1)
    expect(lowers).toEqual([...lowers].sort((a, b) => b - a))
  })

  test('unmatched, twice-named and no back checks', () => {
    const stranger: CheckedInterview = { id: 'x', inspector: '乙', answers: {} }
    expect(backCheck({ variables, survey, check: [stranger] })).toMatchObject({
      unmatched: ['x'],
      differences: [],
      reason: { code: 'nothing-compared' },
    })
    expect(() => backCheck({ variables, survey, check: [stranger, stranger] })).toThrow("check holds 'x' twice")
  })
})

describe('tests of a shift', () => {
  const pairsOf = (differences: readonly number[]) => differences.map((survey) => ({ survey, check: 0 }))

  test('signed rank with ties agrees with full enumeration, and with scipy for many pairs', () => {
    const { pValue } = signedRank({ pairs: pairsOf([1, -2, 2, 3, -1, 5, 4, 4, 6]) })
    expect(pValue).toBeCloseTo(referenceNumber('computed', { case: 'signed rank' }), 12)
    const many = signedRank({ pairs: pairsOf(Array.from({ length: 40 }, (_, i) => ((i * 7) % 23) - 8)) })
    expect(many.exact).toBe(false)
    expect(relativeError(many.pValue, referenceNumber('computed', { case: 'signed rank normal' }))).toBeLessThan(1e-9)
  })

  test('turning survey and check round changes no p value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 30 }), (differences) => {
        const turned = pairsOf(differences.map((difference) => -difference))
        expect(signedRank({ pairs: turned }).pValue ?? -1).toBeCloseTo(
          signedRank({ pairs: pairsOf(differences) }).pValue ?? -1,
          12,
        )
        expect(pairedT({ pairs: turned }).pValue ?? -1).toBeCloseTo(
          pairedT({ pairs: pairsOf(differences) }).pValue ?? -1,
          12,
        )
      }),
    )
  })

  test('nothing to test is a reason', () => {
    expect(signedRank({ pairs: pairsOf([0, 0]) })).toMatchObject({ pValue: null, reason: { code: 'no-pair-differs' } })
    expect(pairedT({ pairs: pairsOf([2]) })).toMatchObject({ pValue: null, reason: { code: 'too-few-pairs' } })
    expect(pairedT({ pairs: pairsOf([2, 2, 2]) })).toMatchObject({ t: null, reason: { code: 'differences-all-alike' } })
    expect(() => pairedT({ pairs: [{ survey: Number.NaN, check: 1 }] })).toThrow('finite')
  })

  test('an item that everyone answers alike has no reliability ratio', () => {
    const alike = [
      { survey: 1, check: 3 },
      { survey: 2, check: 3 },
      { survey: 1, check: 3 },
    ]
    expect(reliabilityRatio({ pairs: alike, random: seededRandom(1) })).toMatchObject({
      ratio: null,
      reason: { code: 'answers-all-alike' },
    })
    expect(reliabilityRatio({ pairs: [], random: seededRandom(1) })).toMatchObject({
      reason: { code: 'too-few-pairs' },
    })
  })
})
