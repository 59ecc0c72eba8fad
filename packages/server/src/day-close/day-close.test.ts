import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { getDay, listDayMatters, UnitDay } from '@lookback/core/day-close'
import type { ProblemAction } from '@lookback/core/problems'
import { verifyLog } from '../database/verify-log.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { runDaily } from '../jobs/run.ts'
import { actOn } from '../problems/commands.ts'
import { paragraphsOf } from '../reports/template-text.ts'
import { verifyState } from '../verify-state.ts'

type Shown = z.output<typeof getDay.reply>
const people = ['office', 'qingxi', 'shiqiao', 'housing', 'education', 'census'] as const

describe('a day, closed', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()
  const problems = new Map<string, string>()

  beforeAll(async () => {
    checked = await checkedCounty(4)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', [0, 1, 2].map((index) => ({ household: numberIn(villages.pingan, index), found: ['E01'] as const })))
    await record(checked, 'shiqiao', [0, 1].map((index) => ({ household: numberIn(villages.baiyun, index), found: ['E01'] as const })))
    const found = await checked.database.selectFrom('problem').select(['id', 'number']).execute()
    for (const { id, number } of found) problems.set(number, id)
    // Ten days are given: all are due on 20 March.
    for (const id of problems.values()) await act('office', id, { action: 'dispatch' })
    await itIs('2020-03-20T02:00:00.000Z')
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function itIs(instant: string): Promise<void> {
    checked.setTime(instant)
    for (const name of people) headers.set(name, await server.signIn(county, name, password))
  }
  async function act(name: CastName, problem: string, action: ProblemAction): Promise<void> {
    const { version } = await checked.database.selectFrom('problem').select('version').where('id', '=', problem).executeTakeFirstOrThrow()
    await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem, version, action })
  }
  const report = (name: CastName, village: string, index: number) => act(name, problems.get(numberIn(village, index)) ?? '', {
    action: 'report', measures: [{ kind: 'policy', text: `返校 ${village} ${index}` }],
    evidence: [{ sha256: String(index).repeat(64), kind: 'photo', madeAt: checked.application.clock().toISOString() }],
  })
  async function ask(name: CastName, method: string, path: string, body?: object) {
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers.get(name), ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }),
    })
    const content = Buffer.from(await reply.arrayBuffer())
    return { status: reply.status, content, body: reply.headers.get('content-type')?.includes('json') ? JSON.parse(content.toString()) as unknown : null }
  }
  const shown = async (name: CastName, query = '') => (await ask(name, 'GET', `/api/day${query}`)).body as Shown
  const unit = ({ units }: Shown, key: string) => units.find((one) => one.key === key) as UnitDay
  const counts = ({ due, dueToday, carriedIn, done, carriedOver, oldest }: Pick<UnitDay, 'due' | 'dueToday' | 'carriedIn' | 'done' | 'carriedOver' | 'oldest'>) =>
    [due, dueToday, carriedIn, done, carriedOver, oldest]
  const close = async (name: CastName, more: object) =>
    (await ask(name, 'POST', '/api/day-closes', { id: randomUUID(), unit: 'qingxi', day: '2020-03-20', word: '', ...more }))

  it('shows what is due by unit, to everybody what lies in the own scope', async () => {
    const office = await shown('office')
    expect(counts(unit(office, 'qingxi'))).toEqual([3, 3, 0, 0, 3, '2020-03-20'])
    expect(counts(office.total)).toEqual([5, 5, 0, 0, 5, '2020-03-20'])
    expect(office.kinds.map(({ key, due }) => [key, due])).toEqual([['problem-to-rectify', 5]])
    expect((await shown('shiqiao')).units.map(({ key, due, mayClose }) => [key, due, mayClose])).toEqual([['shiqiao', 2, true]])
    // The department sees its own items; not its neighbour's.
    expect((await shown('education')).total.due).toBe(5)
    expect((await shown('housing')).total.due).toBe(0)
    expect((await ask('census', 'GET', '/api/day')).status).toBe(403)
  })

  it('is closed by the unit’s own word, which says why something is carried over; once, for the own unit, on the day', async () => {
    await report('qingxi', villages.pingan, 0)
    expect(counts(unit(await shown('qingxi'), 'qingxi'))).toEqual([3, 3, 0, 1, 2, '2020-03-20'])
    expect((await close('qingxi', {})).body).toMatchObject({ code: 'day-word-needed', message: expect.stringContaining('还有 2 件没办完') as string })
    expect((await close('shiqiao', { word: '好' })).body).toMatchObject({ code: 'day-unit-other' })
    expect((await close('qingxi', { day: '2020-03-19', word: '好' })).body).toMatchObject({ code: 'day-not-today' })
    const word = { id: randomUUID(), word: '两户外出，明天去' }
    expect([(await close('qingxi', word)).status, (await close('qingxi', word)).status]).toEqual([200, 200])
    expect((await close('qingxi', { word: '又一次' })).body).toMatchObject({ code: 'day-closed' })
    const { closing, mayClose } = unit(await shown('office'), 'qingxi')
    expect([closing?.word, closing?.isByClock, mayClose]).toEqual(['两户外出，明天去', false, false])
    // The neighbour is not told of it.
    expect((await shown('shiqiao')).units.map(({ key }) => key)).toEqual(['shiqiao'])
  })

  it('stands as it was closed; what is done later in the evening counts for the next day', async () => {
    checked.setTime('2020-03-20T12:00:00.000Z')
    await report('qingxi', villages.pingan, 1)
    expect(counts(unit(await shown('office'), 'qingxi'))).toEqual([3, 3, 0, 1, 2, '2020-03-20'])
    await report('shiqiao', villages.baiyun, 0)
    await itIs('2020-03-21T00:10:00.000Z')
    await report('shiqiao', villages.baiyun, 1)
    await runDaily(checked.application)
    const yesterday = await shown('office', '?day=2020-03-20')
    expect(counts(unit(yesterday, 'qingxi'))).toEqual([3, 3, 0, 1, 2, '2020-03-20'])
    // By the clock at midnight: what was done the morning after is not yesterday's.
    expect(counts(unit(yesterday, 'shiqiao'))).toEqual([2, 2, 0, 1, 1, '2020-03-20'])
    expect(unit(yesterday, 'shiqiao').closing).toMatchObject({ isByClock: true, byName: null, word: '' })
    const today = await shown('office')
    expect(counts(unit(today, 'qingxi'))).toEqual([2, 0, 2, 1, 1, '2020-03-20'])
    expect(counts(unit(today, 'shiqiao'))).toEqual([1, 0, 1, 1, 0, null])
    const { rows } = (await ask('qingxi', 'GET', '/api/day-matters?standing=carried-over')).body as z.output<typeof listDayMatters.reply>
    expect(rows.map(({ about, label, dueOn }) => [about, label, dueOn]))
      .toEqual([[problems.get(numberIn(villages.pingan, 2)), `${numberIn(villages.pingan, 2)} 义务教育阶段辍学`, '2020-03-20']])
  })

  it('is issued as a brief whose figures stand, and which says where they are opened', async () => {
    const id = randomUUID()
    expect((await ask('qingxi', 'POST', '/api/day-briefs', { id })).status).toBe(403)
    const demand = (what: string, indicator: string, amount: number) => ({ day: '2020-04-30', name: '第一仗', what, indicator, amount })
    const value = { demands: [demand('open-problems', '', 2), demand('missing-reports', '', 0), demand('indicator-share', 'R01', 60)] }
    expect((await ask('office', 'POST', '/api/parameters/stages', { id: randomUUID(), version: null, validFrom: '2020-03-21', value, preview: false })).status).toBe(200)
    const issue = () => ask('office', 'POST', '/api/day-briefs', { id })
    expect([(await issue()).body, (await issue()).body]).toMatchObject([{ ordinal: 1, day: '2020-03-21' }, { ordinal: 1, day: '2020-03-21' }])
    const { content } = await ask('office', 'GET', `/api/day-briefs/${id}/document.docx`)
    const text = (await paragraphsOf(content)).join('\n')
    expect(text).toContain('今日应办3件（今日到期0件，以前结转来3件），已办2件，结转1件，最早的从3月20日欠起。')
    // What must be true by the next stage stands beside it, with what it takes.
    expect(text).toContain('距第一仗（2020年4月30日）还有40天，到时要做到3项，已做到1项；还没做到的：没销号的问题不超过 2 件（现在 5，每天要 0.1），R01完成 60% 以上（说不出）。')
    expect(text).toMatch(/问题整改\n3\n0\n3\n2\n1/)
    expect(text).toMatch(/清溪镇\n2\n1\n1\n3月20日\n还没有结/)
    await report('qingxi', villages.pingan, 2)
    expect((await shown('office')).total.carriedOver).toBe(0)
    expect(counts((await shown('office', `?brief=${id}`)).total)).toEqual([3, 0, 3, 2, 1, '2020-03-20'])
    // Whoever sees less of the county sees less of the same brief.
    expect(counts((await shown('shiqiao', `?brief=${id}`)).total)).toEqual([1, 0, 1, 1, 0, null])
    expect((await ask('office', 'GET', `/api/day?brief=${randomUUID()}`)).status).toBe(404)
  })

  it('is what the log says, and a changed row is noticed', async () => {
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
    await checked.database.updateTable('day_matter').set({ done_at: '2020-03-20T01:00:00.000Z' }).where('done_at', 'is', null).execute()
    await expect(verifyState(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
