import { beforeAll, describe, expect, it } from 'vitest'
import { comparisonLabels } from '@lookback/core/comparison'
import { demoCounty } from '../src/index.ts'
import type { Compared, Replayed } from './support/replay.ts'
import { replay } from './support/replay.ts'
import { townshipOf } from '@lookback/core/places'

/** The figures of the case, each computed from the records under the rules of `core`. */
describe('the two rounds of the demo county', () => {
  let played: Replayed
  let selfCheck: readonly Compared[]
  let census: readonly Compared[]

  beforeAll(async () => {
    played = await replay(demoCounty())
    selfCheck = played.compared.filter(({ earlier }) => earlier === 'problem')
    census = played.compared.filter(({ later }) => later === 'problem')
  })

  const labelled = (rows: readonly Compared[]) =>
    Object.fromEntries(comparisonLabels.map((label) => [label, rows.filter((row) => row.label === label).length]))
  const inNonPoor = (rows: readonly Compared[]) =>
    rows.filter(({ household }) => household.category === 'non-poor').length
  const of = (rows: readonly Compared[], code: string) => rows.filter(({ item }) => item.code === code)

  it('find 3,832 problems together: 1,832 the self-check, 2,000 the census', () => {
    expect(selfCheck).toHaveLength(1_832)
    expect(census).toHaveLength(2_000)
  })

  it('has 460 of the census, 23 %, in non-poor households, and far fewer of the self-check', () => {
    expect(inNonPoor(census)).toBe(460)
    expect(inNonPoor(census) / census.length).toBe(0.23)
    expect(inNonPoor(selfCheck)).toBeLessThan(100)
  })

  it('tells every label, the problems that the self-check passed before all others', () => {
    expect(labelled(played.compared)).toEqual({
      outstanding: 312, 'false-report': 148, recurred: 64, missed: 986, new: 118, skipped: 217, uncovered: 155,
      resolved: 1_021, unverified: 243, void: 44,
    })
  })

  it('has 92 households that built and did not move in, few of them known to the self-check', () => {
    const notMovedIn = of(census, 'H03')
    expect(played.items.find(({ code }) => code === 'H03')).toMatchObject({ wording: '建房未入住', severity: 'hard' })
    expect(labelled(notMovedIn)).toMatchObject({
      missed: 52, skipped: 16, 'false-report': 11, uncovered: 5, outstanding: 4, recurred: 2, new: 2,
    })
    expect(notMovedIn).toHaveLength(92)
    expect(of(selfCheck, 'H03').length).toBeLessThan(30)
  })

  it('finds most in housing, income, records and home environment, in both rounds', () => {
    for (const rows of [selfCheck, census]) {
      const most = rows.filter(({ item }) => ['housing', 'income', 'records', 'environment'].includes(item.dimension))
      expect(most.length / rows.length).toBeGreaterThan(0.75)
    }
  })

  it('has hard items that the census found and the self-check nowhere', () => {
    const hard = played.items.filter(({ severity }) => severity === 'hard')
    const unseen = hard.filter(({ code }) => of(census, code).length > 0 && of(selfCheck, code).length === 0)
    expect(unseen.map(({ code }) => code)).toEqual(['F01', 'E01', 'M02', 'H05', 'I01', 'S03'])
  })

  it('leaves a household few findings, and townships very unlike each other', () => {
    const perHousehold = counts(census, ({ household }) => household.number)
    expect(Math.max(...perHousehold.values())).toBeLessThanOrEqual(3)
    const found = counts(census, ({ household }) => townshipOf(household.village))
    expect(found.size).toBe(18)
    expect(Math.max(...found.values())).toBeGreaterThan(3 * Math.min(...found.values()))
  })

  it('made 16,500 and 19,000 visits, some of them in vain', () => {
    const made = counts(played.visits, ({ round, outcome }) => `${round} ${outcome}`)
    expect(played.visits.filter(({ round }) => round === 1)).toHaveLength(16_500)
    expect(played.visits.filter(({ round }) => round === 2)).toHaveLength(19_000)
    expect([made.get('1 completed'), made.get('2 completed')]).toEqual([15_800, 18_300])
    for (const outcome of ['nobody-home', 'moved', 'refused']) expect(made.get(`2 ${outcome}`)).toBeGreaterThan(0)
  })

  it('has townships that looked well and others that did not, and villages that were not gone through', () => {
    const rates = (rows: readonly Compared[], key: (row: Compared) => string) => {
      const all = counts(census, key)
      const some = counts(rows, key)
      return [...all].map(([one, count]) => (some.get(one) ?? 0) / count).sort((one, other) => one - other)
    }
    const township = ({ household }: Compared) => townshipOf(household.village)
    const missed = rates(census.filter(({ label }) => label === 'missed'), township)
    expect((missed.at(-1) ?? 0) - (missed[0] ?? 1)).toBeGreaterThan(0.25)
    const coverage = [...played.coverage.values()].sort((one, other) => one - other)
    expect(coverage).toHaveLength(250)
    expect(coverage[0]).toBeLessThan(0.4)
    expect(coverage.at(-1)).toBeGreaterThan(0.9)
  })

  it('leaves problems in every state on the day of the account', () => {
    expect(new Set([...played.problems.values()].map(({ state }) => state)).size).toBe(7)
  })

  it('shows a county office that is quick and townships that are slow, unevenly', () => {
    const hours = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 3_600_000
    const handled = [...played.problems].flatMap(([key, problem]) =>
      problem.dispatchedAt && problem.acknowledgedAt ? [{ township: townshipOf(key), problem }] : [])
    const dispatch = median(handled.map(({ problem }) => hours(problem.foundAt, problem.dispatchedAt ?? '')))
    const answer = new Map<string, number[]>()
    for (const { township, problem } of handled) {
      const waits = answer.get(township) ?? []
      answer.set(township, [...waits, hours(problem.dispatchedAt ?? '', problem.acknowledgedAt ?? '')])
    }
    const medians = [...answer.values()].map(median)
    expect(dispatch).toBeLessThan(24)
    expect(Math.min(...medians)).toBeLessThan(30)
    expect(Math.max(...medians)).toBeGreaterThan(3 * Math.min(...medians))
  })
})

function counts<T>(rows: readonly T[], key: (row: T) => string): Map<string, number> {
  const result = new Map<string, number>()
  for (const row of rows) result.set(key(row), (result.get(key(row)) ?? 0) + 1)
  return result
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
