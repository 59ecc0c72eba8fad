import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@lookback/core/access'
import { comparisonBreakdowns } from '@lookback/core/comparison'
import { listCompared } from '../comparison/comparison.queries.ts'
import { compareRounds } from '../comparison/comparison.ts'
import { readComparedCounty } from '../comparison/read-compared-county.ts'
import type { CheckedCounty, FilledForm } from '../fixtures/checked-county.fixture.ts'
import { county, householdIn, numberIn, record, rounds, villages } from '../fixtures/checked-county.fixture.ts'
import { actorScope } from '../kit/actor.ts'
import { overviewOf } from '../overview/index.ts'
import { listProblemRows } from '../problems/queries.ts'
import { listHouseholdRows } from '../register/list-households.queries.ts'
import { saveHouseholds } from '../register/save-households.ts'
import { listFigures } from '../reports/bulletin.queries.ts'
import { makeBulletin } from '../reports/bulletins.ts'
import { twoRounds } from '../reports/two-rounds.fixture.ts'
import { actOn } from '../successions/act.ts'
import { endPlaces } from '../successions/region-change.ts'
import { listVisitedTwiceRows } from '../sync/pointed-out.queries.ts'
import { verifyState } from '../verify-state.ts'
import { listEmptyVisitRows } from '../visits/empty-visits.queries.ts'
import { coverageOf } from './coverage.queries.ts'

const pair = { earlier: rounds.first.id, later: rounds.second.id }
const closed = [rounds.first, rounds.second]

describe('rounds that are over', () => {
  let checked: CheckedCounty

  beforeAll(async () => {
    checked = await twoRounds()
    checked.setTime('2020-04-21T02:00:00.000Z')
    await record(checked, 'office', ([
      { household: numberIn(villages.pingan, 0), found: ['H01'] },
      { household: numberIn(villages.pingan, 3), notAssessed: ['H01', 'H02', 'E01', 'D01'] },
    ] satisfies FilledForm[]).map((form) => ({ ...form, round: 2 as const })))
    checked.setTime('2020-05-07T02:00:00.000Z')
  })
  afterAll(() => checked.close())

  /** Every figure and list of the two rounds, as somebody sees them. */
  async function seenIn(scope: Scope) {
    const lists = await Promise.all(closed.flatMap(({ id: round }) => [undefined, 'done', 'none', 'gone'].map(async (visit) => {
      const filter = { round, ...(visit ? { visit: visit as 'done' } : {}) }
      const { rows, total } = await listHouseholdRows(checked.database, { scope, problems: scope, filter }, { after: null, limit: 100 })
      return [total, rows.map(({ number, village, category }) => `${number} ${village} ${category}`)]
    })))
    const compared = []
    for (const by of comparisonBreakdowns) {
      compared.push((await compareRounds(checked.application, scope, pair, by, 'zh-CN')).tell().rows.map(({ key, counts }) => ({ key, counts })))
    }
    const { rows, total } = await listCompared(checked.database, scope, pair, 'found-later', { after: null, limit: 100 })
    const page = { after: null, limit: 100 }
    const problems = await Promise.all(closed.flatMap(({ id: round }) => [
      {}, { severity: 'hard' as const }, { region: villages.pingan }, { region: `${county}102` }, { category: 'lifted' },
    ].map(async (filter) => {
      const listed = await listProblemRows(checked.database, scope, { round, ...filter }, page)
      expect(listed.rows).toHaveLength(listed.total)
      return listed.rows.map(({ subject, region, category, item }) => `${subject.number} ${region} ${category ?? ''} ${item}`)
    })))
    const overview = (await overviewOf(checked.application, scope)).tell().rounds.map(({ due, visited, gone, found, hard }) => ({ due, visited, gone, found, hard }))
    expect(overview.map(({ found, hard }) => [found, hard])).toEqual([0, 5].map((at) => [problems[at]?.length, problems[at + 1]?.length]))
    const twice = await listVisitedTwiceRows(checked.database, scope, rounds.second.id, page)
    return {
      problems, overview, twice, empty: await listEmptyVisitRows(checked.database, scope, rounds.second.id, page),
      coverage: [...await coverageOf(checked.database, scope, closed)], lists, compared,
      items: [total, rows.map(({ householdNumber, village, category, item, label }) => [householdNumber, village, category, item, label])],
    }
  }

  async function everything() {
    const scopes = (['office', 'qingxi', 'shiqiao', 'pingan'] as const).map((name) => actorScope(checked.actors[name], 'register:read'))
    const seen = []
    for (const scope of scopes) seen.push(await seenIn(scope))
    const id = randomUUID()
    await makeBulletin(checked.application, checked.actors.office, { county, grants: [{ region: county, department: null }] }, { id, title: '通报', ...pair })
    const figures = (await listFigures(checked.database, county, id, 'zh-CN')).filter(({ name }) => name !== 'days-left')
      .map(({ name, value, text }) => ({ name, value, text }))
    return { seen, figures }
  }

  it('do not move when households move, become of another kind, or more are imported, nor when a place or a household ends', async () => {
    const before = await everything()
    const [first] = before.seen
    expect(first?.overview).toMatchObject([{ found: 7, hard: 4 }, { found: 8, hard: 6 }])
    expect(first?.twice.rows.map(({ household, village }) => [household.number, village])).toEqual([[numberIn(villages.pingan, 0), villages.pingan]])
    expect(first?.empty.rows.map(({ household }) => household.number)).toEqual([numberIn(villages.pingan, 3)])
    expect(first?.coverage).toEqual([[rounds.first.id, { due: 24, visited: 8, gone: 0, troubled: 6 }], [rounds.second.id, { due: 24, visited: 9, gone: 0, troubled: 7 }]])
    await saveHouseholds(checked.application, county, [
      { ...householdIn(villages.pingan, 0), village: villages.baiyun },
      { ...householdIn(villages.pingan, 1), village: villages.xinglong, category: 'non-poor' },
      { ...householdIn(villages.heshan, 0), category: 'non-poor' },
      ...[6, 7, 8].map((index) => householdIn(villages.pingan, index)),
    ], checked.actors.office)
    expect(await everything()).toEqual(before)
    checked.setTime('2020-05-08T02:00:00.000Z')
    await saveHouseholds(checked.application, county, [{ ...householdIn(villages.pingan, 0), village: villages.heshan }], null)
    expect(await everything()).toEqual(before)
    const { rows } = await listHouseholdRows(checked.database, { scope: actorScope(checked.actors.office, 'register:read'), problems: { county, grants: [] }, filter: {} }, { after: null, limit: 100 })
    expect(rows).toHaveLength(27)
    expect(rows.find(({ number }) => number === numberIn(villages.pingan, 0))?.village).toBe(villages.heshan)
    await endPlaces(checked.application, checked.actors.office, {
      id: randomUUID(), preview: false, on: '2020-05-08', changes: [{ from: villages.pingan, to: `${county}101001`, name: '平安社区' }],
    })
    expect(await everything()).toEqual(before)
    const { id } = await checked.database.selectFrom('household').select('id').where('number', '=', numberIn(villages.pingan, 2)).executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors.office, { id: randomUUID(), household: id, version: null, preview: false, act: { act: 'end', as: 'died-out' } })
    expect(await everything()).toEqual(before)
    const pairs = { county, grants: [{ region: county, department: null }] }
    const anew = await readComparedCounty(checked.database, county, pair)
    const kept = (await compareRounds(checked.application, pairs, pair, 'village', 'zh-CN')).tell()
    expect([...anew.villages.keys()]).toEqual(expect.arrayContaining(kept.rows.map(({ key }) => key)))
  })

  it('stand by what the log says: where a household lay before cannot be changed behind its back', async () => {
    await verifyState(checked.database, county)
    await checked.database.updateTable('household_before').set({ village: villages.heshan }).where('village', '=', villages.baiyun).execute()
    await expect(verifyState(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
