import { rm } from 'node:fs/promises'
import type { SearchGroup } from '@lookback/core/search'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { initialsOf } from '@lookback/core/readings'
import { castNames, checkedCounty, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'

describe('the search', () => {
  let checked: CheckedCounty
  let server: TestServer
  const sessions = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(3)
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01', 'E01'] }])
    server = await testServer(checked.application)
    for (const name of castNames) sessions.set(name, await server.signIn(county, name, password))
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  async function found(name: CastName, text: string): Promise<Record<string, SearchGroup['hits']>> {
    const reply = await fetch(`${server.url}/api/search?text=${encodeURIComponent(text)}`, { headers: sessions.get(name) ?? {} })
    expect(reply.status).toBe(200)
    const { groups } = (await reply.json()) as { groups: SearchGroup[] }
    return Object.fromEntries(groups.map(({ kind, hits }) => [kind, hits]))
  }
  const household = (number: string) =>
    checked.database.selectFrom('household').select(['id', 'number', 'head_name']).where('number', '=', number).executeTakeFirstOrThrow()

  it('finds a household by number, the last figures of it, a part of a name, its initials and how it is read', async () => {
    const { id, number, head_name: name } = await household(numberIn(villages.pingan, 0))
    for (const text of [number, number.slice(-5), `${number.slice(0, 9)} ${number.slice(9)}`, name, name.slice(1), 'sds', 'SDS', 'ds', 'shidashan', 'dash']) {
      const { household: hits = [] } = await found('pingan', text)
      expect(hits.map((hit) => hit.id), text).toContain(id)
    }
  })

  it('finds a household by somebody in it, and says by whom', async () => {
    const { id } = await household(numberIn(villages.pingan, 1))
    const member = await checked.database.selectFrom('member').select('id').where('household', '=', id).executeTakeFirstOrThrow()
    await checked.database.updateTable('subject').set({ name: '单志强', initials: 'szq', reading: 'shanzhiqiang' }).where('id', '=', member.id).execute()
    for (const text of ['单志强', '志强', 'szq', 'shanzhi', 'Shan Zhi Qiang', 'zhiq']) {
      const { household: hits = [] } = await found('pingan', text)
      expect(hits.find((hit) => hit.id === id)?.name, text).toContain('（单志强）')
    }
    // The letters of a name from the middle of a syllable, and a surname that is read otherwise in front of a name.
    for (const text of ['anzhi', 'danzhi']) expect((await found('pingan', text))['household'] ?? [], text).toEqual([])
  })

  it('finds problems by the number of what they are about, for those who may read them', async () => {
    const number = numberIn(villages.pingan, 0)
    expect((await found('office', number))['problem']).toHaveLength(2)
    expect((await found('housing', number))['problem']).toHaveLength(1)
    expect((await found('shiqiao', number))['problem']).toBeUndefined()
    expect((await found('census', number))['problem']).toBeUndefined()
  })

  it('finds nothing outside the caller’s places, and no household for an administrator', async () => {
    const number = numberIn(villages.pingan, 0)
    expect((await found('census', number))['household']).toHaveLength(1)
    expect((await found('housing', number))['household']).toHaveLength(1)
    expect((await found('housing', numberIn(villages.pingan, 2)))['household']).toBeUndefined()
    expect((await found('shiqiao', number))['household']).toBeUndefined()
    expect(Object.keys(await found('admin', number))).toEqual([])
  })

  it('finds people for an administrator only, by name, initials and account', async () => {
    for (const text of ['office', 'shiqiao']) expect((await found('admin', text))['person']?.[0]?.detail).toContain(text)
    expect((await found('office', 'shiqiao'))['person']).toBeUndefined()
  })

  it('finds places in the caller’s area by name, initials and code', async () => {
    const { name } = await checked.database.selectFrom('region').select('name').where('code', '=', villages.pingan).executeTakeFirstOrThrow()
    for (const text of [name, initialsOf(name), villages.pingan]) {
      expect((await found('qingxi', text))['place']?.map(({ id }) => id), text).toContain(villages.pingan)
      expect((await found('shiqiao', text))['place'] ?? [], text).toEqual([])
    }
  })

  it('finds the groups of villages, alone and behind their village’s name, with their households, in the caller’s area only', async () => {
    const { id } = await household(numberIn(villages.pingan, 1))
    for (const [village, place, group] of [[villages.pingan, 1, '上寨组'], [villages.pingan, 2, '12组'], [villages.baiyun, 1, '上寨组']] as const) {
      await checked.database.updateTable('household').set({ attributes: { villagerGroup: group } }).where('number', '=', numberIn(village, place)).execute()
    }
    for (const text of ['上寨', '上寨组', '平安村上寨', '平安村 上寨组']) {
      const { group: hits = [], household: households = [] } = await found('pingan', text)
      expect(hits, text).toEqual([{ id: `${villages.pingan}/上寨组`, name: '平安村上寨组', detail: expect.any(String) as string }])
      expect(households.map((hit) => hit.id), text).toEqual([id])
    }
    expect((await found('pingan', '12'))['group']).toHaveLength(1)
    expect((await found('office', '上寨'))['group']).toHaveLength(2)
    // A department sees a group where it sees somebody in it.
    expect([(await found('housing', '上寨'))['group'], (await found('admin', '上寨'))['group']]).toEqual([undefined, undefined])
    // A village by its name alone is a place.
    expect((await found('pingan', '平安村'))['group']).toBeUndefined()
    expect(await found('shiqiao', '平安村上寨')).toEqual({})
    const list = await fetch(`${server.url}/api/households?region=${villages.pingan}&group=${encodeURIComponent('上寨组')}`, { headers: sessions.get('office') ?? {} })
    expect(((await list.json()) as { rows: { id: string }[] }).rows.map((row) => row.id)).toEqual([id])
  })

  it('takes signs of patterns for what they are', async () => {
    expect(await found('office', '%%')).toEqual({})
    expect(await found('office', '_1_')).toEqual({})
  })
})
