import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '@lookback/core/kernel'
import type { CastName, CheckedCounty, FilledForm, ItemCode } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import { actOn } from '../problems/commands.ts'
import { verifyState } from '../verify-state.ts'

describe('30: a form edited after it was sent', () => {
  let checked: CheckedCounty

  beforeAll(async () => {
    checked = await checkedCounty(12)
    checked.setTime('2020-03-20T02:00:00.000Z')
  })
  afterAll(() => checked.close())

  /** What became of one filled form: `recorded`, or the code of the refusal. */
  async function sent(name: CastName, filled: FilledForm) {
    const [result] = await record(checked, name, [filled])
    return result instanceof Refusal ? result.code : result
  }
  const stateOf = async (item: string, household = numberIn(villages.xinglong, 10)) => {
    const problem = await checked.database.selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject')
      .select(['problem.state', 'problem.spell', 'problem.false_reports as falseReports']).where('household.number', '=', household)
      .where('problem.item', '=', item).executeTakeFirst()
    return problem ?? null
  }
  async function visited(found: readonly ItemCode[], corrects: string | null = null, household = numberIn(villages.xinglong, 10)) {
    const id = randomUUID()
    expect(await sent('qingxi', { household, id, found, ...(corrects === null ? {} : { corrects }) })).toBe('recorded')
    return id
  }
  const standing = async (ids: readonly string[]) => {
    const { rows } = await sql<{ id: string }>`select id from standing_visit where id = any(${[...ids]}::uuid[])`.execute(checked.database)
    return rows.map(({ id }) => id)
  }

  it('replaces what it names: both are in the log, what the first opened is withdrawn, what both found is found once', async () => {
    const first = await visited(['H01', 'E01'])
    const second = await visited(['E01', 'D01'], first)
    expect(await standing([first, second])).toEqual([second])
    expect(await stateOf('H01')).toMatchObject({ state: 'void', spell: 1 })
    expect(await stateOf('E01')).toMatchObject({ state: 'found', spell: 1, falseReports: 0 })
    expect(await stateOf('D01')).toMatchObject({ state: 'found' })
    const kept = await checked.database.selectFrom('visit').select(['id', 'replaced_by']).where('id', 'in', [first, second]).orderBy('replaced_by').execute()
    expect(kept).toEqual([{ id: first, replaced_by: second }, { id: second, replaced_by: null }])
    const third = await visited([], second)
    expect(await standing([first, second, third])).toEqual([third])
    expect(await stateOf('E01')).toMatchObject({ state: 'void' })
    const fourth = await visited(['H01'], third)
    expect(await stateOf('H01')).toMatchObject({ state: 'found', spell: 2 })
    await visited([], fourth)
    expect(await stateOf('H01')).toMatchObject({ state: 'void', spell: 1 })
    await verifyState(checked.database, county)
  })

  it('leaves what somebody else found, and what it had shown to be false is reported again', async () => {
    const household = numberIn(villages.pingan, 1)
    const first = await visited(['H01', 'E01'], null, household)
    await visited(['H01'], null, household)
    await visited([], first, household)
    expect(await stateOf('H01', household)).toMatchObject({ state: 'found' })
    expect(await stateOf('E01', household)).toMatchObject({ state: 'void' })
    await visited(['D01'], null, household)
    await reportDone(household, 'D01')
    const again = await visited(['D01'], null, household)
    expect(await stateOf('D01', household)).toMatchObject({ state: 'found', falseReports: 1 })
    await visited([], again, household)
    expect(await stateOf('D01', household)).toMatchObject({ state: 'reported', falseReports: 0 })
    await verifyState(checked.database, county)
  })

  it('moves to the household that was meant', async () => {
    const [wrong, right] = [numberIn(villages.xinglong, 8), numberIn(villages.xinglong, 7)]
    const first = await visited(['E01'], null, wrong)
    await visited(['E01'], first, right)
    expect(await stateOf('E01', wrong)).toMatchObject({ state: 'void' })
    expect(await stateOf('E01', right)).toMatchObject({ state: 'found' })
    await verifyState(checked.database, county)
  })

  it('is refused in words where there is nothing to replace, or not by whom, not twice and not once the round is over', async () => {
    const household = numberIn(villages.xinglong, 6)
    const first = await visited(['E01'], null, household)
    expect(await sent('qingxi', { household, corrects: randomUUID() })).toBe('replaced-visit-unknown')
    checked.setTime('2020-04-12T02:00:00.000Z')
    expect(await sent('qingxi', { household, corrects: first, endedAt: '2020-04-01T09:00:00.000+08:00' })).toBe('replaced-visit-round-over')
    checked.setTime('2020-03-20T02:00:00.000Z')
    expect(await sent('pingan', { household: numberIn(villages.pingan, 2), corrects: first })).toBe('replaced-visit-not-own')
    expect(await stateOf('E01', household)).toMatchObject({ state: 'found' })
    const both = await Promise.all([sent('qingxi', { household, corrects: first }), sent('qingxi', { household, corrects: first })])
    expect(both.sort()).toEqual(['recorded', 'replaced-visit-already'])
    await verifyState(checked.database, county)
  })

  async function reportDone(household: string, item: string): Promise<void> {
    const problem = await checked.database.selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject')
      .select(['problem.id', 'problem.version']).where('household.number', '=', household).where('problem.item', '=', item).executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors.qingxi, {
      id: randomUUID(), problem: problem.id, version: problem.version,
      action: {
        action: 'fix-on-the-spot', measures: [{ kind: 'policy', text: '换了明白卡' }],
        evidence: [{ sha256: 'a'.repeat(64), kind: 'photo', madeAt: '2020-03-20T02:00:00.000Z' }],
      },
    })
  }
})
