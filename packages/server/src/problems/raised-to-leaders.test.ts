import { randomUUID } from 'node:crypto'
import type { listContacts, listProblems, ProblemAction } from '@lookback/core/problems'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { savePeople, savePosts } from '../access/index.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { actOn } from './commands.ts'

describe('what was raised to the county’s leaders', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()
  const names = ['office', 'qingxi', 'shiqiao', 'housing', 'education', 'leader'] as const

  beforeAll(async () => {
    checked = await checkedCounty(1)
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01', 'E01'] }])
    const person = randomUUID()
    await savePeople(checked.application, county, [{ id: person, name: '覃书记', phone: '10012345678' }], null)
    await savePosts(checked.application, county, [{
      id: randomUUID(), person, unit: 'qingxi', role: 'township', title: '党委书记', region: '431999101', department: null, duty: 'township-lead',
      validFrom: '2020-01-01', validTo: null,
    }], null)
    server = await testServer(checked.application)
    for (const name of names) headers.set(name, await server.signIn(county, name, password))
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function get<Reply>(name: CastName, path: string): Promise<Reply> {
    const reply = await fetch(`${server.url}${path}`, { headers: headers.get(name) ?? {} })
    expect(reply.status, path).toBe(200)
    return (await reply.json()) as Reply
  }
  const listed = async (name: CastName, counted: 'escalated' | 'awaitsLeader') =>
    (await get<z.infer<typeof listProblems.reply>>(name, `/api/problems?counted=${counted}`)).rows.map(({ item }) => item)
  const contacts = async (name: CastName, query: string) => (await get<z.infer<typeof listContacts.reply>>(name, `/api/contacts?${query}`)).contacts
  async function act(name: CastName, action: ProblemAction): Promise<void> {
    const { id, version } = await checked.database.selectFrom('problem').select(['id', 'version']).where('item', '=', 'H01').executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version, action })
  }

  it('waits from the step that reached them until one of them has looked, and is listed for whose it is', async () => {
    await act('office', { action: 'dispatch' })
    for (const waits of [[], [], [], ['H01']]) {
      await act('supervision', { action: 'escalate', reason: '一直没有动' })
      expect(await listed('leader', 'escalated')).toEqual(['H01'])
      expect(await listed('leader', 'awaitsLeader')).toEqual(waits)
    }
    for (const name of ['office', 'qingxi', 'housing'] as const) expect(await listed(name, 'awaitsLeader')).toEqual(['H01'])
    for (const name of ['shiqiao', 'education'] as const) expect([await listed(name, 'escalated'), await listed(name, 'awaitsLeader')]).toEqual([[], []])
    await act('leader', { action: 'leader-check', how: 'led', note: '现场定了办法' })
    expect([await listed('leader', 'escalated'), await listed('leader', 'awaitsLeader')]).toEqual([['H01'], []])
  })

  it('whom to call is told within one’s own area, with the telephone', async () => {
    const lead = { name: '覃书记', title: '党委书记', unitName: '清溪镇', phone: '10012345678' }
    for (const name of ['leader', 'office', 'qingxi'] as const) expect(await contacts(name, 'region=431999101')).toEqual([lead])
    expect(await contacts('shiqiao', 'region=431999101')).toEqual([])
    expect((await contacts('leader', 'department=housing')).map(({ unitName }) => unitName)).toEqual(['住建局'])
    expect(await contacts('education', 'department=housing')).toEqual([])
    expect(await contacts('office', '')).toEqual([])
  })
})
