import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { countStaffing, HelperLoad, HelperMove, Posting, proposeStaffing, ReinforcementRow, StaffingCount, VillageStaffing } from '@lookback/core/staffing'
import { initialStaffing, staffingCounts } from '@lookback/core/staffing'
import { verifyLog } from '../database/verify-log.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { verifyState } from '../verify-state.ts'
import type { StaffName } from './staffing.fixture.ts'
import { seatStaff, sentTo } from './staffing.fixture.ts'

const people = ['office', 'qingxi', 'shiqiao', 'pingan', 'housing', 'education', 'supervision', 'leader', 'census'] as const
const HOUSEHOLDS = 5

describe('who is sent where', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let staff: Record<StaffName, string>

  beforeAll(async () => {
    checked = await checkedCounty(HOUSEHOLDS)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    staff = await seatStaff(checked)
    checked.setTime('2020-03-20T02:00:00.000Z')
    await record(checked, 'qingxi', [0, 1].map((index) => ({ household: numberIn(villages.pingan, index), found: ['H01', 'E01'] as const, position: { latitude: 27.1 + index / 100, longitude: 110, accuracy: 5 } })))
    await desk.itIs('2020-05-05T10:00:00.000Z', ['office'])
    const value = { ...initialStaffing, helperHouseholds: 3, problemsEach: 2, reinforcementDays: 10, mostReinforcementDays: 20 }
    await desk.done('office', 'POST', '/api/parameters/staffing', { id: randomUUID(), version: null, validFrom: '2020-05-06', value, preview: false })
    await desk.itIs('2020-05-06T10:00:00.000Z', people)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const counted = (name: CastName, query = '') => desk.done<z.output<typeof countStaffing.reply>>(name, 'GET', `/api/staffing-counts${query}`)
  const villagesOf = async (name: CastName, query = '') => (await desk.done<{ rows: VillageStaffing[] }>(name, 'GET', `/api/staffing/villages${query}`)).rows
  const helpersOf = async (name: CastName, query = '') => (await desk.done<{ rows: HelperLoad[] }>(name, 'GET', `/api/staffing/helpers${query}`)).rows
  const postings = async (name: CastName, query = '') => (await desk.done<{ rows: Posting[] }>(name, 'GET', `/api/staffing/postings${query}`)).rows
  const reinforcements = async (name: CastName, query = '') => (await desk.done<{ rows: ReinforcementRow[] }>(name, 'GET', `/api/staffing/reinforcements${query}`)).rows
  const proposals = () => desk.done<z.output<typeof proposeStaffing.reply>>('office', 'GET', '/api/staffing-proposals')
  const send = (name: CastName, ...stays: ReturnType<typeof sentTo>[]) => desk.code(name, 'POST', '/api/staffing-reinforcements', { id: randomUUID(), reinforcements: stays })
  const move = (moves: readonly HelperMove[], id: string = randomUUID()) => desk.code('office', 'POST', '/api/staffing-moves', { id, moves })

  /** Each figure against its list, for somebody. */
  async function expectFigures(name: CastName, filter: Record<string, string>): Promise<void> {
    const { total } = await counted(name, `?${new URLSearchParams(filter).toString()}`)
    for (const figure of Object.keys(staffingCounts) as StaffingCount[]) {
      const { list, where } = staffingCounts[figure]
      const reply = await desk.ask(name, 'GET', `${list.path}?${new URLSearchParams({ ...filter, ...where, limit: '2' }).toString()}`)
      expect([name, figure, reply.status === 403 ? 0 : (reply.body as { total: number }).total]).toEqual([name, figure, total[figure]])
    }
  }

  it('a village has a whole team or lacks one, and what it lacks is listed', async () => {
    const rows = await villagesOf('office')
    const seen = new Map(rows.map((row) => [row.name, [row.team, row.vacant, row.mostHouseholds, row.open, row.gaps]]))
    expect(seen.get('平安村')).toEqual([3, [], HOUSEHOLDS, 4, ['helpers']])
    expect(seen.get('白云村')).toEqual([1, ['leader-in-charge', 'village-lead'], HOUSEHOLDS, 0, ['team', 'post', 'helpers']])
    expect(seen.get('禾山村')).toEqual([0, ['leader-in-charge', 'village-lead', 'helper'], 0, 0, ['team', 'post']])
    expect(rows.map(({ name, kilometres }) => [name, kilometres === null ? null : Math.round(kilometres * 10) / 10])).toContainEqual(['平安村', 1.1])
    expect((await villagesOf('office', '?gap=helpers')).map(({ name }) => name)).toEqual(['平安村', '白云村'])
  })

  it('a helper’s load opens the households that it is made of', async () => {
    const [most] = await helpersOf('office', '?load=over')
    expect([most?.households, most?.isOver, most?.villages.length]).toEqual([HOUSEHOLDS, true, 1])
    for (const helper of await helpersOf('office')) {
      const { rows, total, name } = await desk.done<{ rows: { open: number }[]; total: number; name: string }>('office', 'GET', `/api/staffing/households?helper=${helper.person}`)
      expect([total, rows.reduce((sum, { open }) => sum + open, 0), name]).toEqual([helper.households, helper.open, helper.households === 0 ? '' : helper.name])
    }
    const other = await desk.done<{ total: number; name: string }>('shiqiao', 'GET', `/api/staffing/households?helper=${staff['赵帮扶']}`)
    expect([other.total, other.name]).toEqual([0, ''])
  })

  it('every figure is as large as its list, for every scope', async () => {
    for (const name of people) {
      if (name === 'census') continue
      for (const filter of [{}, { region: '431999101' }, { region: villages.baiyun }] as Record<string, string>[]) await expectFigures(name, filter)
    }
    const { rows } = await counted('office')
    for (const row of rows) expect(row).toMatchObject((await counted('office', `?region=${row.key}`)).total)
    expect((await counted('qingxi')).rows).toEqual([])
    expect((await desk.ask('census', 'GET', '/api/staffing-counts')).status).toBe(403)
  })

  it('proposes people of departments who are sent nowhere, and households for whoever has room; nothing is done by it', async () => {
    const { sendable, teams, moves, left, from, until } = await proposals()
    expect([from, until]).toEqual(['2020-05-06', '2020-05-15'])
    expect(sendable.map(({ name }) => name).sort()).toEqual(['education', 'housing', '钱一', '钱二', '钱三'].sort())
    // Three villages lack eight people; there are five, each once.
    expect(teams).toHaveLength(8)
    expect(new Set(teams.flatMap(({ person }) => person ?? [])).size).toBe(5)
    expect(moves.map(({ number, fromName, toName }) => [number, fromName, toName])).toEqual([
      [numberIn(villages.pingan, 4), '赵帮扶', '赵同帮'], [numberIn(villages.pingan, 3), '赵帮扶', '赵同帮'],
    ])
    expect(left.map(({ name, villageName, over }) => [name, villageName, over])).toEqual([['孙帮扶', '白云村', 2]])
    expect(await reinforcements('office')).toEqual([])
    expect((await helpersOf('office', '?load=over')).length).toBe(2)
  })

  it('sends for some days, all or none, and nobody to two places at once', async () => {
    const [one, two] = [sentTo(villages.baiyun, staff['钱一'], '2020-05-06', '2020-05-15'), sentTo(villages.heshan, staff['钱二'], '2020-05-08', '2020-05-27')]
    expect(await send('office', one, sentTo(county, staff['钱三'], '2020-05-06', '2020-05-07'))).toBe('reinforcement-place-wrong')
    expect(await send('office', one, sentTo(villages.heshan, staff['钱三'], '2020-05-05', '2020-05-07'))).toBe('reinforcement-days-wrong')
    expect(await send('office', one, sentTo(villages.heshan, staff['钱三'], '2020-05-06', '2020-05-26'))).toBe('reinforcement-days-wrong')
    expect(await send('office', one, sentTo(villages.heshan, randomUUID(), '2020-05-06', '2020-05-07'))).toBe('reinforcement-person-unknown')
    expect(await send('office', one, sentTo('431999199', staff['钱三'], '2020-05-06', '2020-05-07'))).toBe('region-unknown')
    expect(await send('office', one, sentTo(villages.heshan, staff['钱一'], '2020-05-15', '2020-05-16'))).toBe('reinforcement-overlaps')
    expect(await reinforcements('office')).toEqual([])
    const id = randomUUID()
    for (let time = 0; time < 2; time += 1) {
      expect(await desk.done('office', 'POST', '/api/staffing-reinforcements', { id, reinforcements: [one, two] })).toEqual({ sent: 2 })
    }
    expect((await reinforcements('office')).map(({ name, unitName, standing }) => [name, unitName, standing])).toEqual([['钱二', '住建局', 'planned'], ['钱一', '住建局', 'there']])
    expect(await send('office', sentTo(villages.heshan, staff['钱一'], '2020-05-15', '2020-05-16'))).toBe('reinforcement-overlaps')
    expect((await postings('office', '?kind=reinforcement')).map(({ name, until }) => [name, until])).toEqual([['钱一', '2020-05-15']])
    expect((await villagesOf('office')).find(({ name }) => name === '白云村')?.team).toBe(2)
    // Who is on the way is proposed no more, and the place is taken.
    const { sendable, teams } = await proposals()
    expect([sendable.length, teams.length]).toEqual([3, 6])
    for (const name of ['office', 'shiqiao', 'housing', 'leader'] as const) await expectFigures(name, {})
  })

  it('is seen by the place and by the department that sends, and by nobody else', async () => {
    const seen = async (name: CastName) => (await reinforcements(name)).map((row) => row.name).sort()
    expect(Object.fromEntries(await Promise.all(people.filter((name) => name !== 'census').map(async (name) => [name, (await seen(name)).length])))).toEqual({
      office: 2, qingxi: 0, shiqiao: 2, pingan: 0, housing: 2, education: 0, supervision: 2, leader: 2,
    })
    expect((await postings('education')).map(({ name }) => name).sort()).toEqual(['赵二员', '赵队员', '赵队长'].sort())
    expect((await desk.ask('education', 'GET', '/api/staffing/villages')).status).toBe(403)
    expect((await villagesOf('qingxi')).map(({ name }) => name)).toEqual(['平安村', '兴隆村'])
    expect(await send('qingxi', sentTo(villages.pingan, staff['钱三'], '2020-05-06', '2020-05-07'))).toBe('not-permitted')
  })

  it('hands households over, all or none; whoever was wrong about one has moved nothing', async () => {
    const { moves } = await proposals()
    const household = moves[0]?.household ?? ''
    const [from, to] = [staff['赵帮扶'], staff['赵同帮']]
    const before = await helpersOf('office')
    expect(await move([...moves, { household, from: to, to: from }])).toBe('helper-move-twice')
    expect(await move([...moves.slice(1), { household, from: staff['孙帮扶'], to }])).toBe('helper-move-stale')
    expect(await move([{ household, from, to: staff['孙帮扶'] }])).toBe('helper-move-wrong')
    expect(await move([{ household: randomUUID(), from, to }])).toBe('not-found')
    expect(await helpersOf('office')).toEqual(before)
    const id = randomUUID()
    const asked = moves.map((one) => ({ household: one.household, from: one.from, to: one.to }))
    expect([await move(asked, id), await move(asked, id)]).toEqual([undefined, undefined])
    expect((await helpersOf('office', '?region=431999101')).map(({ name, households, isOver }) => [name, households, isOver])).toEqual([['赵帮扶', 3, false], ['赵同帮', 2, false]])
    expect(await move(asked)).toBe('helper-move-stale')
    expect((await proposals()).moves).toEqual([])
  })

  it('ends by itself, and before that when somebody is called back', async () => {
    const [planned] = await reinforcements('office')
    const path = `/api/staffing-reinforcements/${planned?.id ?? ''}/end`
    expect(await desk.done('office', 'POST', path, { id: randomUUID(), reason: '另有任务' })).toEqual({ endedOn: '2020-05-06' })
    expect(await desk.code('office', 'POST', path, { id: randomUUID(), reason: '另有任务' })).toBe('reinforcement-over')
    expect((await reinforcements('office')).map(({ name, standing, endReason }) => [name, standing, endReason])).toEqual([['钱二', 'over', '另有任务'], ['钱一', 'there', '']])
    await desk.itIs('2020-05-13T02:00:00.000Z', ['office'])
    expect((await counted('office')).total).toMatchObject({ reinforced: 1, ending: 1, planned: 0 })
    await desk.itIs('2020-05-16T02:00:00.000Z', ['office'])
    expect((await counted('office')).total).toMatchObject({ reinforced: 0, ending: 0, planned: 0 })
    expect((await reinforcements('office', '?standing=over')).length).toBe(2)
    expect(await postings('office', '?kind=reinforcement')).toEqual([])
  })

  it('goes out as a table that says what the list says', async () => {
    const { body } = await desk.ask('office', 'GET', '/api/staffing.xlsx?region=431999101')
    const { sheets } = await readXlsx(body as Buffer)
    const rows = (sheets[0]?.rows ?? []).map((row) => row.map(String))
    const pingan = rows.find((row) => row.includes('平安村'))
    expect(pingan?.join(' ')).toContain('赵队长（教育局）')
    expect(rows.filter((row) => row.includes('清溪镇'))).toHaveLength(2)
    expect(rows.flat().join(' ')).not.toContain('白云村')
  })

  it('is what the log says', async () => {
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
    await verifyState(checked.database, county)
    await checked.database.updateTable('reinforcement').set({ last_on: '2020-05-20' }).where('person', '=', staff['钱一']).execute()
    await expect(verifyState(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
