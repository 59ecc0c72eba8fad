import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DutyCounts, SheetRow } from '@lookback/core/duty'
import { dutyCounts } from '@lookback/core/duty'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { actOn } from '../problems/commands.ts'
import { verifyLog } from '../database/verify-log.ts'
import { verifyState } from '../verify-state.ts'
import { DutyDesk, seatResidents } from './duty.fixture.ts'

const people = ['office', 'second', 'qingxi', 'shiqiao', 'pingan', 'housing', 'education', 'supervision', 'leader', 'resident', 'neighbour'] as const

describe('who is at the post', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let duty: DutyDesk

  beforeAll(async () => {
    checked = await checkedCounty(1)
    const posts = await seatResidents(checked)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    duty = new DutyDesk(desk, posts)
    await desk.itIs('2020-03-20T02:00:00.000Z', people)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const queues = async (name: string) =>
    Object.fromEntries((await desk.done<{ queues: { queue: string; count: number }[] }>(name, 'GET', '/api/work')).queues
      .filter(({ queue, count }) => /^(duty|leave)-/.test(queue) && count > 0).map(({ queue, count }) => [queue, count]))
  const toldOfLeave = async (name: string) => {
    const { rows } = await desk.done<{ rows: { kind: string; about: { text: string } | null; detail: { text: string | null } }[] }>(name, 'GET', '/api/notices?limit=200')
    return rows.filter(({ kind }) => kind.startsWith('leave-')).map(({ kind, about, detail }) => `${[kind, detail.text].filter(Boolean).join(' ')}: ${about?.text ?? ''}`).sort()
      .filter((line) => !line.includes('2020-04-15'))
  }
  const problems = () => checked.database.selectFrom('problem').select(['id', 'state', 'subject', 'source_kind', 'department', 'false_reports', 'version', 'spell']).execute()
  const answers = async (finding: string) => {
    expect(await duty.act('resident', finding, { act: 'answer', text: '家里有事' })).toBeUndefined()
    expect(await duty.act('housing', finding, { act: 'answer', text: '单位没有安排' })).toBeUndefined()
  }
  const refuse = (finding: string) => duty.act('office', finding, { act: 'decide', isExcused: false, reason: '没有请假' })
  const openOf = async () => (await duty.findings('office', '?standing=open'))[0]?.id ?? ''

  it('is entered by inspectors of others, by two of them, at its time, and signed', async () => {
    const now = '2020-03-20T01:50:00.000Z'
    expect(await duty.check('pingan', now, duty.told('resident'))).toBe('not-permitted')
    expect(await duty.check('shiqiao', now, duty.told('resident'))).toBe('not-found')
    expect(await duty.check('supervision', '2020-03-20T03:00:00.000Z', duty.told('resident'))).toBe('duty-moment-wrong')
    expect(await duty.check('supervision', '2020-03-10T03:00:00.000Z', duty.told('resident'))).toBe('duty-moment-wrong')
    expect(await duty.check('supervision', now, duty.told('resident', { second: 'supervision' }))).toBe('duty-second-inspector-wrong')
    expect(await duty.check('supervision', now, duty.told('resident', { second: 'resident' }))).toBe('duty-second-inspector-wrong')
    expect(await duty.check('supervision', now, duty.told('resident', { signedBy: '' }))).toBe('duty-not-signed')
    expect(await duty.check('supervision', now, duty.told('resident', { village: villages.baiyun }))).toBe('duty-post-unknown')
    expect(await duty.check('supervision', now, duty.told('resident', { photos: ['a'.repeat(64)] }))).toBe('evidence-not-uploaded')
    expect(await duty.check('supervision', now, duty.told('resident'), { tier: 'province', source: '省级反馈' })).toBe('duty-fed-back-by-office')
    expect(await duty.findings('office')).toEqual([])
  })

  it('is fed back by another tier with its source, answered by person and sender, and becomes a problem of the post', async () => {
    const id = randomUUID()
    for (let time = 0; time < 2; time += 1) {
      expect(await duty.check('office', '2020-03-18T02:00:00.000Z', duty.told('resident', { signedBy: '' }), { tier: 'province', source: '省级督查组 3 月反馈' }, id)).toBeUndefined()
    }
    const [finding, ...more] = await duty.findings('office')
    expect([more, finding?.fedBackTier, finding?.source, finding?.state, finding?.unitName]).toEqual([[], 'province', '省级督查组 3 月反馈', 'open', '住建局'])
    const of = finding?.id ?? ''
    for (const [name, sees] of [['resident', true], ['housing', true], ['qingxi', true], ['pingan', true], ['neighbour', false], ['education', false], ['shiqiao', false]] as const) {
      expect([name, (await duty.findings(name)).length]).toEqual([name, sees ? 1 : 0])
      expect([name, (await desk.ask(name, 'GET', `/api/duty/${of}`)).status]).toEqual([name, sees ? 200 : 404])
      expect([name, (await desk.ask(name, 'GET', `/api/duty-checks/${id}`)).status]).toEqual([name, sees ? 200 : 404])
    }
    expect([await queues('resident'), await queues('housing'), await queues('pingan'), await queues('office')]).toEqual([{ 'duty-to-answer': 1 }, { 'duty-to-answer': 1 }, {}, {}])
    expect(await duty.act('qingxi', of, { act: 'answer', text: '他在' })).toBe('duty-not-yours-to-answer')
    expect(await refuse(of)).toBe('duty-answer-awaited')
    await answers(of)
    expect(await duty.act('resident', of, { act: 'answer', text: '再说一次' })).toBe('duty-not-yours-to-answer')
    expect([await queues('resident'), await queues('office')]).toEqual([{}, { 'duty-to-decide': 1 }])
    expect(await duty.act('housing', of, { act: 'decide', isExcused: true, reason: '我们说了算' })).toBe('duty-not-yours-to-decide')
    expect(await refuse(of)).toBeUndefined()
    expect(await refuse(of)).toBe('duty-decided-already')
    expect(await problems()).toMatchObject([{ state: 'found', subject: duty.posts.resident, source_kind: 'duty-check', department: 'housing', spell: 1 }])
    const view = await duty.view('office', of)
    expect([view.problem, view.proposal, (await duty.view('housing', of)).proposal]).toEqual([(await problems())[0]?.id, '提醒谈话', null])
  })

  it('is found again as the same problem: what was reported falsely goes back, and the next time is once more', async () => {
    const act = async (name: 'office' | 'qingxi', at: string, action: Parameters<typeof actOn>[2]['action']) => {
      checked.setTime(at)
      const [problem] = await problems()
      await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: problem?.id ?? '', version: problem?.version ?? 0, action })
    }
    await act('office', '2020-03-23T02:00:00.000Z', { action: 'dispatch', unit: 'qingxi' })
    await act('qingxi', '2020-03-27T08:00:00.000Z', {
      action: 'report', measures: [{ kind: 'policy', text: '已经返岗' }], evidence: [{ sha256: '3'.repeat(64), kind: 'photo', madeAt: '2020-03-27T07:00:00.000Z' }],
    })
    await desk.itIs('2020-04-15T03:00:00.000Z', people)
    expect(await duty.check('supervision', '2020-04-15T02:40:00.000Z', duty.told('resident'))).toBeUndefined()
    const april15 = await openOf()
    const leave = randomUUID()
    await desk.itIs('2020-04-15T06:00:00.000Z', people)
    expect(await duty.ask('resident', { from: '2020-04-15', to: '2020-04-15' }, leave)).toBeUndefined()
    expect(await duty.approve('qingxi', leave)).toBeUndefined()
    expect((await duty.view('office', april15)).slips.map(({ what, state }) => [what, state])).toEqual([['younger', 'approved']])
    await answers(april15)
    expect(await refuse(april15)).toBeUndefined()
    expect(await problems()).toMatchObject([{ state: 'dispatched', false_reports: 1 }])
    await desk.itIs('2020-04-22T08:00:00.000Z', people)
    expect(await duty.check('qingxi', '2020-04-22T07:40:00.000Z', duty.told('resident', { signedBy: '', witness: '村会计' }))).toBeUndefined()
    const april22 = await openOf()
    await desk.itIs('2020-04-25T08:00:00.000Z', people)
    // Nobody answered within the hours.
    expect((await duty.view('second', april22)).acts).toEqual(['decide'])
    expect(await refuse(april22)).toBeUndefined()
    expect(await problems()).toMatchObject([{ state: 'dispatched', false_reports: 1, spell: 1 }])
    const log = await checked.database.selectFrom('log_entry').select('kind').where('subject', '=', duty.posts.resident).orderBy('sequence').execute()
    expect(log.map(({ kind }) => kind)).toEqual(['problem-found', 'problem-dispatched', 'problem-reported', 'problem-report-false', 'problem-seen-again'])
    const { others, proposal } = await duty.view('office', april22)
    expect([others.map(({ state }) => state), new Set(others.map(({ problem }) => problem)).size, proposal]).toEqual([['unexcused', 'unexcused', 'unexcused'], 1, '建议召回调整'])
  })

  it('counts an official trip by a slip that is older than the check, approved by the tier of its days', async () => {
    const [short, long] = [randomUUID(), randomUUID()]
    expect(await duty.ask('neighbour', { from: '2020-04-26', to: '2020-04-28' })).toBe('leave-not-yours-to-ask')
    expect(await duty.ask('resident', { kind: '串门' })).toBe('leave-kind-unknown')
    expect(await duty.ask('resident', { from: '2020-04-28', to: '2020-04-26' })).toBe('leave-days-wrong')
    expect(await duty.ask('resident', { from: '2020-04-26', to: '2020-04-28' }, short)).toBeUndefined()
    // Each day is asked for once: by oneself, by the township, and by both at the same moment.
    expect([await duty.ask('resident', { from: '2020-04-28', to: '2020-04-30' }), await duty.ask('qingxi', { from: '2020-04-25', to: '2020-04-26' })]).toEqual(['leave-overlaps', 'leave-overlaps'])
    expect(await duty.ask('qingxi', { from: '2020-05-01', to: '2020-05-08', kind: '年休假' }, long)).toBeUndefined()
    expect([await queues('qingxi'), await queues('shiqiao'), await queues('second')]).toEqual([{ 'leave-to-approve': 1 }, {}, { 'leave-to-approve': 1 }])
    expect([await duty.approve('qingxi', long), await duty.approve('second', short), await duty.approve('resident', short)]).toEqual(['leave-not-yours-to-decide', 'leave-not-yours-to-decide', 'not-permitted'])
    expect([await duty.approve('qingxi', short), await duty.approve('second', long, false), await duty.approve('qingxi', short)]).toEqual([undefined, undefined, 'leave-decided-already'])
    // Whoever approves it hears of it, and whoever is away and whoever asked what was decided: each of the own tier, and not of the own act.
    expect([await toldOfLeave('qingxi'), await toldOfLeave('second'), await toldOfLeave('shiqiao')]).toEqual([
      ['leave-asked: resident 公出（会议、培训、调研） 2020-04-26 – 2020-04-28', 'leave-decided 没同意: resident 年休假 2020-05-01 – 2020-05-08'],
      ['leave-asked: resident 年休假 2020-05-01 – 2020-05-08'], [],
    ])
    expect((await toldOfLeave('resident')).filter((line) => line.includes('2020-04-26') || line.includes('2020-05-01'))).toEqual([
      'leave-decided 已批准: resident 公出（会议、培训、调研） 2020-04-26 – 2020-04-28', 'leave-decided 没同意: resident 年休假 2020-05-01 – 2020-05-08',
    ])
    await desk.itIs('2020-04-27T08:00:00.000Z', people)
    const id = randomUUID()
    expect(await duty.check('supervision', '2020-04-27T07:00:00.000Z', duty.told('resident'), null, id)).toBeUndefined()
    expect(await duty.findings('office', '?standing=open')).toEqual([])
    expect(await desk.done('pingan', 'GET', `/api/duty-checks/${id}`)).toMatchObject({ checked: 1, onLeave: 1, absent: 0, presences: [{ leaveKind: '公出（会议、培训、调研）', finding: null }] })
  })

  it('asks for a day once where two ask at the same moment, and again after a refusal', async () => {
    const days = { from: '2020-06-01', to: '2020-06-02' }
    const asked = [randomUUID(), randomUUID()]
    const both = await Promise.all(asked.map((id, index) => duty.ask(index === 0 ? 'resident' : 'qingxi', days, id)))
    expect(both.filter((code) => code !== undefined)).toEqual(['leave-overlaps'])
    const kept = asked[both.indexOf(undefined)] ?? ''
    // Sent again, it is the one that is kept.
    expect(await duty.ask(both[0] === undefined ? 'resident' : 'qingxi', days, kept)).toBeUndefined()
    const { tier } = await checked.database.selectFrom('duty_leave').select('tier').where('id', '=', kept).executeTakeFirstOrThrow()
    expect(await duty.approve(tier === 'township' ? 'qingxi' : 'second', kept, false)).toBeUndefined()
    expect(await duty.ask('resident', days)).toBeUndefined()
  })

  it('lists sheets that contradict checks and slips, told on the page or brought as a table, and their figures open them', async () => {
    const headings = ['村代码', '村', '姓名', '月份', '在岗日期']
    const tried = await desk.bring('qingxi', 'attendance', headings, [[villages.pingan, '平安村', 'resident', '2020-03', '1-31']], true)
    expect([tried.outcomes.find(({ outcome }) => outcome === 'attendance-told')?.rows, await sheets('office')]).toEqual([1, []])
    const brought = await desk.bring('qingxi', 'attendance', headings, [
      [villages.pingan, '平安村', 'resident', '2020-03', '1至17、19-31'], [villages.pingan, '平安村', 'nobody', '2020-03', '1'], [villages.baiyun, '白云村', 'neighbour', '2020-03', '1'],
      [villages.pingan, '平安村', 'resident', '2020-04', '32'],
    ])
    expect(Object.fromEntries(brought.outcomes.filter(({ rows }) => rows > 0).map(({ outcome, rows }) => [outcome, rows]))).toEqual({ 'attendance-told': 1, refused: 3 })
    const tell = (name: string, post: string, days: string, month = '2020-04') => desk.code(name, 'POST', '/api/duty-sheets', { id: randomUUID(), post, month, days })
    expect(await tell('qingxi', duty.posts.neighbour, '1-3')).toBe('not-found')
    expect(await tell('qingxi', duty.posts.resident, '1-40')).toBe('attendance-days-wrong')
    expect(await tell('qingxi', duty.posts.resident, '1', '2020-07')).toBe('attendance-month-to-come')
    expect(await tell('qingxi', duty.posts.resident, '1-22')).toBeUndefined()
    expect(await tell('shiqiao', duty.posts.neighbour, '1-5')).toBeUndefined()
    expect((await sheets('office')).map(({ month, name, absentOn, isTooFew }) => [month, name, absentOn, isTooFew])).toEqual([
      ['2020-04', 'resident', ['2020-04-15', '2020-04-22'], false], ['2020-04', 'neighbour', [], true], ['2020-03', 'resident', [], false],
    ])
    expect((await sheets('resident')).map(({ name }) => name)).toEqual(['resident', 'resident'])
    for (const name of ['office', 'qingxi', 'shiqiao', 'housing', 'resident'] as const) {
      const counts = await desk.done<DutyCounts>(name, 'GET', '/api/duty-counts')
      for (const [key, { list, where }] of Object.entries(dutyCounts)) {
        const listed = await desk.done<{ total: number }>(name, 'GET', `${list.path}?${new URLSearchParams(where).toString()}`)
        expect([name, key, listed.total]).toEqual([name, key, counts[key as keyof DutyCounts]])
      }
    }
    expect((await desk.ask('office', 'GET', '/api/duty-sheets.xlsx?standing=contradicted')).status).toBe(200)
  })

  it('agrees with the log', async () => {
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
  })

  async function sheets(name: string): Promise<SheetRow[]> {
    return (await desk.done<{ rows: SheetRow[] }>(name, 'GET', '/api/duty-sheets')).rows
  }
})
