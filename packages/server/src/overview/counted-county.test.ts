import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@lookback/core/access'
import type { ProblemFilter } from '@lookback/core/problems'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, householdIn, items, numberIn, record, rounds, villages } from '../fixtures/checked-county.fixture.ts'
import { actOnMany } from '../problems/commands.ts'
import { listProblemRows } from '../problems/queries.ts'
import { saveHouseholds } from '../register/index.ts'
import { countHouseholds, coverageOf } from '../rounds/index.ts'
import type { CountedCounty } from './counted-county.ts'
import { countCounty, figuresOf } from './counted-county.ts'

const both = [rounds.first.id, rounds.second.id]
const places = [county, `${county}101`, `${county}102`, ...Object.values(villages)]
const departments = [...new Set(items.map(({ department }) => department))]

describe('a county that is counted place by place', () => {
  let checked: CheckedCounty
  let counted: CountedCounty

  beforeAll(async () => {
    checked = await checkedCounty(3)
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', [0, 1, 2].map((index) => ({ household: numberIn(villages.pingan, index), found: items.map(({ code }) => code) })))
    counted = await countCounty(checked.database, county, both, null)
  })
  afterAll(async () => {
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const scopes = (department: fc.Arbitrary<string | null>): fc.Arbitrary<Scope> =>
    fc.array(fc.record({ region: fc.constantFrom(...places), department }), { maxLength: 3 }).map((grants) => ({ county, grants }))

  /** Every figure in one scope. */
  async function listedIn(scope: Scope) {
    const total = async (filter: ProblemFilter) => {
      const { total: problems, times } = await listProblemRows(checked.database, scope, filter, { after: null, limit: 1 })
      return filter.counted ? times : problems
    }
    const found = await Promise.all(both.map(async (round) => [
      [`found ${round}`, await total({ round })], [`hard ${round}`, await total({ round, severity: 'hard' })],
    ] as const))
    return {
      findings: await total({ counted: 'findings' }), dispatched: await total({ state: 'dispatched' }), found: await total({ state: 'found' }),
      ...Object.fromEntries(found.flat()),
    }
  }

  async function householdsIn(scope: Scope) {
    const covered = await coverageOf(checked.database, scope, both.map((id) => ({ id })))
    return {
      households: await countHouseholds(checked.database, scope),
      ...Object.fromEntries([...covered].flatMap(([round, one]) => Object.entries(one).map(([which, count]) => [`${which} ${round}`, count]))),
    }
  }

  const told = (scope: Scope, names: readonly string[]) => {
    const figure = figuresOf(counted, scope)
    return Object.fromEntries(names.map((name) => [name, figure(name as Parameters<typeof figure>[0])]))
  }

  async function problemsOf(village: string) {
    return checked.database.selectFrom('problem').select(['id', 'version']).where('region', '=', village).where('state', '=', 'found').execute()
  }

  const writes: Record<string, () => Promise<unknown>> = {
    'visits of another round and of another township': async () => {
      await record(checked, 'shiqiao', [0, 1].map((index) => ({ household: numberIn(villages.baiyun, index), found: ['H01'] })))
      await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), round: 2, found: ['H01'] }, { household: numberIn(villages.xinglong, 1), round: 2, outcome: 'moved' }])
    },
    'problems that are given to the townships': async () => {
      const dispatched = await actOnMany(checked.application, county, (await problemsOf(villages.pingan)).map(({ id, version }) =>
        ({ actor: checked.actors.office, at: checked.application.clock(), request: { id: randomUUID(), problem: id, version, action: { action: 'dispatch' } } })))
      expect(dispatched).toEqual(Array.from({ length: 3 * items.length }, () => 'done'))
    },
    'a household that moves, one that is new and one of another kind': async () =>
      saveHouseholds(checked.application, county, [
        { ...householdIn(villages.pingan, 0), village: villages.baiyun }, householdIn(villages.heshan, 7), { ...householdIn(villages.pingan, 1), category: 'non-poor' },
      ], checked.actors.office),
    'a visit where nothing else happened': async () =>
      record(checked, 'shiqiao', [{ household: numberIn(villages.heshan, 0), found: ['E01', 'H01'] }]),
  }

  it.each(Object.keys(writes))('says after %s what its lists say, in every scope', async (name) => {
    await writes[name]?.()
    counted = await countCounty(checked.database, county, both, counted)
    await fc.assert(fc.asyncProperty(scopes(fc.constantFrom(null, ...departments)), async (scope) => {
      const listed = await listedIn(scope)
      expect(told(scope, Object.keys(listed))).toEqual(listed)
    }), { numRuns: 8 })
    await fc.assert(fc.asyncProperty(scopes(fc.constant(null)), async (scope) => {
      const listed = await householdsIn(scope)
      expect(told(scope, Object.keys(listed))).toEqual(listed)
    }), { numRuns: 8 })
  })

  it('counts only what moved, and comes to what a new count of all comes to', async () => {
    const sorted = ({ parts }: CountedCounty) => parts.map((part) => JSON.stringify(part)).filter((part) => !part.endsWith('"count":0}')).sort()
    expect(sorted(counted)).toEqual(sorted(await countCounty(checked.database, county, both, null)))
    const untouched = counted.parts.find(({ region }) => region === villages.xinglong)
    await record(checked, 'shiqiao', [{ household: numberIn(villages.heshan, 1), found: ['H01'] }])
    const next = await countCounty(checked.database, county, both, counted)
    expect(next.parts).toContain(untouched)
    expect(sorted(next)).toEqual(sorted(await countCounty(checked.database, county, both, null)))
  })
})
