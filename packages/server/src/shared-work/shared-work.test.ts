import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WaitCounts } from '@lookback/core/shared-work'
import { waitCounts } from '@lookback/core/shared-work'
import { verifyLog } from '../database/verify-log.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { MeetingDesk } from '../meetings/meetings.fixture.ts'
import { verifyState } from '../verify-state.ts'
import { SharedDesk } from './shared-work.fixture.ts'

const people = ['office', 'second', 'housing', 'education', 'qingxi', 'shiqiao', 'pingan', 'leader', 'census'] as const

describe('shared work', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let shared: SharedDesk
  let problem: string
  let matter: string

  beforeAll(async () => {
    checked = await checkedCounty(1)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    shared = new SharedDesk(desk)
    checked.setTime('2020-03-20T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01'] }])
    problem = (await checked.database.selectFrom('problem').select('id').executeTakeFirstOrThrow()).id
    await desk.itIs('2020-05-07T02:00:00.000Z', people)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const counts = (name: CastName) => desk.done<WaitCounts>(name, 'GET', '/api/shared-wait-counts')
  const why = (name: CastName, lead: string, co: string[], id = problem) => desk.code(name, 'POST', '/api/shared-work', shared.asked({ kind: 'problem', id }, lead, co))
  const toAnswer = async (name: CastName) => (await desk.done<{ queues: { queue: string; count: number; overdue: number }[] }>(name, 'GET', '/api/work')).queues.find(({ queue }) => queue === 'waits-to-answer')
  const notices = async (name: CastName) => (await desk.done<{ rows: { kind: string }[] }>(name, 'GET', '/api/notices')).rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('shared'))

  it('is begun by the office, or by a unit of it that may see what it is about', async () => {
    expect(await why('office', 'housing', ['housing'])).toBe('shared-unit-twice')
    expect(await why('office', 'housing', ['nobody'])).toBe('shared-unit-unknown')
    expect(await why('office', 'housing', ['qingxi'], randomUUID())).toBe('shared-about-unknown')
    expect(await why('education', 'education', ['qingxi'])).toBe('shared-about-unknown')
    expect(await why('housing', 'education', ['qingxi'])).toBe('shared-own-unit-missing')
    expect(await why('pingan', 'pingan', ['qingxi'])).toBe('not-permitted')
    matter = await shared.open('housing', { kind: 'problem', id: problem }, 'housing', ['education', 'qingxi'])
    expect(await why('office', 'housing', ['qingxi'])).toBe('shared-already')
    expect(await Promise.all(['education', 'qingxi', 'shiqiao'].map((name) => notices(name as CastName)))).toEqual([['shared-opened'], ['shared-opened'], []])
    for (const [name, status] of [['office', 200], ['leader', 200], ['education', 200], ['qingxi', 200], ['shiqiao', 404], ['pingan', 404], ['census', 403]] as const) {
      expect([name, (await desk.ask(name, 'GET', `/api/shared-work/${matter}`)).status]).toEqual([name, status])
    }
    // Whoever may not see the problem is told only what is to be done.
    expect([(await shared.view('education', matter)).aboutName, (await shared.view('qingxi', matter)).aboutName?.includes('建房未入住')]).toEqual([null, true])
  })

  it('says who waits for whom since when, until it is answered or taken back', async () => {
    const wait = { act: 'wait', waiting: 'housing', waitedOn: 'qingxi', text: '土地手续', since: '2020-04-20' } as const
    expect(await shared.act('housing', matter, { ...wait, waitedOn: 'shiqiao' })).toBe('shared-wait-on-wrong')
    expect(await shared.act('housing', matter, { ...wait, waitedOn: 'housing' })).toBe('shared-wait-on-wrong')
    expect(await shared.act('housing', matter, { ...wait, since: '2020-06-20' })).toBe('shared-since-wrong')
    expect(await shared.act('qingxi', matter, wait)).toBe('shared-act-not-yours')
    expect(await shared.act('shiqiao', matter, wait)).toBe('not-found')
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()]
    expect(await shared.act('housing', matter, wait, first)).toBeUndefined()
    expect(await shared.act('housing', matter, wait, first)).toBeUndefined()
    expect(await shared.act('education', matter, { ...wait, waiting: 'education', text: '校车路线' }, second)).toBeUndefined()
    expect(await shared.act('qingxi', matter, { ...wait, waiting: 'qingxi', waitedOn: 'education', text: '名单', since: '2020-05-07' }, third)).toBeUndefined()
    expect((await counts('qingxi'))).toEqual({ waitsForUs: 2, waitsByUs: 1, openWaits: 3, overdueWaits: 0 })
    expect((await counts('housing'))).toEqual({ waitsForUs: 0, waitsByUs: 1, openWaits: 3, overdueWaits: 0 })
    expect((await counts('office'))).toEqual({ waitsForUs: 0, waitsByUs: 0, openWaits: 3, overdueWaits: 0 })
    expect((await shared.waits('qingxi', '?side=for-us&standing=waiting')).map(({ waitingName, what, days, mayAnswer }) => [waitingName, what, days, mayAnswer]).sort())
      .toEqual([['住建局', '土地手续', 17, true], ['教育局', '校车路线', 17, true]].sort())
    expect(await toAnswer('qingxi')).toMatchObject({ count: 2, overdue: 0 })
    expect(await shared.act('housing', matter, { act: 'answer', wait: first, text: '不该我答' })).toBe('shared-act-not-yours')
    expect(await shared.act('qingxi', matter, { act: 'answer', wait: first, text: '已经批了' })).toBeUndefined()
    expect(await shared.act('qingxi', matter, { act: 'answer', wait: first, text: '已经批了' })).toBe('shared-wait-over')
    expect(await shared.act('qingxi', matter, { act: 'take-back', wait: second, reason: '不是我等的' })).toBe('shared-act-not-yours')
    expect(await shared.act('education', matter, { act: 'take-back', wait: second, reason: '已经自己办了' })).toBeUndefined()
    expect(await notices('housing')).toContain('shared-answered')
    expect(await shared.act('housing', matter, { act: 'end', reason: '办完了' })).toBe('shared-waits-open')
    expect(await shared.act('housing', matter, { act: 'change', shares: { lead: 'housing', co: ['qingxi'] }, reason: '教育局不参加了' })).toBe('shared-waits-open')
  })

  it('is due on a day, and late when nobody has answered by then', async () => {
    await desk.itIs('2020-05-13T02:00:00.000Z', people)
    expect(await counts('education')).toMatchObject({ waitsForUs: 1, overdueWaits: 1 })
    expect(await toAnswer('education')).toMatchObject({ count: 1, overdue: 1 })
    const { rows } = await desk.done<{ rows: { kind: string; unit: string; standing: string; about: string }[] }>('education', 'GET', '/api/day-matters?day=2020-05-13')
    expect(rows.filter(({ kind }) => kind === 'wait-to-answer')).toMatchObject([{ unit: 'education', standing: 'carried-over', about: matter }])
  })

  it('is a point of a meeting, whose decision stands beside it', async () => {
    const meetings = new MeetingDesk(desk, [checked.actors.leader.person, checked.actors.second.person])
    const about = { kind: 'sharedMatter' as const, id: matter }
    const { id } = await meetings.convene('office', '2020-05-13', { agenda: [{ id: randomUUID(), text: '安置点的事', about }] })
    expect((await meetings.view('office', id)).agenda[0]?.aboutName).toBe('通组路和安置点一起办')
    expect(await meetings.record('office', id, { decisions: [meetings.decision('education', { about, co: ['qingxi'] })] })).toBeUndefined()
    expect(await meetings.act('office', id, { act: 'issue' })).toBeUndefined()
    expect((await meetings.decisions('education', `?about=${matter}`)).map(({ leadName }) => leadName)).toEqual(['教育局'])
    expect(await meetings.decisions('shiqiao', `?about=${matter}`)).toEqual([])
  })

  it('is counted as its list says, and ends when nobody waits', async () => {
    for (const name of ['office', 'housing', 'education', 'qingxi', 'shiqiao'] as const) {
      const told = await counts(name)
      for (const [key, { list, where }] of Object.entries(waitCounts)) {
        const { total } = await desk.done<{ total: number }>(name, 'GET', `${list.path}?${new URLSearchParams(where).toString()}`)
        expect([name, key, total]).toEqual([name, key, told[key as keyof WaitCounts]])
      }
    }
    const [open] = await shared.waits('education', '?side=for-us&standing=waiting')
    expect(await shared.act('education', matter, { act: 'answer', wait: open?.id ?? '', text: '名单给了' })).toBeUndefined()
    const { lead, co } = await shared.view('office', matter)
    const seen = { lead: lead.unit, co: co.map(({ unit }) => unit) }
    expect(await shared.act('housing', matter, { act: 'change', shares: { lead: 'housing', co: ['qingxi'] }, reason: '教育局的办完了', seen })).toBeUndefined()
    expect(await shared.act('office', matter, { act: 'change', shares: { lead: 'education', co: ['housing'] }, reason: '教育局牵头', seen })).toBe('written-meanwhile')
    expect(await shared.act('qingxi', matter, { act: 'end', reason: '办完了' })).toBe('shared-act-not-yours')
    expect(await shared.act('housing', matter, { act: 'end', reason: '办完了' })).toBeUndefined()
    expect(await shared.act('housing', matter, { act: 'wait', waiting: 'housing', waitedOn: 'qingxi', text: '再等', since: '2020-05-13' })).toBe('shared-ended')
    expect((await desk.ask('education', 'GET', `/api/shared-work/${matter}`)).status).toBe(404)
    await shared.open('office', { kind: 'problem', id: problem }, 'housing', ['qingxi'])
  })

  it('stands as the log says', async () => {
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
    await checked.database.updateTable('shared_wait').set({ state: 'waiting' }).where('state', '=', 'answered').execute()
    await expect(verifyState(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
