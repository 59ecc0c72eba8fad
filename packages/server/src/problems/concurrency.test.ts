import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BatchReply } from '@lookback/core/problems'
import { RefusalReply } from '@lookback/core/kernel'
import { runDaily } from '../jobs/run.ts'
import { verifyLog } from '../database/verify-log.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import { verifyState } from '../verify-state.ts'

const HOUSEHOLDS = 6

describe('two people on one problem', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(HOUSEHOLDS)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', Array.from({ length: HOUSEHOLDS }, (_, index) => ({
      household: numberIn(villages.pingan, index), found: items.map(({ code }) => code),
    })))
    for (const name of ['office', 'second', 'housing', 'qingxi', 'shiqiao', 'pingan'] as const) headers.set(name, await server.signIn(county, name, password))
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const problemsOf = (item: string) => checked.database
    .selectFrom('problem').select(['id', 'version', 'state']).where('item', '=', item).orderBy('id').execute()
  const entriesOf = (problem: string) => checked.database
    .selectFrom('log_entry').select(['id', 'kind', 'actor']).where('problem', '=', problem).orderBy('sequence').execute()

  async function post(name: CastName, path: string, body: unknown, language = 'zh-CN') {
    const reply = await fetch(`${server.url}${path}`, {
      method: 'POST', body: JSON.stringify(body),
      headers: { ...headers.get(name), 'content-type': 'application/json', 'accept-language': language },
    })
    return { status: reply.status, json: (await reply.json()) as Record<string, unknown> }
  }
  const act = (name: CastName, problem: string, version: number, action: unknown, more: { id?: string; language?: string } = {}) =>
    post(name, `/api/problems/${problem}/actions`, { id: more.id ?? randomUUID(), version, action }, more.language)
  const batch = async (name: CastName, problems: readonly { id: string; problem: string; version: number }[], action: unknown) => {
    const { status, json } = await post(name, '/api/problem-actions', { problems, action, preview: false })
    expect(status).toBe(200)
    return BatchReply.parse(json)
  }
  const requests = (problems: readonly { id: string; version: number }[]) =>
    problems.map(({ id, version }) => ({ id: randomUUID(), problem: id, version }))

  it('at once: one succeeds, the other is told who did what', async () => {
    for (const { id, version } of await problemsOf('H01')) {
      const replies = await Promise.all([
        act('office', id, version, { action: 'dispatch', unit: 'qingxi' }),
        act('second', id, version, { action: 'comment', text: '先等一等' }),
      ])
      const [loser] = replies.filter(({ status }) => status !== 200)
      const officeWon = replies[0].status === 200
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
      const refusal = RefusalReply.parse(loser?.json)
      expect(refusal).toMatchObject({
        code: 'changed-meanwhile',
        details: officeWon
          ? { who: 'office', did: 'problem-dispatched', state: 'dispatched', at: '2020-03-10T02:00:00.000Z' }
          : { who: 'second', did: 'problem-commented', state: 'found', at: '2020-03-10T02:00:00.000Z' },
      })
      expect(refusal.message).toBe(officeWon
        ? 'office已在 2020-03-10 10:00 处理过（交办），现在是“待签收”。请看清楚再决定。'
        : 'second已在 2020-03-10 10:00 处理过（留言），现在是“待交办”。请看清楚再决定。')
      expect(await entriesOf(id)).toHaveLength(2)
    }
  })

  it('is told so in the language asked for, and that it was the software where nobody did it', async () => {
    const [problem] = await problemsOf('H02')
    const { id, version } = problem!
    expect((await act('office', id, version, { action: 'dispatch', unit: 'qingxi' })).status).toBe(200)
    const english = await act('second', id, version, { action: 'dispatch', unit: 'qingxi' }, { language: 'en' })
    expect(RefusalReply.parse(english.json).message)
      .toBe('office acted on it at 2020-03-10 10:00 (Dispatched); it is “To acknowledge” now. Look again before you decide.')
    checked.setTime('2020-05-10T02:00:00.000Z')
    await runDaily(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    const late = await act('second', id, version + 1, { action: 'escalate', reason: '久拖不决' })
    expect(RefusalReply.parse(late.json)).toMatchObject({ code: 'changed-meanwhile', details: { who: '', did: 'problem-escalated' } })
    expect(RefusalReply.parse(late.json).message).toContain('系统已在 2020-05-10 10:00 处理过（升级督办）')
  })

  it('the same action sent several times at once is one entry, and all are answered alike', async () => {
    for (const { id, version } of (await problemsOf('D01')).slice(0, 3)) {
      const request = randomUUID()
      const replies = await Promise.all([1, 2, 3, 4].map(() => act('office', id, version, { action: 'dispatch', unit: 'qingxi' }, { id: request })))
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      expect(new Set(replies.map(({ json }) => JSON.stringify(json))).size).toBe(1)
      expect((await entriesOf(id)).filter((entry) => entry.id === request)).toHaveLength(1)
      // Also when it comes again after others have gone on.
      expect((await act('qingxi', id, version + 1, { action: 'acknowledge' })).status).toBe(200)
      expect((await act('office', id, version, { action: 'dispatch', unit: 'qingxi' }, { id: request })).status).toBe(200)
      expect(await entriesOf(id)).toHaveLength(3)
    }
  })

  it('batches that overlap, in opposite orders, do each problem once and name whoever came first', async () => {
    const problems = await problemsOf('E01')
    const replies = await Promise.all([
      batch('office', requests(problems), { action: 'dispatch', unit: 'qingxi' }),
      batch('second', requests([...problems].reverse()), { action: 'dispatch', unit: 'pingan' }),
    ])
    expect(replies.map(({ done }) => done).sort((one, other) => one - other)).toEqual([0, problems.length])
    const loser = replies.find(({ done }) => done === 0)
    const winner = replies[0] === loser ? 'second' : 'office'
    expect(loser?.refused).toMatchObject([{ code: 'changed-meanwhile', message: `${winner}已在 2020-03-10 10:00 处理过（交办），现在是“待签收”。请看清楚再决定。` }])
    expect(loser?.refused[0]?.problems).toHaveLength(problems.length)
    for (const { id } of problems) expect((await entriesOf(id)).filter(({ kind }) => kind === 'problem-dispatched')).toHaveLength(1)
  })

  it('one batch sent twice at once is done once', async () => {
    const problems = requests(await problemsOf('E01'))
    const replies = await Promise.all([1, 2].map(() => batch('qingxi', problems, { action: 'comment', text: '已联系' })))
    expect(replies.map(({ done }) => done).sort((one, other) => one - other)).toEqual([0, problems.length])
    expect(replies.map(({ known }) => known).sort((one, other) => one - other)).toEqual([0, problems.length])
    // The same problem twice in one batch: the second is told about the first.
    const [first] = await problemsOf('E01')
    const twice = await batch('qingxi', requests([first!, first!]), { action: 'comment', text: '再联系' })
    expect(twice).toMatchObject({ done: 1, refused: [{ code: 'changed-meanwhile' }] })
    expect(twice.refused[0]?.message).toContain('qingxi已在')
  })

  it('whoever gives a problem away sees what came of it, once, and a repeated request does it no second time', async () => {
    const problem = (await problemsOf('H02')).at(-1)!
    expect((await act('office', problem.id, problem.version, { action: 'dispatch', unit: 'housing' })).status).toBe(200)
    const request = randomUUID()
    const transfer = { action: 'transfer', unit: 'education', reason: '属于教育部门' }
    const given = await act('housing', problem.id, problem.version + 1, transfer, { id: request })
    expect(given).toMatchObject({ status: 200, json: { problem: { department: 'education', unit: 'education' }, allowed: [] } })
    // The answer got lost: it is done, and what the problem is now is no longer the department's business.
    expect(await act('housing', problem.id, problem.version + 1, transfer, { id: request })).toEqual({ status: 200, json: { problem: null } })
    expect((await act('housing', problem.id, problem.version + 1, transfer)).status).toBe(404)
    expect((await act('shiqiao', problem.id, problem.version + 1, transfer, { id: request })).status).toBe(404)
    const again = await batch('housing', [{ id: request, problem: problem.id, version: problem.version + 1 }], transfer)
    expect(again).toMatchObject({ done: 0, known: 1 })
    // An id that somebody else has used says nothing about what lies out of sight.
    const strange = await batch('pingan', [{ id: request, problem: randomUUID(), version: 1 }], transfer)
    expect(strange.refused).toMatchObject([{ code: 'not-found' }])
    expect((await entriesOf(problem.id)).filter(({ kind }) => kind === 'problem-transferred')).toHaveLength(1)
  })

  it('leaves a log that verifies, and a state that is what it folds to', async () => {
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
  })
})
