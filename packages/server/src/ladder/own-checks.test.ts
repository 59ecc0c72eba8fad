import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BalanceCounts, BalanceRow, OwnCheckRow, OwnCheckTold } from '@lookback/core/ladder'
import { ownCheckCounts, ownCheckWays } from '@lookback/core/ladder'
import { DutyDesk, seatResidents } from '../duty/duty.fixture.ts'
import { takeIn } from '../evidence/index.ts'
import { jpeg } from '../evidence/pictures.fixture.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, seat, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { actOn } from '../problems/commands.ts'
import { reported, sent, SupervisionDesk } from '../supervision/supervision.fixture.ts'
import { verifyOwnChecks } from './verify-ladder.ts'

describe('what leaders do in person', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let idle: string

  beforeAll(async () => {
    checked = await checkedCounty(1)
    const posts = await seatResidents(checked)
    idle = (await seat(checked.application, { idle: [{ unit: 'office', role: 'leader' as const, region: '431999101', department: null, duty: 'leader-in-charge' as const }] })).idle.person
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    checked.setTime('2020-05-03T02:00:00.000Z')
    await record(checked, 'census', [{ household: numberIn(villages.pingan, 0), round: 2, found: ['H01'] }])
    await desk.itIs('2020-05-07T02:00:00.000Z', ['office', 'leader', 'idle', 'qingxi', 'supervision'])
    for (const how of ['verified', 'led', 'led'] as const) {
      const { id, version } = await checked.database.selectFrom('problem').select(['id', 'version']).executeTakeFirstOrThrow()
      await actOn(checked.application, checked.actors.leader, { id: randomUUID(), problem: id, version, action: { action: 'leader-check', how, note: '到户看了' } })
    }
    const duty = new DutyDesk(desk, posts)
    expect(await duty.check('leader', '2020-05-07T01:30:00.000Z', duty.told('resident'))).toBeUndefined()
    const list = new SupervisionDesk(desk, checked.actors.leader.person)
    const { id } = await list.list('office')
    const check = randomUUID()
    expect(await list.act('office', id, sent('2020-05-07'), check)).toBeUndefined()
    expect(await desk.code('leader', 'POST', `/api/supervision/${id}/acts`, { id: randomUUID(), action: reported(check) })).toBeUndefined()
  }, 120_000)
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const told = (more: Partial<OwnCheckTold> = {}): OwnCheckTold => ({ way: 'verified', village: villages.pingan, on: '2020-05-06', seen: '三户都通了水，一户漏', witness: '石大山', photos: [], ...more })
  const tell = (name: string, more: Partial<OwnCheckTold> = {}, id: string = randomUUID()) => desk.code(name, 'POST', '/api/own-checks', { id, told: told(more) })
  const balances = async (name: string, query = '') => (await desk.done<{ rows: BalanceRow[] }>(name, 'GET', `/api/own-check-balances${query}`)).rows
  const list = (name: string, query: string) => desk.done<{ rows: OwnCheckRow[]; total: number }>(name, 'GET', `/api/own-checks?${query}`)
  const counts = (name: string) => desk.done<BalanceCounts>(name, 'GET', '/api/own-check-counts')
  const expectLists = async (name: string) => {
    const counted = await counts(name)
    for (const [figure, { list: { path }, where }] of Object.entries(ownCheckCounts)) {
      const { total } = await desk.done<{ total: number }>(name, 'GET', `${path}?${new URLSearchParams(where).toString()}`)
      expect([name, figure, total]).toEqual([name, figure, counted[figure as keyof typeof ownCheckCounts]])
    }
    for (const { person, done } of await balances(name)) for (const way of ownCheckWays) expect([person, way, (await list(name, `leader=${person}&way=${way}`)).total]).toEqual([person, way, done[way]])
  }

  it('is counted from the records of what was done, and says who did nothing', async () => {
    expect((await balances('office')).map(({ person, owed, done, standing }) => [person, owed, done, standing])).toEqual([
      [idle, { verified: 4, led: 1, supervised: 1 }, { verified: 0, led: 0, supervised: 0 }, 'none'],
      [checked.actors.leader.person, { verified: 2, led: 1, supervised: 0 }, { verified: 2, led: 2, supervised: 1 }, 'met'],
    ])
    expect((await list('office', 'leader=' + checked.actors.leader.person)).rows.map(({ source }) => source).sort()).toEqual(['duty', 'problem', 'problem', 'problem', 'supervision'])
    expect((await balances('office', '?month=2020-04')).map(({ done }) => done.verified)).toEqual([0, 0])
    await expectLists('office')
  })

  it('is recorded by the leader where no record tells of it, once, near its day, at a village', async () => {
    expect(await tell('office')).toBe('not-permitted')
    expect(await tell('idle', { on: '2020-05-08' })).toBe('own-check-day-wrong')
    expect(await tell('idle', { on: '2020-04-20' })).toBe('own-check-day-wrong')
    expect(await tell('idle', { village: '431999101' })).toBe('own-check-place-wrong')
    const id = randomUUID()
    for (let again = 0; again < 2; again += 1) expect(await tell('idle', {}, id)).toBeUndefined()
    expect((await balances('office', '?standing=short')).map(({ person, done }) => [person, done])).toEqual([[idle, { verified: 1, led: 0, supervised: 0 }]])
    expect((await list('idle', 'way=verified')).rows).toMatchObject([{ source: 'own', day: '2020-05-06', about: id }])
    await expectLists('office')
  })

  it('carries photos that were sent before, shown to the leader and the office alone', async () => {
    const content = await jpeg(20, 20)
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect(await tell('leader', { photos: [sha256] })).toBe('evidence-not-uploaded')
    await takeIn(checked.application, checked.actors.leader, { sha256, fileName: 'a.jpg', content })
    const id = randomUUID()
    expect(await tell('leader', { way: 'led', on: '2020-05-07', photos: [sha256] }, id)).toBeUndefined()
    expect((await list('office', `leader=${checked.actors.leader.person}&way=led`)).rows.find(({ about }) => about === id)).toMatchObject({ source: 'own', photos: [sha256] })
    const seen = async (name: string, of = id, photo = sha256) => (await desk.ask(name, 'GET', `/api/own-checks/${of}/photos/${photo}`)).status
    expect([await seen('leader'), await seen('office'), await seen('idle'), await seen('qingxi'), await seen('supervision')]).toEqual([200, 200, 404, 403, 403])
    expect([await seen('office', id, 'f'.repeat(64)), await seen('office', id, 'x'), await seen('office', randomUUID())]).toEqual([404, 404, 404])
    await expectLists('office')
  })

  it('is seen by the office of all, by a leader of oneself, and by nobody else', async () => {
    expect((await balances('idle')).map(({ person }) => person)).toEqual([idle])
    expect([(await list('idle', '')).total, (await list('idle', `leader=${checked.actors.leader.person}`)).total, (await balances('idle', `?leader=${checked.actors.leader.person}`)).length]).toEqual([1, 0, 0])
    await expectLists('idle')
    for (const name of ['qingxi', 'supervision']) for (const path of ['/api/own-checks', '/api/own-check-balances', '/api/own-check-counts']) expect([name, await desk.code(name, 'GET', path)]).toEqual([name, 'not-permitted'])
  })

  it('is what the log says', async () => {
    expect(await verifyOwnChecks(checked.database, county)).toBe(2)
    await checked.database.updateTable('own_check').set({ way: 'led' }).execute()
    await expect(verifyOwnChecks(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
