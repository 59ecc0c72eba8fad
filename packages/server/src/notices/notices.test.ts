import { saveUnits } from '../places/save.queries.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice } from '@lookback/core/notices'
import type { ProblemAction } from '@lookback/core/problems'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { actOnBatch } from '../problems/batch.ts'
import { actOn } from '../problems/commands.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import { insertNotices } from './insert.queries.ts'

const measures = [{ kind: 'own-drive' as const, text: '亲帮亲，已搬入新房' }]

describe('notices', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(8)
    server = await testServer(checked.application)
    // Each in a unit of one's own, so that “the unit's people” are some and not all.
    await saveUnits(checked.application, county, castNames.filter((name) => !['office', 'housing', 'education'].includes(name))
      .map((name) => ({ code: `u-${name}`, name: `${name}单位`, kind: 'team', region: county })), null)
    for (const name of castNames) {
      const unit = ['office', 'housing', 'education'].includes(name) ? name : `u-${name}`
      await checked.database.updateTable('post').set({ unit }).where('person', '=', checked.actors[name].person).execute()
      headers.set(name, await server.signIn(county, name, password))
    }
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', Array.from({ length: 8 }, (_, index) => ({ household: numberIn(villages.pingan, index), found: ['H01' as const] })))
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const problemAt = async (index: number) => checked.database
    .selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject').select(['problem.id', 'problem.version'])
    .where('household.number', '=', numberIn(villages.pingan, index)).executeTakeFirstOrThrow()

  /** Does something at a moment and tells who of the cast got which notice of it. */
  async function told(name: CastName, index: number, action: ProblemAction, at: string): Promise<Record<string, Notice[]>> {
    checked.setTime(at)
    const before = await all()
    const { id, version } = await problemAt(index)
    await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version, action })
    return fresh(before)
  }

  async function all(): Promise<Map<CastName, Notice[]>> {
    return new Map(await Promise.all(castNames.map(async (name) => [name, (await list(name)).rows] as const)))
  }

  async function fresh(before: Map<CastName, Notice[]>): Promise<Record<string, Notice[]>> {
    const now = await all()
    const isNew = (name: CastName) => (now.get(name) ?? []).filter(({ id }) => !before.get(name)?.some((one) => one.id === id))
    return Object.fromEntries(castNames.map((name) => [name, isNew(name)] as const).filter(([, notices]) => notices.length > 0))
  }

  const call = async (name: CastName, method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers.get(name), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return (await reply.json()) as unknown
  }
  const list = async (name: CastName, query = 'limit=200') =>
    (await call(name, 'GET', `/api/notices?${query}`)) as { rows: Notice[]; next: string | null; total: number }
  const photo = (at: string) => [{ sha256: 'a'.repeat(64), kind: 'photo' as const, madeAt: at }]

  it('tell exactly those whom each step of a problem concerns, and never whoever took it', async () => {
    const steps: [CastName, ProblemAction, CastName[]][] = [
      ['office', { action: 'dispatch', unit: 'u-qingxi' }, ['pingan', 'qingxi']],
      ['pingan', { action: 'acknowledge' }, []],
      ['pingan', { action: 'ask-extension', until: '2020-05-01', reason: '雨季不能施工' }, ['housing', 'office', 'second']],
      ['housing', { action: 'grant-extension', until: '2020-05-01' }, ['pingan']],
      ['supervision', { action: 'escalate', reason: '进度慢' }, []],
      ['pingan', { action: 'report', measures, evidence: photo('2020-03-15T00:00:00.000Z') }, []],
      ['qingxi', { action: 'return', reason: '照片看不清' }, ['pingan']],
      ['leader', { action: 'leader-check', how: 'led', note: '到户看过' }, ['pingan', 'qingxi']],
      ['pingan', { action: 'report', measures, evidence: photo('2020-03-17T00:00:00.000Z') }, []],
      ['supervision', { action: 'site-check', stillThere: false }, []],
      ['qingxi', { action: 'comment', text: '已到户复看' }, ['pingan', 'supervision']],
      ['qingxi', { action: 'review' }, []],
      ['office', { action: 'accept' }, ['pingan']],
      ['supervision', { action: 'revisit', held: false, note: '又搬回老屋' }, ['pingan', 'qingxi']],
    ]
    for (const [day, [name, action, expected]] of steps.entries()) {
      const notices = await told(name, 0, action, `2020-03-${11 + day}T02:00:00.000Z`)
      expect([action.action, Object.keys(notices).sort()]).toEqual([action.action, expected])
    }
    const [latest] = (await list('pingan')).rows
    expect(latest).toMatchObject({
      kind: 'problem-revisited', read: false, actorName: 'supervision', detail: { count: 1, text: '又搬回老屋' },
      about: { kind: 'problem', id: (await problemAt(0)).id },
    })
    expect(latest?.about?.text).toMatch(/^建房未入住 · 平安村 /)
    expect(latest?.about?.text).toContain(numberIn(villages.pingan, 0))
  })

  it('tell whoever reported when a visit shows the report to be false', async () => {
    await told('office', 1, { action: 'dispatch', unit: 'u-qingxi' }, '2020-03-26T02:00:00.000Z')
    await told('pingan', 1, { action: 'report', measures, evidence: photo('2020-03-26T03:00:00.000Z') }, '2020-03-27T02:00:00.000Z')
    const before = await all()
    checked.setTime('2020-04-20T02:00:00.000Z')
    await record(checked, 'census', [{ household: numberIn(villages.pingan, 1), round: 2, found: ['H01'] }])
    const notices = await fresh(before)
    expect(Object.keys(notices).sort()).toEqual(['pingan', 'qingxi'])
    expect(notices['pingan']?.[0]).toMatchObject({ kind: 'problem-report-false', about: { kind: 'problem', id: (await problemAt(1)).id } })
  })

  it('tell a batch in one notice each, and tell nothing where a batch is only tried', async () => {
    const problems = await Promise.all([2, 3, 4, 5, 6].map(async (index) => {
      const { id, version } = await problemAt(index)
      return { id: randomUUID(), problem: id, version }
    }))
    const before = await all()
    const batch = { problems, action: { action: 'dispatch' as const, unit: 'u-qingxi' } }
    await actOnBatch(checked.application, checked.actors.office, { ...batch, preview: true }, 'zh-CN')
    expect(await fresh(before)).toEqual({})
    await actOnBatch(checked.application, checked.actors.office, { ...batch, preview: false }, 'zh-CN')
    const notices = await fresh(before)
    expect(Object.keys(notices).sort()).toEqual(['pingan', 'qingxi'])
    expect(notices['qingxi']).toMatchObject([{ kind: 'problem-dispatched', about: null, among: 'problem', detail: { count: 5, day: '2020-05-20' } }])
    // It opens the five, and for each reader those that are theirs.
    for (const [name, listed] of [['qingxi', 5], ['pingan', 5], ['shiqiao', 0]] as const) {
      const { rows } = await call(name, 'GET', `/api/problems?notice=${notices['qingxi']?.[0]?.id}`) as { rows: { id: string }[] }
      expect([name, rows.map(({ id }) => id).sort()]).toEqual([name, listed === 0 ? [] : problems.map(({ problem }) => problem).sort()])
    }
    await actOnBatch(checked.application, checked.actors.office, { ...batch, preview: false }, 'zh-CN')
    expect(Object.values(await fresh(before)).flat()).toHaveLength(2)
  })

  it('come in pages, are counted and read by their owner only', async () => {
    const own = (await list('pingan')).rows
    const paged: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await list('pingan', `limit=3${cursor ? `&cursor=${cursor}` : ''}`)
      expect(page.total).toBe(own.length)
      paged.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    }
    expect(paged).toEqual(own.map(({ id }) => id))
    expect(await call('pingan', 'GET', '/api/notices/count')).toEqual({ unread: own.length })

    const others = (await list('qingxi')).rows
    await call('qingxi', 'POST', '/api/notices/read', { ids: own.map(({ id }) => id) })
    await call('qingxi', 'POST', '/api/notices/read', { upTo: own[0]!.id })
    expect(await call('pingan', 'GET', '/api/notices/count')).toEqual({ unread: own.length })
    expect(await call('qingxi', 'GET', '/api/notices/count')).toEqual({ unread: others.length })

    expect(await call('pingan', 'POST', '/api/notices/read', { ids: [own[0]!.id] })).toEqual({ unread: own.length - 1 })
    expect(await call('pingan', 'POST', '/api/notices/read', { upTo: own[2]!.id })).toEqual({ unread: 1 })
    expect((await list('pingan', 'unread=true')).rows.map(({ id }) => id)).toEqual([own[1]!.id])
  })

  it('say nothing about a problem that their reader may not see any more', async () => {
    const { person } = checked.actors.shiqiao
    const { id: problem } = await problemAt(0)
    await checked.database.transaction().execute((transaction) => insertNotices(transaction, county, [{
      person, kind: 'problem-commented', about: { kind: 'problem', id: problem }, actor: null,
      detail: { count: 1, text: '已联系户主', day: null, level: null, queues: null },
    }], checked.application.clock()))
    expect((await list('shiqiao')).rows).toMatchObject([{ about: null }])
  })
})
