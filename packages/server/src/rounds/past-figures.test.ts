import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@lookback/core/access'
import { comparisonBreakdowns } from '@lookback/core/comparison'
import { listCompared } from '../comparison/comparison.queries.ts'
import { compareRounds } from '../comparison/comparison.ts'
import { readComparedCounty } from '../comparison/read-compared-county.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { county, householdIn, numberIn, rounds, villages } from '../fixtures/checked-county.fixture.ts'
import { actorScope } from '../kit/actor.ts'
import { listHouseholdRows } from '../register/list-households.queries.ts'
import { saveHouseholds } from '../register/save-households.ts'
import { listFigures } from '../reports/bulletin.queries.ts'
import { makeBulletin } from '../reports/bulletins.ts'
import { twoRounds } from '../reports/two-rounds.fixture.ts'
import { verifyState } from '../verify-state.ts'
import { coverageOf } from './coverage.queries.ts'

const pair = { earlier: rounds.first.id, later: rounds.second.id }
const closed = [rounds.first, rounds.second]

describe('rounds that are over', () => {
  let checked: CheckedCounty

  beforeAll(async () => {
    checked = await twoRounds()
  })
  afterAll(() => checked.close())

  /** Every figure and list of the two rounds, as somebody sees them. */
  async function seenIn(scope: Scope) {
    const lists = await Promise.all(closed.flatMap(({ id: round }) => [undefined, 'done', 'none', 'gone'].map(async (visit) => {
      const filter = { round, ...(visit ? { visit: visit as 'done' } : {}) }
      const { rows, total } = await listHouseholdRows(checked.database, scope, scope, filter, { after: null, limit: 100 })
      return [total, rows.map(({ number, village, category }) => `${number} ${village} ${category}`)]
    })))
    const compared = []
    for (const by of comparisonBreakdowns) {
      compared.push((await compareRounds(checked.application, scope, pair, by, 'zh-CN')).tell().rows.map(({ key, counts }) => ({ key, counts })))
    }
    const { rows, total } = await listCompared(checked.database, scope, pair, 'found-later', { after: null, limit: 100 })
    return {
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

  it('do not move when households move, become of another kind, or more are imported', async () => {
    const before = await everything()
    const [first] = before.seen
    expect(first?.coverage).toEqual([[rounds.first.id, { due: 24, visited: 8, gone: 0 }], [rounds.second.id, { due: 24, visited: 9, gone: 0 }]])
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
    const { rows } = await listHouseholdRows(checked.database, actorScope(checked.actors.office, 'register:read'), { county, grants: [] }, {}, { after: null, limit: 100 })
    expect(rows).toHaveLength(27)
    expect(rows.find(({ number }) => number === numberIn(villages.pingan, 0))?.village).toBe(villages.heshan)
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
