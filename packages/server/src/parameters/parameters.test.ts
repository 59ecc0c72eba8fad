import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findParameter, getParameter } from '../database/parameters.ts'
import type { CheckedCounty, CastName } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import { countOverdue } from '../problems/due.queries.ts'
import { lockOverdue } from '../problems/overdue.queries.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { verifySettings } from './verify-settings.ts'

/** 7 May 2020 in the county of the fixture. */
const today = '2020-05-07'
const tomorrow = '2020-05-08'

describe('parameters that people change', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(3)
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', [0, 1, 2].map((index) => ({ household: numberIn(villages.pingan, index), found: ['H01', 'E01'] as const })))
    server = await testServer({ ...checked.application, clock: () => new Date(`${today}T01:00:00.000Z`) })
    for (const name of ['office', 'second', 'qingxi'] as const) headers.set(name, await server.signIn(county, name, password))
    const { json } = await call('office', 'GET', '/api/problem-keys')
    const problems = (json['problems'] as { id: string; version: number }[]).map(({ id, version }) => ({ id: randomUUID(), problem: id, version }))
    await call('office', 'POST', '/api/problem-actions', { problems, action: { action: 'dispatch', unit: 'office' }, preview: false })
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function call(name: CastName, method: string, path: string, body?: object) {
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers.get(name), 'content-type': 'application/json', 'accept-language': 'zh-CN' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: reply.status, json: (await reply.json()) as Record<string, unknown> }
  }

  const initial = { yellowDays: 3, longestExtensionDays: 30, escalation: [{ level: 'village', daysOverdue: 1 }], filterDays: [10, 20] }
  const versionOf = async (name: string) => {
    const { json } = await call('office', 'GET', `/api/parameters/${name}`)
    return (json['parameter'] as { version: string | null }).version
  }
  const set = async (name: string, value: object, changes: object = {}, by: CastName = 'office') =>
    call(by, 'POST', `/api/parameters/${name}`,
      { id: randomUUID(), version: await versionOf(name), validFrom: today, preview: false, value, ...changes })
  const entries = async () => checked.database.selectFrom('log_entry').select(['kind', 'payload']).where('county', '=', county)
    .where('kind', 'in', ['parameter-set', 'parameter-withdrawn', 'code-list-set', 'code-list-withdrawn']).orderBy('sequence').execute()

  it('are for the county office only', async () => {
    expect((await call('qingxi', 'GET', '/api/parameters')).status).toBe(403)
    expect((await set('rectification', initial, { version: null }, 'qingxi')).status).toBe(403)
  })

  it('hold with their initial value in a county that was made before them', async () => {
    await checked.database.deleteFrom('parameter').where('county', '=', county).where('name', '=', 'notices').execute()
    expect(await getParameter(checked.database, county, 'notices', today)).toEqual({ togetherFrom: 5, keptDays: 90 })
    expect(await findParameter(checked.database, county, 'demo-day', today)).toBeNull()
    const { json } = await call('office', 'GET', '/api/parameters/notices')
    expect(json['parameter']).toMatchObject({ now: { validFrom: null, value: { togetherFrom: 5 } } })
  })

  it('say what would change, and write nothing', async () => {
    const due = await checked.database.selectFrom('problem').select(({ fn }) => fn.countAll<number>().as('count'))
      .where('state', '=', 'dispatched').where('due_on', '>=', today)
      .executeTakeFirstOrThrow()
    const before = await entries()
    const { status, json } = await set('rectification', { ...initial, yellowDays: 9_999 }, { preview: true })
    expect([status, json['effects']]).toEqual([200, [
      { name: 'yellow', before: expect.any(Number) as number, after: due.count },
      { name: 'raised', before: expect.any(Number) as number, after: expect.any(Number) as number },
    ]])
    expect(due.count).toBeGreaterThan(0)
    expect(await entries()).toEqual(before)
    expect(await getParameter(checked.database, county, 'rectification', today)).toMatchObject({ yellowDays: 3 })
  })

  it('count what the next run raises as the run itself does', async () => {
    const steps = [{ level: 'village', daysOverdue: 1 }, { level: 'county-lead', daysOverdue: 30 }] as const
    for (const later of [today, '2020-06-20', '2020-09-01']) {
      const counted = await countOverdue(checked.database, county, later, [...steps])
      const raised = await checked.database.transaction().execute((transaction) => lockOverdue(transaction, county, later, [...steps], 1_000))
      expect(counted).toBe(raised.length)
      expect(counted > 0).toBe(later !== today)
    }
  })

  it('change once for one request, from the day on, with who and what in the log', async () => {
    const request = { id: randomUUID(), version: null, validFrom: tomorrow, preview: false, value: { ...initial, yellowDays: 5 } }
    const post = () => call('office', 'POST', '/api/parameters/rectification', request)
    expect([(await post()).status, (await post()).status]).toEqual([200, 200])
    expect((await getParameter(checked.database, county, 'rectification', today)).yellowDays).toBe(3)
    expect((await getParameter(checked.database, county, 'rectification', tomorrow)).yellowDays).toBe(5)
    const logged = await entries()
    expect(logged).toHaveLength(1)
    expect(logged[0]).toMatchObject({
      kind: 'parameter-set',
      payload: { name: 'rectification', validFrom: tomorrow, before: { yellowDays: 3 }, after: { yellowDays: 5 } },
    })
    const { json } = await call('second', 'GET', '/api/parameters/rectification')
    expect(json['parameter']).toMatchObject({ now: { value: { yellowDays: 3 } }, planned: [{ validFrom: tomorrow, value: { yellowDays: 5 } }] })
    expect((json['changes'] as object[])[0]).toMatchObject({ withdrawn: false, validFrom: tomorrow, by: expect.any(String) as string })
  })

  it('that somebody changed meanwhile are not overwritten', async () => {
    const reply = await set('rectification', { ...initial, yellowDays: 8 }, { version: null }, 'second')
    expect([reply.status, reply.json['code']]).toEqual([409, 'parameter-changed'])
    expect(reply.json['message']).toContain('改过“整改时限”')
  })

  it('of two at once, only one goes through', async () => {
    const version = await versionOf('revisits')
    const value = { share: 0.2, households: 6, withinDays: 15, fewest: 5 }
    const replies = await Promise.all([1, 2, 3].map(() => set('revisits', value, { version })))
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  it('that were planned are withdrawn before their day, and not after it', async () => {
    const withdraw = async (validFrom: string) => call('office', 'POST', '/api/parameters/rectification/withdrawals',
      { id: randomUUID(), version: await versionOf('rectification'), validFrom })
    expect((await withdraw('2020-06-01')).json['code']).toBe('parameter-not-planned')
    expect((await withdraw(tomorrow)).status).toBe(200)
    expect((await getParameter(checked.database, county, 'rectification', tomorrow)).yellowDays).toBe(3)
    expect((await withdraw(tomorrow)).json['code']).toBe('parameter-not-planned')
    expect((await entries()).at(-1)).toMatchObject({ kind: 'parameter-withdrawn', payload: { validFrom: tomorrow } })
  })

  it('do not change in the past where work rests on them, and may where none does', async () => {
    const reply = await set('rectification', { ...initial, yellowDays: 4 }, { validFrom: '2020-05-06' })
    expect([reply.status, reply.json['code']]).toEqual([422, 'parameter-day-past'])
    expect(reply.json['message']).toContain(today)
    const examination = { title: '脱贫攻坚普查', day: '2020-07-07' }
    const preview = await set('examination', examination, { validFrom: '2020-05-01', preview: true })
    expect(preview.json['effects']).toEqual([{ name: 'days-left', before: 60, after: 61 }])
    expect((await set('examination', examination, { validFrom: '2020-05-01' })).status).toBe(200)
    const { json } = await call('office', 'GET', '/api/overview')
    expect(json['examination']).toEqual({ ...examination, daysLeft: 61 })
  })

  it.each([
    ['rectification', { ...initial, yellowDays: -1 }, 'parameter-below', '“提前几天变黄”不能少于 0。'],
    ['rectification', { ...initial, escalation: [{ level: 'village', daysOverdue: null }] }, 'parameter-missing', '请填写“升级督办 · 第1行 · 超期满”。'],
    ['revisits', { share: 1.5, households: 6, withinDays: 15, fewest: 5 }, 'parameter-above', '“每村至少抽”不能超过 100。'],
    ['bulletin', { nonPoorCategories: ['nobody'], leadingDimensions: 4, leadingItems: 10, rankedTownships: 3, rankedFrom: 10 },
      'parameter-code-unknown', '“算非贫困户的户类型 · 第1行”里的“nobody”不在选项表里。'],
  ])('%s refuses %j in words', async (name, value, code, message) => {
    const { status, json } = await set(name, value)
    expect([status, json['code'], json['message']]).toEqual([422, code, message])
  })

  it('that are none are unknown, and the day of a demo is nobody’s to change', async () => {
    expect((await call('office', 'GET', '/api/parameters/height-of-the-mountain')).json['code']).toBe('parameter-unknown')
    expect((await call('office', 'GET', '/api/parameters/demo-day')).json['code']).toBe('parameter-unknown')
  })

  describe('code lists', () => {
    interface ListView { entries: { code: string; label: string; carried: number }[]; ended: unknown[]; version: string | null }
    const read = async (list: string) => (await call('office', 'GET', `/api/code-lists/${list}`)).json as unknown as ListView
    const save = async (list: string, entries: { code: string; label: string }[], changes: object = {}) => {
      const { version } = await read(list)
      return call('office', 'POST', `/api/code-lists/${list}`, { id: randomUUID(), version, validFrom: today, preview: false, entries, ...changes })
    }
    const vocabulary = async () => (await call('office', 'GET', '/api/vocabulary')).json as unknown as
      { categories: { code: string; label: string }[] }

    it('are renamed, added to, put in order and ended; an ended code is still named', async () => {
      const { entries } = await read('household-category')
      const used = entries.find(({ carried }) => carried > 0)
      const [first] = entries
      expect(used?.code).toBe(first?.code)
      const rest = entries.slice(1).map(({ code, label }) => ({ code, label }))
      const edition = [{ code: 'new', label: '新增户' }, ...rest]
      const preview = await save('household-category', edition, { preview: true })
      expect(preview.json['effects']).toMatchObject({
        added: [{ code: 'new' }], ended: [{ code: used?.code, carried: used?.carried }], moved: false,
      })
      expect((await save('household-category', edition)).status).toBe(200)
      expect((await vocabulary()).categories.map(({ code }) => code)).toEqual([...edition.map(({ code }) => code), used?.code])
      expect((await read('household-category')).ended).toEqual([used])
      expect((await save('household-category', [...edition, { code: used?.code ?? '', label: '又用' }])).status).toBe(200)
      expect((await vocabulary()).categories.find(({ code }) => code === used?.code)?.label).toBe('又用')
    })

    it('count the records that carry a code', async () => {
      const relations = ['户主', '配偶', '之子'].map((label) => ({ code: label, label }))
      expect((await save('relation', relations)).status).toBe(200)
      const [{ count }] = await checked.database.selectFrom('member').select(({ fn }) => fn.countAll<number>().as('count'))
        .where('relation', '=', '户主').execute() as [{ count: number }]
      expect((await read('relation')).entries.find(({ code }) => code === '户主')?.carried).toBe(count)
      const items = await checked.database.selectFrom('check_item').select('code').distinct().where('dimension', '=', 'housing').execute()
      expect((await read('dimension')).entries.find(({ code }) => code === 'housing')?.carried).toBe(items.length)
    })

    it('keep what the rules name, and a label that records carry', async () => {
      const entries = (await read('relation')).entries.map(({ code, label }) => ({ code, label }))
      expect((await save('relation', entries.filter(({ code }) => code !== '配偶'))).json['code']).toBe('code-fixed')
      expect((await save('relation', [...entries, { code: 'x', label: '配偶' }])).json['code']).toBe('code-label-twice')
      expect((await save('relation', entries, { validFrom: '2020-05-06' })).json['code']).toBe('parameter-day-past')
      expect((await call('office', 'GET', '/api/code-lists/colours')).json['code']).toBe('code-list-unknown')
    })

    it('planned for a later day hold from it, and can be withdrawn before', async () => {
      const entries = (await read('labour')).entries.map(({ code, label }) => ({ code, label }))
      expect((await save('labour', [...entries, { code: 'later', label: '以后' }], { validFrom: tomorrow })).status).toBe(200)
      const { version } = await read('labour')
      expect((await read('labour')).entries).toHaveLength(entries.length)
      const withdrawn = await call('office', 'POST', '/api/code-lists/labour/withdrawals', { id: randomUUID(), version, validFrom: tomorrow })
      expect(withdrawn.status).toBe(200)
      const rows = await checked.database.selectFrom('code_list').select('code').where('list', '=', 'labour').where('valid_from', '=', tomorrow).execute()
      expect(rows).toEqual([])
    })
  })

  it('are what the log says, and what somebody changed behind it is found', async () => {
    const kept = await verifySettings(checked.database, county)
    expect(kept).toBe(new Set((await entries()).map(({ payload }) => {
      const { name, validFrom } = payload as { name: string; validFrom: string }
      return `${name} ${validFrom}`
    })).size)
    await checked.database.updateTable('parameter').set({ value: JSON.stringify({ share: 1, households: 6, withinDays: 15, fewest: 5 }) })
      .where('name', '=', 'revisits').where('valid_from', '=', today).execute()
    await expect(verifySettings(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
