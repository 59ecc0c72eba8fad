import { findHousehold } from '../register/household.queries.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@lookback/core/access'
import { compare, comparisonBreakdowns } from '@lookback/core/comparison'
import type {
  ComparedPair, ComparisonBreakdown, ComparisonFilter, ComparisonLabel, ComparisonSelection,
} from '@lookback/core/comparison'
import type { Observation, RoundObservation } from '@lookback/core/checklists'
import type { ProblemState } from '@lookback/core/problems'
import { statusBetween } from '@lookback/core/problems'
import { wholeCounty } from '../command-line/county.ts'
import { saveHouseholds } from '../register/save-households.ts'
import type { CheckedCounty, FilledForm, ItemCode } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, record, rounds, villages } from '../fixtures/checked-county.fixture.ts'
import type { ComparedCounty, CountedGroup } from './compared-county.ts'
import { countPairs } from './compared-county.ts'
import { compareRounds } from './comparison.ts'
import { listCompared } from './comparison.queries.ts'
import { readComparedCounty } from './read-compared-county.ts'

/** What two rounds say about one household: an observation for each item, or no visit at all. */
interface Story {
  earlier: readonly Observation[] | null
  /** The state that each item's problem is brought to in between, where the earlier round found one. */
  between: readonly Exclude<ProblemState, 'acknowledged'>[]
  later: readonly Observation[] | null
  arose: readonly boolean[]
}

const observations = fc.option(
  fc.array(fc.constantFrom<Observation>('problem', 'ok', 'not-assessed'), { minLength: 4, maxLength: 4 }), { freq: 6 },
)
const stories = fc.array(
  fc.record<Story>({
    earlier: observations,
    later: observations,
    between: fc.array(
      fc.constantFrom('found', 'dispatched', 'reported', 'reviewed', 'closed', 'void'), { minLength: 4, maxLength: 4 },
    ),
    arose: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  }),
  { minLength: 120, maxLength: 120 },
)

function filled(household: string, round: 1 | 2, seen: readonly Observation[] | null, arose: readonly boolean[]): FilledForm {
  const having = (observation: Observation) =>
    items.filter((_, index) => seen?.[index] === observation).map((item) => item.code)
  return {
    household, round, outcome: seen ? 'completed' : 'nobody-home', found: having('problem'),
    notAssessed: having('not-assessed'), aroseRecently: items.filter((_, index) => arose[index]).map((item) => item.code),
  }
}

describe('the comparison in SQL', () => {
  let checked: CheckedCounty

  beforeAll(async () => {
    // One more in each village than the random rounds visit.
    checked = await checkedCounty(31)
  })
  afterAll(() => checked.close())

  // One run of 120 households × 4 items; a failure prints its seed. The database cannot be shrunk along.
  it('is equal to the function on random rounds, in every cell', () =>
    fc.assert(fc.asyncProperty(stories, holdsFor), { numRuns: 1, endOnFailure: true }))

  async function holdsFor(sample: readonly Story[]): Promise<void> {
    const numbers = Object.values(villages).flatMap((village) =>
      Array.from({ length: 30 }, (_, index) => numberIn(village, index)))
    const told = sample.map((story, index) => ({ ...story, household: numbers[index] ?? '' }))

    checked.setTime('2020-03-20T02:00:00.000Z')
    await record(checked, 'qingxi', told.slice(0, 60).map(({ household, earlier, arose }) => filled(household, 1, earlier, arose)))
    await record(checked, 'shiqiao', told.slice(60).map(({ household, earlier, arose }) => filled(household, 1, earlier, arose)))
    await bringToStates(checked, told)
    checked.setTime('2020-04-20T02:00:00.000Z')
    const recorded = await record(checked, 'census', told.map(({ household, later, arose }) => filled(household, 2, later, arose)))
    expect(new Set(recorded)).toEqual(new Set(['recorded']))

    const expected = told.flatMap((story) => items.flatMap((item, index) => {
      const label = compare(pairOf(story, index))
      return label ? [`${story.household} ${item.code} ${label}`] : []
    }))
    const scope = wholeCounty(county)
    const filter = { earlier: rounds.first.id, later: rounds.second.id }
    const actual: string[] = []
    for (const label of new Set(expected.map((one) => one.split(' ')[2] as ComparisonLabel))) {
      const { rows, total } = await listCompared(checked.database, scope, filter, label, { after: null, limit: 1_000 })
      expect(total).toBe(rows.length)
      actual.push(...rows.map((row) => `${row.householdNumber} ${row.item} ${row.label}`))
    }
    expect(actual.sort()).toEqual([...expected].sort())

    const compared = await readComparedCounty(checked.database, county, filter)
    for (const asked of fc.sample(questions, 40)) await countsAsListed(compared, asked)
  }

  /** Every figure is as large as the list that it opens, which is counted and scoped by the database. */
  async function countsAsListed(compared: ComparedCounty, { scope, by, ...narrowing }: Question): Promise<void> {
    const filter = { earlier: rounds.first.id, later: rounds.second.id, ...narrowing }
    const listed = (more: Partial<ComparisonFilter>, select: ComparisonSelection) =>
      listCompared(checked.database, scope, { ...filter, ...more }, select, { after: null, limit: 1 })
    const groups = countPairs(compared, scope, filter, by)
    for (const { key, label, count } of groups.slice(0, 4)) {
      expect({ key, label, total: (await listed(keyFilter(by, key, filter), label)).total }).toEqual({ key, label, total: count })
    }
    const sum = (of: (group: CountedGroup) => number) => groups.reduce((all, group) => all + of(group), 0)
    expect((await listed({}, 'found-earlier')).total).toBe(sum((group) => group.earlier))
    expect((await listed({}, 'found-later')).total).toBe(sum((group) => group.later))
  }

  it('is brought up to date where something happened, and only there', async () => {
    const pair = { earlier: rounds.first.id, later: rounds.second.id }
    const before = await readComparedCounty(checked.database, county, pair)
    await record(checked, 'census', [
      filled(numberIn(villages.pingan, 30), 2, ['problem', 'problem', 'ok', 'problem'], [false, true, false, false]),
    ])
    const after = await readComparedCounty(checked.database, county, pair, before)
    const anew = await readComparedCounty(checked.database, county, pair)
    const counts = (compared: ComparedCounty) => countPairs(compared, wholeCounty(county), pair, 'village')
    expect(counts(after)).toEqual(counts(anew))
    expect(counts(after)).not.toEqual(counts(before))
    const read = [...after.villages].filter(([village, groups]) => before.villages.get(village) !== groups)
    expect(read.map(([village]) => village)).toEqual([villages.pingan])
  })

  it('is whole for whoever asks next, after somebody asked for a part', async () => {
    const pair = { earlier: rounds.first.id, later: rounds.second.id }
    const everything = wholeCounty(county)
    const part = (await compareRounds(checked.application, everything, { ...pair, region: villages.pingan, severity: 'hard' }, 'village', 'zh-CN')).tell()
    expect(part.rows.map(({ key }) => key)).toEqual([villages.pingan])
    const { rows } = (await compareRounds(checked.application, everything, pair, 'village', 'zh-CN')).tell()
    const counted = new Map<string, number>()
    for (const { key, count } of countPairs(await readComparedCounty(checked.database, county, pair), everything, pair, 'village')) {
      counted.set(key, (counted.get(key) ?? 0) + count)
    }
    expect(new Map(rows.map(({ key, counts }) => [key, Object.values(counts).reduce((sum, one) => sum + one, 0)]))).toEqual(counted)
    expect(counted.size).toBeGreaterThan(2)
  })

  it('knows a household that moved while the round went on in its new village only', async () => {
    checked.setTime('2020-05-05T02:00:00.000Z')
    const pair = { earlier: rounds.first.id, later: rounds.second.id }
    const everything = wholeCounty(county)
    const counts = (compared: ComparedCounty, village: string) =>
      countPairs(compared, everything, { ...pair, region: village }, 'village').reduce((sum, { count }) => sum + count, 0)
    let before = await readComparedCounty(checked.database, county, pair)
    /** Moves a household. @returns how many pairs of its village went with it */
    const move = async (number: string): Promise<number> => {
      const { id } = await checked.database.selectFrom('household').select('id').where('number', '=', number).executeTakeFirstOrThrow()
      const found = await findHousehold(checked.database, everything, { id })
      if (found) await saveHouseholds(checked.application, county, [{ ...found.household, village: villages.heshan }], null)
      const after = await readComparedCounty(checked.database, county, pair, before)
      const own = counts(before, villages.pingan) - counts(after, villages.pingan)
      expect(counts(after, villages.heshan) - counts(before, villages.heshan)).toBe(own)
      before = after
      return own
    }
    // Of some of those drawn no round says anything.
    let moved = 0
    for (let index = 0; moved === 0 && index < 30; index += 1) moved = await move(numberIn(villages.pingan, index))
    expect(moved).toBeGreaterThan(0)
  })
})

type Question = { scope: Scope; by: ComparisonBreakdown } & Partial<ComparisonFilter>

const questions = fc.record<Question>({
  scope: fc.array(
    fc.record({
      region: fc.constantFrom(county, `${county}101`, `${county}102`, villages.pingan, villages.xinglong),
      department: fc.constantFrom(null, ...new Set(items.map((item) => item.department))),
    }),
    { minLength: 1, maxLength: 3 },
  ).map((grants) => ({ county, grants })),
  by: fc.constantFrom(...comparisonBreakdowns),
  region: fc.constantFrom(`${county}101`, villages.pingan),
  dimension: fc.constantFrom(...items.map((item) => item.dimension)),
  item: fc.constantFrom(...items.map((item) => item.code)),
  severity: fc.constantFrom('hard', 'ordinary'),
  category: fc.constantFrom('lifted', 'poor', 'non-poor'),
}, { requiredKeys: ['scope', 'by'] })

/** A group of a breakdown as a filter, within what was asked for. */
function keyFilter(by: ComparisonBreakdown, key: string, { region = '' }: Partial<ComparisonFilter>): Partial<ComparisonFilter> {
  if (by === 'township' || by === 'village') return { region: region.length > key.length ? region : key }
  return { [by]: key }
}

function pairOf({ earlier, between, later, arose }: Story, index: number): ComparedPair {
  const assessed = earlier?.filter((observation) => observation !== 'not-assessed').length ?? 0
  const isSeen = assessed > 0 && assessed >= items.length / 2
  const said = earlier?.[index] ?? 'not-visited'
  const seenEarlier: RoundObservation = said === 'not-assessed' && !isSeen ? 'not-visited' : said
  return {
    earlier: seenEarlier,
    between: seenEarlier === 'problem' ? statusBetween(between[index] ?? 'found') : 'none',
    later: later?.[index] ?? 'not-visited',
    aroseBetween: arose[index] ?? false,
  }
}

/** Puts the problems into the states of the story; how they would get there is told in `core/problems`. */
async function bringToStates(checked: CheckedCounty, told: readonly (Story & { household: string })[]): Promise<void> {
  for (const { household, between } of told) {
    for (const [index, state] of between.entries()) {
      const item: ItemCode | undefined = items[index]?.code
      if (!item || state === 'found') continue
      await checked.database
        .updateTable('problem').set({ state })
        .where('county', '=', county).where('item', '=', item)
        .where('subject', '=', (row) => row.selectFrom('household').select('id')
          .where('county', '=', county).where('number', '=', household))
        .execute()
    }
  }
}
