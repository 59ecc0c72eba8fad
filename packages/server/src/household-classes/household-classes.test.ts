import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { householdClassCounts, initialHouseholdClasses } from '@lookback/core/household-classes'
import type { HouseholdClassCounts } from '@lookback/core/household-classes'
import { verifyLog } from '../database/verify-log.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { verifyState } from '../verify-state.ts'
import { minutesOf, topicOf, VillageDesk } from '../village-meetings/village-meetings.fixture.ts'
import { ClassDesk, decideInVillage } from './household-classes.fixture.ts'

const people = ['office', 'qingxi', 'shiqiao', 'pingan', 'housing', 'supervision', 'leader'] as const
const today = '2020-04-27'

describe('classes of households', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let classes: ClassDesk
  /** By number within 平安村. */
  let own: string[]
  let baiyun: string

  beforeAll(async () => {
    checked = await checkedCounty(7)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    classes = new ClassDesk(desk)
    checked.setTime('2020-04-17T02:00:00.000Z')
    await record(checked, 'census', [{ household: numberIn(villages.pingan, 0), round: 2, found: ['H01'] }, { household: numberIn(villages.pingan, 2), round: 2 }])
    await desk.itIs(`${today}T02:00:00.000Z`, people)
    const rows = await checked.database.selectFrom('household').select(['id', 'number']).orderBy('number').execute()
    own = rows.filter(({ number }) => number.startsWith(villages.pingan)).map(({ id }) => id)
    baiyun = rows.find(({ number }) => number === numberIn(villages.baiyun, 0))?.id ?? ''
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const of = (index: number) => own[index] ?? ''
  const counts = async (name: string) => (await desk.done<{ total: HouseholdClassCounts }>(name, 'GET', '/api/household-class-counts')).total
  const queues = async (name: string) =>
    Object.fromEntries((await desk.done<{ queues: { queue: string; count: number }[] }>(name, 'GET', '/api/work')).queues
      .filter(({ queue, count }) => queue.startsWith('household-class') && count > 0).map(({ queue, count }) => [queue, count]))
  const said = async (household: string, told: object) =>
    ((await desk.ask('pingan', 'POST', `/api/households/${household}/class`, { id: randomUUID(), told })).body as { message: string }).message

  it('are given by the village, and by nothing without a meeting and a visit: all that is lacking is named', async () => {
    expect([await classes.give('office', of(1), { day: today }), await classes.give('qingxi', of(1), { day: today }), await classes.give('pingan', baiyun, { day: today })])
      .toEqual(['not-permitted', 'not-permitted', 'not-found'])
    expect(await classes.give('pingan', of(1), { day: today, class: '紫色' })).toBe('household-class-unknown')
    expect(await classes.give('pingan', of(1), { day: today })).toBe('household-class-lacks')
    const told = { class: '红色', meeting: null, topic: null, day: today, reason: '房子没有修完' }
    expect(await said(of(1), told)).toBe('现在不能定为“红色”，缺：村级会议的决议；入户（会前 30 天以内没有入户记录）。')
    expect(await said(of(0), told)).toBe('现在不能定为“红色”，缺：村级会议的决议。')
    expect(await classes.list('office')).toEqual([])
  })

  it('are refused until what the meeting decided stands, and names household and class', async () => {
    const village = new VillageDesk(desk)
    const meeting = randomUUID()
    const decided = [{ household: of(0), decided: '定为红色，县级领导包户' }, { household: of(1), decided: '定为橙色' }]
    expect(await village.write('pingan', minutesOf(today, { present: 18, topics: [topicOf(18, { households: decided })] }), meeting)).toBeUndefined()
    const lacks = async (household: string, told: object = {}) => said(household, { class: '红色', meeting, topic: 1, day: today, reason: '房子没有修完', ...told })
    expect(await lacks(of(0))).toContain('成立的决议')
    expect(await village.correct('pingan', meeting, minutesOf(today, { topics: [topicOf(22, { households: decided })] }))).toBeUndefined()
    expect(await lacks(of(0))).toContain('公示（决议还没有公示）')
    expect(await lacks(of(0), { class: '黄色' })).toContain('决议里写明这一类')
    expect(await lacks(of(2))).toContain('写明这一户的决议')
    expect(await village.notice('pingan', meeting, today)).toBeUndefined()
    expect(await lacks(of(0))).toBe('现在不能定为“红色”，缺：公示期满（决议正在公示）。')
  })

  it('are given once by a resolution that stands, keep what it rests on, and are changed only by another', async () => {
    const { meeting, day } = await decideInVillage(checked.application, checked.actors.pingan, villages.pingan, [{ household: of(0), decided: '定为红色，县级领导包户' }, { household: of(2), decided: '定为绿色' }])
    expect(await classes.give('pingan', of(0), { meeting, topic: 1, day: '2020-04-20' })).toBe('household-class-day-wrong')
    expect(await classes.give('pingan', of(0), { meeting, topic: 1, day: '2020-04-28' })).toBe('household-class-day-wrong')
    const id = randomUUID()
    for (let time = 0; time < 2; time += 1) expect(await classes.give('pingan', of(0), { meeting, topic: 1, day: today }, id)).toBeUndefined()
    expect(await classes.give('pingan', of(0), { meeting, topic: 1, day: today })).toBe('household-class-lacks')
    expect(await classes.give('pingan', of(2), { meeting, topic: 1, day: today, class: '绿色', reason: '两个人务工，收入稳定' })).toBeUndefined()
    const { current, history, flags, mayGive, mayClose } = await classes.view('qingxi', of(0))
    expect(current).toMatchObject({ id, meeting, metOn: day, body: '村民代表会议', decided: '定为红色，县级领导包户', seenOn: '2020-04-17', reviewOn: '2020-05-27', givenByName: 'pingan' })
    expect([history.length, flags, mayGive, mayClose]).toEqual([1, [], false, true])
    expect((await desk.ask('shiqiao', 'GET', `/api/households/${of(0)}/class`)).status).toBe(404)
    expect((await desk.ask('housing', 'GET', `/api/households/${of(0)}/class`)).status).toBe(403)
    expect(await counts('office')).toEqual({ classified: 2, oneText: 0, withoutVisit: 0, withoutMeeting: 0, againstVisits: 0, due: 0 })
  })

  it('are closed by the tier that the class names, after it has visited, with no problem open', async () => {
    const { current } = await classes.view('office', of(0))
    const seen = current?.id ?? ''
    expect([await classes.close('supervision', of(0), seen), await classes.close('shiqiao', of(0), seen)]).toEqual(['not-permitted', 'not-found'])
    expect([await classes.close('pingan', of(0), seen), await classes.close('qingxi', of(0), seen)]).toEqual(['household-class-not-your-tier', 'household-class-not-your-tier'])
    expect(await classes.close('office', of(0), seen)).toBe('household-class-not-checked')
    checked.setTime('2020-04-27T03:00:00.000Z')
    await record(checked, 'census', [{ household: numberIn(villages.pingan, 0), round: 2, found: ['H01'] }])
    expect(await classes.close('office', of(0), seen)).toBe('household-class-problems-open')
    await checked.database.updateTable('problem').set({ state: 'closed' }).where('subject', '=', of(0)).execute()
    expect(await classes.close('office', of(0), randomUUID())).toBe('household-class-none')
    expect(await classes.close('office', of(0), seen)).toBeUndefined()
    const { current: now, history } = await classes.view('pingan', of(0))
    expect([now, history.map(({ end }) => [end?.as, end?.tier, end?.byName])]).toEqual([null, [['closed', 'county', 'office']]])
    // A township's class, by whoever is at the village, which may close what is green.
    const green = (await classes.view('pingan', of(2))).current?.id ?? ''
    expect(await classes.close('pingan', of(2), green)).toBeUndefined()
    await checked.database.updateTable('problem').set({ state: 'found' }).where('subject', '=', of(0)).execute()
  })

  it('that come by table are checked first, refused cell by cell, and kept as what no meeting decided', async () => {
    await checked.database.insertInto('parameter').values({ county, name: 'household-classes', valid_from: '2020-04-27', value: JSON.stringify({ ...initialHouseholdClasses, bulk: 4 }) }).execute()
    const rows = [
      [numberIn(villages.pingan, 0), '绿色', '2020-04-19', '按镇里名单'], ['431999101201999', '红色', '2020-04-19', '按镇里名单'], [numberIn(villages.pingan, 1), '紫色', '2020-04-19', '按镇里名单'],
      [numberIn(villages.pingan, 2), 'A类', '2020/4/19', '按镇里名单。'], [numberIn(villages.pingan, 3), '绿色', '2020-04-28', '按镇里名单'], [numberIn(villages.baiyun, 0), '绿色', '2020-04-19', '按镇里名单'],
      ...[3, 4, 5].map((index) => [numberIn(villages.pingan, index), 'D', '2020年4月19日', '按镇里 名单'] as const), [numberIn(villages.pingan, 6), '黄色', '2020-04-19', ''],
    ] as (readonly [string, string, string, string])[]
    const checkedOnly = await classes.bring('qingxi', rows, true)
    expect([checkedOnly.outcomes, await classes.list('office')]).toEqual([[{ outcome: 'classified', rows: 5 }, { outcome: 'refused', rows: 5 }], []])
    const brought = await classes.bring('qingxi', rows)
    expect(brought.refusals.map(({ row, reason }) => [row, reason])).toEqual([
      [4, '“户编号”：您的管辖范围内没有户编号“431999101201999”。'], [5, '“分类”：没有“紫色”这一类；现在的分类有：红色、橙色、黄色、绿色。'], [7, '“分类日期”：“2020-04-28”不是日期，或者晚于今天；请写成 2020-05-07 这样。'],
      [8, expect.stringContaining('管辖范围')], [9, expect.stringContaining('同一个')],
    ])
    expect((await classes.bring('qingxi', rows)).outcomes).toEqual([{ outcome: 'unchanged', rows: 5 }, { outcome: 'refused', rows: 5 }])
    expect(Object.fromEntries((await classes.list('office')).map(({ number, class: { name }, flags }) => [number.slice(-1), [name, ...flags].join(' ')]))).toEqual({
      1: '绿色 one-text without-meeting against-visits', 3: '红色 one-text without-meeting against-visits', 5: '绿色 one-text without-visit without-meeting', 6: '绿色 one-text without-visit without-meeting', 7: '黄色 without-visit without-meeting',
    })
  })

  it('without grounds wait for the village, and for the township until a meeting has decided', async () => {
    expect([await queues('pingan'), await queues('qingxi'), await queues('shiqiao'), await queues('office')]).toEqual([{ 'household-class-due': 5 }, { 'household-class-flagged': 5 }, {}, {}])
    checked.setTime('2020-04-27T04:00:00.000Z')
    const { meeting } = await decideInVillage(checked.application, checked.actors.pingan, villages.pingan, [{ household: of(0), decided: '定为红色' }])
    expect(await classes.give('pingan', of(0), { meeting, topic: 1, day: today })).toBeUndefined()
    expect([await queues('pingan'), await queues('qingxi')]).toEqual([{ 'household-class-due': 4 }, { 'household-class-flagged': 4 }])
    expect((await classes.list('pingan', '?queue=household-class-due')).length).toBe(4)
    const again = await classes.bring('qingxi', [[numberIn(villages.pingan, 0), '绿色', today, '按镇里名单']])
    expect(again.refusals.map(({ reason }) => reason)).toEqual([expect.stringContaining('表里改不了')])
    const { current, history } = await classes.view('pingan', of(0))
    expect([current?.class.name, history.map(({ class: { name }, source, end }) => [name, source, end?.as ?? null])])
      .toEqual(['红色', [['红色', 'meeting', null], ['绿色', 'table', 'changed'], ['红色', 'meeting', 'closed']]])
  })

  it('figures equal the lists that they open, for everybody, in all, in each place and each class', async () => {
    for (const name of ['office', 'qingxi', 'shiqiao', 'pingan', 'supervision', 'leader'] as const) {
      const { total, rows, classes: byClass } = await desk.done<{ total: HouseholdClassCounts; rows: (HouseholdClassCounts & { key: string })[]; classes: (HouseholdClassCounts & { key: string })[] }>(name, 'GET', '/api/household-class-counts')
      for (const [key, { list, where }] of Object.entries(householdClassCounts)) {
        const listed = async (more: Record<string, string> = {}) => (await desk.done<{ total: number }>(name, 'GET', `${list.path}?${new URLSearchParams({ ...where, ...more }).toString()}`)).total
        const figure = key as keyof HouseholdClassCounts
        expect([name, key, await listed()]).toEqual([name, key, total[figure]])
        for (const row of rows) expect([name, key, row.key, await listed({ region: row.key })]).toEqual([name, key, row.key, row[figure]])
        for (const row of byClass) expect([name, key, row.key, await listed({ class: row.key })]).toEqual([name, key, row.key, row[figure]])
      }
    }
  })

  it('keep their meaning when the county has other classes', async () => {
    const [first] = initialHouseholdClasses.classes
    if (!first) throw new Error('no class')
    await checked.database.updateTable('parameter').set({ value: JSON.stringify({ ...initialHouseholdClasses, classes: [{ ...first, colour: '#000080', meaning: '放心的户' }] }) }).where('name', '=', 'household-classes').execute()
    const { current, classes: now } = await classes.view('pingan', of(0))
    expect([current?.class.colour, current?.class.meaning, now.map(({ colour }) => colour)]).toEqual([first.colour, first.meaning, ['#000080']])
    expect((await classes.list('office', '?class=绿色')).map(({ class: { meaning } }) => meaning)).toEqual(['稳定脱贫，没有未解决的问题', '稳定脱贫，没有未解决的问题'])
  })

  it('go out as a table with what the classes mean', async () => {
    const reply = await desk.ask('office', 'GET', '/api/household-classes.xlsx?standing=without-meeting')
    const { sheets } = await readXlsx(reply.body as Buffer)
    expect(sheets.map(({ name }) => name)).toEqual(['分类台账', '分类说明'])
    expect(String(sheets[0]?.rows[0]?.[0])).toContain('脱贫攻坚分类管理台账')
    expect(sheets[0]?.rows.filter((row) => row.includes('平安村')).length).toBe(4)
    expect(sheets[0]?.rows.flat()).toEqual(expect.arrayContaining(['导入的表', '没有入户就定；没有开会就定']))
    expect(sheets[1]?.rows.flat()).toEqual(expect.arrayContaining(['红色', '放心的户', '县']))
  })

  it('agree with the log, which has no reason of a household in words', async () => {
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
    const entries = await checked.database.selectFrom('log_entry').select('payload').where('kind', '=', 'household-class-given').execute()
    expect([entries.length > 0, JSON.stringify(entries).includes('卧床')]).toEqual([true, false])
  })
})
