import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AssignmentsReply, GivenPortion } from '@lookback/core/assignments'
import type { SheetImport } from '@lookback/core/returned-tables'
import { verifyLog } from '../database/verify-log.ts'
import { saveHouseholds } from '../register/save-households.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, householdIn, numberIn, password, rounds, seat, villages } from '../fixtures/checked-county.fixture.ts'
import type { Actor } from '../kit/actor.ts'
import { phoneAt } from '../sync/phone.fixture.ts'

const round = rounds.second.id
const census = { unit: 'office', role: 'census-team', region: county, department: null } as const

describe('giving a round out', () => {
  let checked: CheckedCounty
  let server: TestServer
  let office: Record<string, string>
  let staff: Record<'atHome' | 'stranger', Actor>

  beforeAll(async () => {
    checked = await checkedCounty(3)
    server = await testServer(checked.application)
    checked.setTime('2020-04-12T02:00:00.000Z')
    // One of them belongs to a village of the first township.
    staff = await seat(checked.application, {
      atHome: [census, { unit: 'pingan', role: 'village', region: villages.pingan, department: null }], stranger: [census],
    })
    await saveHouseholds(checked.application, county, [0, 1, 2].map((index) => ({
      ...householdIn(villages.pingan, index), attributes: { villagerGroup: index === 0 ? '一组' : '二组' },
    })), null)
    office = await server.signIn(county, 'office', password)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const ask = async (method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${server.url}/api/rounds/${round}/${path}`, {
      method, headers: { ...office, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: reply.status, json: await reply.json() as Record<string, unknown> }
  }
  const give = (...given: (Partial<GivenPortion> & Pick<GivenPortion, 'village' | 'inspectors'>)[]) =>
    ask('POST', 'assignments', { id: randomUUID(), given })
  const givenNow = async () => (await ask('GET', 'assignments')).json as unknown as AssignmentsReply
  const householdOf = async (number: string) =>
    (await checked.database.selectFrom('household').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id

  it('shows what of each village is to be checked, and who could', async () => {
    const { villages: listed, people } = await givenNow()
    expect(listed.map(({ village, households }) => [village, households])).toEqual(Object.values(villages).sort().map((village) => [village, 3]))
    expect(listed[0]?.groups).toEqual([{ group: '一组', households: 1 }, { group: '二组', households: 2 }])
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(['census', 'stranger', 'atHome']))
    expect(people.map(({ name }) => name)).not.toContain('pingan')
  })

  it('proposes even loads, nobody in the own township; nothing is saved by it', async () => {
    const { proposed, without } = (await ask('GET', 'proposed-assignments')).json as unknown as { proposed: GivenPortion[]; without: string[] }
    expect(without).toEqual([])
    expect(proposed.map(({ village }) => village).sort()).toEqual(Object.values(villages).sort())
    const ofAtHome = proposed.filter(({ inspectors }) => inspectors.includes(staff.atHome.person)).map(({ village }) => village)
    expect(ofAtHome.every((village) => village.startsWith('431999102'))).toBe(true)
    const inspectors = proposed.flatMap((one) => one.inspectors)
    for (const one of inspectors) expect(inspectors.filter((other) => other === one).length).toBeLessThanOrEqual(2)
    expect((await givenNow()).villages.flatMap(({ given }) => given)).toEqual([])
  })

  it('is done once, however often it is asked for, and refused whole where a part of it is wrong', async () => {
    const body = { id: randomUUID(), given: [{ village: villages.pingan, group: '', household: null, inspectors: [staff.stranger.person] }] }
    expect((await ask('POST', 'assignments', body)).json).toEqual({ changed: 1 })
    expect((await ask('POST', 'assignments', body)).json).toEqual({ changed: 0 })
    const good = { village: villages.heshan, inspectors: [staff.stranger.person] }
    const refusalOf = async (bad: Parameters<typeof give>[0]) => (await give(good, bad)).json['code']
    expect(await refusalOf({ village: '431999109201', inspectors: [] })).toBe('village-not-to-give-out')
    expect(await refusalOf({ village: villages.pingan, group: '九组', inspectors: [staff.stranger.person] })).toBe('group-not-to-give-out')
    expect(await refusalOf({ village: villages.pingan, household: await householdOf(numberIn(villages.heshan, 0)), inspectors: [staff.stranger.person] }))
      .toBe('household-not-to-give-out')
    expect(await refusalOf({ village: villages.pingan, inspectors: [checked.actors.qingxi.person] })).toBe('inspector-not-in-round')
    expect((await givenNow()).villages.find(({ village }) => village === villages.heshan)?.given).toEqual([])
    await give({ ...good, inspectors: [] }, { village: villages.pingan, inspectors: [] })
    expect((await givenNow()).villages.flatMap(({ given }) => given)).toEqual([])
  })

  it('comes by table, checked first; what is wrong goes back with its reason, and the table that went out comes back as it is', async () => {
    const upload = async (rows: readonly (readonly string[])[], dryRun: boolean) => {
      const form = new FormData()
      const content = await writeXlsx({ sheets: [{ name: '分配', rows: [['村', '村民小组', '户编号', '入户人'], ...rows.map((row) => [...row])] }] })
      form.append('file', new Blob([content as BlobPart]), '分配.xlsx')
      return await (await fetch(`${server.url}/api/sheets/assignments?dryRun=${String(dryRun)}`, { method: 'POST', headers: office, body: form })).json() as SheetImport
    }
    const rows = [
      ['兴隆村', '', '', 'stranger、atHome（领导小组办公室）'], ['平安村', '一组', '', 'stranger'], ['', '', numberIn(villages.heshan, 2), 'stranger'],
      ['白云村', '', '', ''], ['平安村', '九组', '', 'stranger'], ['没有村', '', '', 'stranger'], ['禾山村', '', '', '没有人'], ['禾山村', '', '', 'qingxi'],
    ]
    const told = { outcomes: [{ outcome: 'given-out', rows: 3 }, { outcome: 'empty', rows: 1 }, { outcome: 'refused', rows: 4 }] }
    expect(await upload(rows, true)).toMatchObject(told)
    expect((await givenNow()).villages.flatMap(({ given }) => given)).toEqual([])
    const taken = await upload(rows, false)
    expect(taken).toMatchObject(told)
    expect(taken.refusals.map(({ row }) => row)).toEqual([6, 7, 8, 9])
    const given = (await givenNow()).villages.flatMap((one) => one.given)
    expect(given.map(({ village, group, headName }) => [village, group, headName])).toEqual([
      [villages.pingan, '一组', null], [villages.xinglong, '', null], [villages.heshan, '', '石大山2'],
    ])
    const back = await fetch(`${server.url}/api/rounds/${round}/assignments.xlsx`, { headers: office })
    const form = new FormData()
    form.append('file', await back.blob(), '分配.xlsx')
    const again = await (await fetch(`${server.url}/api/sheets/assignments`, { method: 'POST', headers: office, body: form })).json() as SheetImport
    expect(again).toMatchObject({ outcomes: [{ outcome: 'unchanged', rows: 3 }, { outcome: 'empty', rows: 3 }] })
    await give(...given.map((portion) => ({ ...portion, inspectors: [] })))
  })

  it('a phone holds what was given and no more: a village, a group, a household; what is taken back leaves', async () => {
    const alone = await householdOf(numberIn(villages.baiyun, 1))
    await give(
      { village: villages.pingan, group: '二组', inspectors: [staff.stranger.person] },
      { village: villages.baiyun, household: alone, inspectors: [staff.stranger.person] },
    )
    const phone = await phoneAt({ actors: staff }, server, 'stranger')
    const held = (households: readonly { number: string }[]) => households.map(({ number }) => number).sort()
    const own = [numberIn(villages.pingan, 1), numberIn(villages.pingan, 2), numberIn(villages.baiyun, 1)].sort()
    expect(held(phone.first.households)).toEqual(own)
    expect(phone.first.total).toBe(3)
    expect(phone.first.scope.grants.map(({ region }) => region)).toEqual([villages.pingan, villages.baiyun])
    const { frame } = await phone.changes(phone.first.position)
    expect(frame?.content.given).toEqual([
      { round, village: villages.pingan, group: '二组', household: null, people: [{ id: staff.stranger.person, name: 'stranger' }] },
      { round, village: villages.baiyun, group: '', household: alone, people: [{ id: staff.stranger.person, name: 'stranger' }] },
    ])

    // Somebody else's whole county is told who is there.
    const other = await phoneAt(checked, server, 'census')
    expect(other.first.total).toBe(12)
    expect((await other.changes(other.first.position)).frame?.content.given).toHaveLength(2)

    await give({ village: villages.pingan, group: '二组', inspectors: [] })
    const after = await phone.changes(phone.first.position)
    expect([after.standing, after.households]).toEqual(['scope-changed', []])
    const kept = phone.first.households.find(({ number }) => number === numberIn(villages.pingan, 1))
    const keeping = await phone.ask('GET', `/api/sync/changes?device=${phone.device}&sequence=${phone.first.position.sequence}&scope=old&keeps=${kept?.id ?? ''}`)
    expect(held((keeping.json as { households: { number: string }[] }).households)).toEqual([kept?.number])
    // The visit that was begun before it was taken back is taken in as any other.
    expect(await phone.send(phone.visit({ household: numberIn(villages.pingan, 1), round: 2 }))).toMatchObject([{ result: 'accepted' }])
    expect(await verifyLog(checked.database, county)).toBeDefined()
  })
})
