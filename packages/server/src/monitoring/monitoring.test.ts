import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MonitoringAct, MonitoringCounts } from '@lookback/core/monitoring'
import { initialMonitoring } from '@lookback/core/monitoring'
import { verifyLog } from '../database/verify-log.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { decideInVillage } from '../household-classes/household-classes.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { verifyState } from '../verify-state.ts'
import { minutesOf, topicOf, VillageDesk } from '../village-meetings/village-meetings.fixture.ts'
import { beginCase, caseAtTownship, clueOf, MonitoringDesk, removalOf, visitOf } from './monitoring.fixture.ts'

const people = ['office', 'qingxi', 'shiqiao', 'pingan', 'housing', 'supervision', 'leader'] as const
const at = (day: string) => `${day}T02:00:00.000Z`

describe('monitoring', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let monitoring: MonitoringDesk
  /** By number within 平安村. */
  let own: string[]
  let baiyun: string
  const first = randomUUID()

  beforeAll(async () => {
    checked = await checkedCounty(7)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    monitoring = new MonitoringDesk(desk)
    await desk.itIs(at('2020-04-20'), people)
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
  const counts = async (name: string) => (await desk.done<{ total: MonitoringCounts }>(name, 'GET', '/api/monitoring-counts')).total
  const owed = async (name: string) => (await desk.done<{ queues: { queue: string; count: number; overdue: number }[] }>(name, 'GET', '/api/work')).queues.find(({ queue }) => queue === 'monitoring-step')
  const review = (stage: string, opinion = '材料齐全，同意'): MonitoringAct => ({ act: 'review', stage, opinion })
  const resolved = (stage: string, meeting: string | null, topic: number | null = meeting === null ? null : 1): MonitoringAct => ({ act: 'resolution', stage, meeting, topic })

  it('begins with a clue, taken down where somebody acts, and a household has one case at a time', async () => {
    expect([await monitoring.open('leader', of(0), clueOf('2020-04-20')), await monitoring.open('shiqiao', of(0), clueOf('2020-04-20')), await monitoring.open('pingan', baiyun, clueOf('2020-04-20'))])
      .toEqual(['not-permitted', 'not-found', 'not-found'])
    expect([await monitoring.open('pingan', of(0), { ...clueOf('2020-04-20'), kind: '听说' }), await monitoring.open('pingan', of(0), clueOf('2020-04-21')), await monitoring.open('pingan', of(0), clueOf('2020-04-04'))])
      .toEqual(['monitoring-clue-unknown', 'monitoring-day-wrong', 'monitoring-day-wrong'])
    for (let time = 0; time < 2; time += 1) expect(await monitoring.open('qingxi', of(0), clueOf('2020-04-20'), first)).toBeUndefined()
    expect(await monitoring.open('pingan', of(0), clueOf('2020-04-20'))).toBe('monitoring-case-open')
    expect(await monitoring.view('office', first)).toMatchObject({ state: 'taking-up', stage: '入户核实', tier: 'village', dueOn: '2020-04-23', waitsFor: ['pingan'], openedByName: 'qingxi', line: null })
    expect([(await desk.ask('shiqiao', 'GET', `/api/monitoring-cases/${first}`)).status, (await desk.ask('housing', 'GET', `/api/monitoring-cases/${first}`)).status]).toEqual([404, 403])
    expect([await owed('pingan'), await owed('qingxi')]).toMatchObject([{ count: 1, overdue: 0 }, { count: 0 }])
  })

  it('refuses a step that lacks its ground, with everything that is lacking at once', async () => {
    expect(await monitoring.act('pingan', first, 0, review('县级审定'))).toBe('monitoring-not-your-step')
    expect(await monitoring.said('office', first, 0, review('县级审定'))).toBe('现在不能办“县级审定”，缺：前面的步骤（入户核实、评议公示、乡镇初审）；农户的承诺授权；村级会议的决议。')
    expect(await monitoring.act('qingxi', first, 0, { act: 'visit', stage: '入户核实', visit: visitOf('2020-04-20') })).toBe('monitoring-not-your-step')
    expect(await monitoring.act('pingan', first, 0, { act: 'visit', stage: '入户核实', visit: visitOf('2020-04-20', { object: '突发严重困难户' }) })).toBe('monitoring-object-unknown')
    expect(await monitoring.act('pingan', first, 0, { act: 'visit', stage: '入户核实', visit: visitOf('2020-04-20', { signer: '' }) })).toBe('monitoring-signer-missing')
    expect(await monitoring.act('pingan', first, 0, { act: 'decline', reason: '没有什么困难' })).toBe('monitoring-not-visited')
    expect(await monitoring.act('pingan', first, 0, { act: 'visit', stage: '入户核实', visit: visitOf('2020-04-20', { consents: false, signer: '' }) })).toBeUndefined()
    expect(await monitoring.act('pingan', first, 0, { act: 'visit', stage: '入户核实', visit: visitOf('2020-04-20') })).toBe('monitoring-case-changed')
    expect(await monitoring.said('pingan', first, 1, resolved('评议公示', null))).toBe('现在不能办“评议公示”，缺：农户的承诺授权；村级会议的决议。')
    expect(await monitoring.act('pingan', first, 1, { act: 'visit', stage: '入户核实', visit: visitOf('2020-04-20') })).toBeUndefined()
    expect((await monitoring.view('qingxi', first)).done.map(({ step, stands }) => [step, stands])).toEqual([['入户核实', false], ['入户核实', true]])
  })

  it('goes on only by a resolution after the visit whose notice is over and whose objections are answered', async () => {
    const village = new VillageDesk(desk)
    const [early, meeting, notice, objection] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    const topics = [topicOf(22, { title: '评议监测对象', resolution: '同意纳入监测', households: [{ household: of(0), decided: '纳入监测，因病' }] })]
    expect([await village.write('pingan', minutesOf('2020-04-19', { topics }), early), await village.write('pingan', minutesOf('2020-04-20', { topics: [{ ...topics[0]!, resolution: '大家同意他家纳入监测，举手通过' }] }), meeting)]).toEqual([undefined, undefined])
    expect(await monitoring.said('pingan', first, 2, resolved('评议公示', early))).toBe('现在不能办“评议公示”，缺：入户以后开的会（选的会开在入户以前）；公示（决议还没有公示）。')
    expect(await monitoring.said('pingan', first, 2, resolved('评议公示', meeting, 2))).toContain('写明这一户的决议')
    expect(await village.notice('pingan', meeting, '2020-04-20', notice)).toBeUndefined()
    expect(await village.object('qingxi', notice, '2020-04-20', objection)).toBeUndefined()
    expect(await monitoring.said('pingan', first, 2, resolved('评议公示', meeting))).toBe('现在不能办“评议公示”，缺：异议的答复（公示有异议没有答复）；公示期满（决议正在公示）。')
    expect(await village.answer('pingan', objection)).toBeUndefined()
    expect(await monitoring.said('pingan', first, 2, resolved('评议公示', meeting))).toBe('现在不能办“评议公示”，缺：公示期满（决议正在公示）。')
    await desk.itIs(at('2020-04-27'), people)
    const { meeting: second } = await decideInVillage(checked.application, checked.actors.pingan, villages.pingan, [{ household: of(0), decided: '纳入监测，因病' }, { household: of(2), decided: '纳入监测' }])
    expect(await monitoring.act('pingan', first, 2, resolved('评议公示', second))).toBeUndefined()
    expect([await owed('pingan'), await owed('qingxi')]).toMatchObject([{ count: 0 }, { count: 1, overdue: 0 }])
  })

  it('comes to township and county, each by its own, and is sent back to what is to be done anew', async () => {
    expect([await monitoring.act('office', first, 3, review('乡镇初审')), await monitoring.act('shiqiao', first, 3, review('乡镇初审'))]).toEqual(['monitoring-not-your-step', 'not-found'])
    expect(await monitoring.act('qingxi', first, 3, { act: 'return', backTo: '入户核实', reason: '收入没有写清楚' })).toBeUndefined()
    const back = await monitoring.view('pingan', first)
    expect([back.stage, back.done.map(({ act, stands }) => [act, stands])]).toEqual(['入户核实', [['visit', false], ['visit', false], ['resolution', false], ['return', true]]])
    expect(await monitoring.act('pingan', first, 4, { act: 'visit', stage: '入户核实', visit: visitOf('2020-04-20') })).toBeUndefined()
    const { meeting } = await decideInVillage(checked.application, checked.actors.pingan, villages.pingan, [{ household: of(0), decided: '重新评议，纳入监测' }])
    expect(await monitoring.act('pingan', first, 5, resolved('评议公示', meeting))).toBeUndefined()
    expect(await monitoring.act('qingxi', first, 6, review('乡镇初审'))).toBeUndefined()
    expect(await monitoring.view('office', first)).toMatchObject({ stage: '县级审定', tier: 'county', dueOn: '2020-05-05' })
    // What the meeting decided is looked at once more: a notice that is gone is a ground that is gone.
    await checked.database.updateTable('village_notice').set({ state: 'overturned' }).where('meeting', '=', meeting).execute()
    expect(await monitoring.said('office', first, 7, review('县级审定'))).toBe('现在不能办“县级审定”，缺：生效的决议（公示有异议成立，不生效）。')
    await checked.database.updateTable('village_notice').set({ state: 'ended' }).where('meeting', '=', meeting).execute()
  })

  it('is late by day and person, and in time only within its days', async () => {
    await desk.itIs(at('2020-05-06'), people)
    const [late] = await monitoring.list('office', '?standing=overdue')
    expect(late).toMatchObject({ id: first, isOverdue: true, dueOn: '2020-05-05', stage: '县级审定' })
    expect(late?.waitsFor).toContain('office')
    expect([await owed('office'), await counts('qingxi')]).toMatchObject([{ count: 1, overdue: 1 }, { overdue: 1, takingUp: 1 }])
    expect(await monitoring.act('office', first, 7, review('县级审定'))).toBeUndefined()
    expect(await monitoring.view('pingan', first)).toMatchObject({ state: 'monitored', takenUpOn: '2020-05-06', isInTime: false, object: '边缘易致贫户', risk: '因病', stage: null })
    const soon = await caseAtTownship(checked.application, checked.actors.pingan, villages.pingan, of(1))
    expect(await monitoring.act('qingxi', soon, 2, { act: 'decline', reason: '子女供养，收入稳定' })).toBeUndefined()
    // Broken off, it shows how far it had come.
    expect((await monitoring.view('qingxi', soon)).steps.map(({ isDone, isNext }) => [isDone, isNext])).toEqual([[true, false], [true, false], [false, false], [false, false]])
    expect(await monitoring.view('office', soon)).toMatchObject({ state: 'not-taken-up', isInTime: true, takenUpOn: null })
    expect(await counts('office')).toMatchObject({ takingUp: 0, overdue: 0, inTime: 1, late: 1, monitored: 1, notTakenUp: 1, removed: 0 })
    expect([await monitoring.open('pingan', of(1), clueOf('2020-05-06')), (await monitoring.ofHousehold('pingan', of(1))).cases.length]).toEqual([undefined, 2])
  })

  it('says where the register has something else', async () => {
    await checked.database.updateTable('household').set({ monitored_class: 'unstable', risk_removed: false }).where('id', 'in', [of(3), of(4)]).execute()
    await checked.database.updateTable('household').set({ monitored_class: 'unstable', risk_removed: true }).where('id', '=', of(5)).execute()
    const differences = async (name: string) => (await desk.done<{ rows: { household: string; difference: string; object: string | null; case: string | null }[] }>(name, 'GET', '/api/monitoring-differences')).rows
    expect((await differences('office')).map(({ household, difference, object }) => [own.indexOf(household), difference, object])).toEqual([[0, 'not-in-register', '边缘易致贫户'], [3, 'without-case', null], [4, 'without-case', null]])
    expect(await differences('shiqiao')).toEqual([])
    expect(await counts('office')).toMatchObject({ withoutCase: 2, notInRegister: 1 })
    await checked.database.updateTable('household').set({ monitored_class: 'marginal-risk' }).where('id', '=', of(0)).execute()
    expect(await counts('pingan')).toMatchObject({ withoutCase: 2, notInRegister: 0, villagesWithNone: 0 })
  })

  it('ends with its household, seen to by the township', async () => {
    const gone = (await beginCase(checked.application, checked.actors.pingan, of(6))).id
    await checked.database.updateTable('household').set({ ended_at: checked.application.clock(), ended_as: 'moved-away' }).where('id', '=', of(6)).execute()
    expect([await monitoring.act('pingan', gone, 1, resolved('评议公示', null)), await monitoring.open('pingan', of(6), clueOf('2020-05-06'))]).toEqual(['monitoring-household-ended', 'monitoring-household-ended'])
    expect([(await counts('office')).ended, (await monitoring.list('qingxi', '?queue=monitoring-step')).map(({ id }) => id)]).toEqual([1, [gone]])
    expect(await monitoring.act('qingxi', gone, 1, { act: 'lapse', reason: '全家迁到外县' })).toBeUndefined()
    expect([(await counts('office')).ended, await monitoring.act('qingxi', gone, 2, { act: 'lapse', reason: '全家迁到外县' })]).toEqual([0, 'monitoring-case-closed'])
    await checked.database.updateTable('household').set({ ended_at: null, ended_as: null }).where('id', '=', of(6)).execute()
  })

  it('has its risk removed after half a year, by the conditions and two who visit', async () => {
    expect(await monitoring.act('pingan', first, 8, { act: 'begin-removal', reason: '两个人务工了' })).toBe('monitoring-not-stable')
    await desk.itIs(at('2020-11-06'), people)
    expect(await monitoring.act('qingxi', first, 8, { act: 'begin-removal', reason: '两个人务工了' })).toBe('monitoring-not-your-step')
    expect(await monitoring.act('pingan', first, 8, { act: 'begin-removal', reason: '两个人务工了' })).toBeUndefined()
    const visited = (more: Parameters<typeof removalOf>[1]): MonitoringAct => ({ act: 'visit', stage: '消除核实', visit: removalOf('2020-11-06', more) })
    expect(await monitoring.said('pingan', first, 9, visited({ visitors: ['田小河', '田小河'] }))).toBe('现在不能办“消除核实”，缺：入户的人（要 2 个）。')
    expect(await monitoring.act('pingan', first, 9, visited({ fulfilled: initialMonitoring.removalConditions.slice(1) }))).toBeUndefined()
    expect(await monitoring.said('pingan', first, 10, resolved('消除评议公示', null))).toBe('现在不能办“消除评议公示”，缺：消除条件（收入持续稳定，高于本县监测范围）；村级会议的决议。')
    expect(await monitoring.act('pingan', first, 10, visited({}))).toBeUndefined()
    await desk.itIs(at('2020-11-14'), people)
    const { meeting } = await decideInVillage(checked.application, checked.actors.pingan, villages.pingan, [{ household: of(0), decided: '风险消除' }])
    expect(await monitoring.act('pingan', first, 11, resolved('消除评议公示', meeting))).toBeUndefined()
    expect([await monitoring.act('qingxi', first, 12, review('乡镇审核')), await monitoring.act('office', first, 13, review('县级批准'))]).toEqual([undefined, undefined])
    expect(await monitoring.view('office', first)).toMatchObject({ state: 'removed', isInTime: false, takenUpOn: '2020-05-06' })
    expect(await counts('office')).toMatchObject({ monitored: 0, removal: 0, removed: 1 })
  })

  it('goes by the steps that held when its clue was taken down, and keeps them', async () => {
    const steps = initialMonitoring.steps.filter(({ name }) => name !== '乡镇初审').map((step) => (step.name === '县级审定' ? { ...step, name: '县级一次审定' } : step))
    const going = (await beginCase(checked.application, checked.actors.pingan, of(2))).id
    await checked.database.insertInto('parameter').values({ county, name: 'monitoring', valid_from: '2020-11-14', value: JSON.stringify({ ...initialMonitoring, steps, wholeDays: 20 }) }).execute()
    const later = (await beginCase(checked.application, checked.actors.pingan, of(3))).id
    expect((await Promise.all([going, later].map((id) => monitoring.view('office', id)))).map((one) => [one.steps.map(({ name }) => name).join(), one.dueOn])).toEqual([
      ['入户核实,评议公示,乡镇初审,县级审定', '2020-11-22'], ['入户核实,评议公示,县级一次审定', '2020-11-27'],
    ])
  })

  it('goes out as a table', async () => {
    const { sheets } = await readXlsx((await desk.ask('office', 'GET', '/api/monitoring-cases.xlsx?standing=not-taken-up')).body as Buffer)
    expect(String(sheets[0]?.rows[0]?.[0])).toContain('监测台账')
    expect(sheets[0]?.rows.filter((row) => row.includes('平安村')).length).toBe(1)
    expect(sheets[0]?.rows.flat()).toEqual(expect.arrayContaining(['不纳入', '因病', '是']))
  })

  it('agrees with the log, which has nothing in it of what befell a household', async () => {
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
    const entries = JSON.stringify(await checked.database.selectFrom('log_entry').select('payload').where('kind', 'in', ['monitoring-opened', 'monitoring-acted']).execute())
    expect([entries.length > 1_000, ['住院', '因病', '边缘易致贫户', '收入稳定'].filter((word) => entries.includes(word))]).toEqual([true, []])
  })
})
