import { randomUUID } from 'node:crypto'
import type { PersonPost } from '@lookback/core/access'
import type { Role } from '@lookback/core/kernel'
import { handOverPost, listPeople, listVacantPosts, PersonRow, SecretReply, SessionView } from '@lookback/core/access'
import { listProblemKeys } from '@lookback/core/problems'
import { getWork } from '@lookback/core/work'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { append } from '../database/log.ts'
import { verifyLog } from '../database/verify-log.ts'
import { verifyState } from '../verify-state.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import type { CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import { assignHelpers } from '../helpers/assign-helpers.ts'
import { listHelped } from '../helpers/helpers.queries.ts'
import { verifyHelpers } from '../helpers/verify-helpers.ts'

const today = '2020-03-02'
const own = '梨花院落溶溶月柳絮池塘'

describe('people, accounts and posts', () => {
  let checked: CheckedCounty
  let server: TestServer
  let admin: Record<string, string>

  beforeAll(async () => {
    checked = await checkedCounty(2)
    server = await testServer(checked.application)
    admin = await server.signIn(county, 'admin', password)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function call(method: string, path: string, body?: unknown, headers = admin): Promise<{ status: number; json: unknown }> {
    const reply = await fetch(`${server.url}${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: reply.status, json: await reply.json() }
  }
  /** The answer to a request that is to succeed. */
  async function read<Shape extends z.ZodType>(shape: Shape, answer: ReturnType<typeof call>): Promise<z.output<Shape>> {
    return shape.parse((await answer).json)
  }
  const post = (changes: Partial<Omit<PersonPost, 'unitName' | 'regionName'>> = {}) => ({
    id: randomUUID(), unit: 'qingxi', role: 'township' as Role, title: '副镇长', region: '431999101', duty: null,
    validFrom: '2020-01-01', ...changes,
  })
  const person = (loginName: string | null, name = '杨青') => ({ id: randomUUID(), name, loginName })
  async function add(loginName: string | null, given = post(), name?: string): Promise<SecretReply> {
    return read(SecretReply, call('POST', '/api/people', { person: person(loginName, name), post: given }))
  }
  const entries = () => checked.database.selectFrom('log_entry').select('id').execute()
  const works = async (headers: Record<string, string>) => (await call('GET', '/api/problems', undefined, headers)).status

  /** Signs in with a one-time password and sets an own one. */
  async function settleIn(loginName: string, oneTime: string): Promise<Record<string, string>> {
    const headers = await server.signIn(county, loginName, oneTime)
    expect((await call('POST', '/api/password', { current: oneTime, next: own }, headers)).status).toBe(200)
    return headers
  }

  it('a new person gets a one-time password, told once, that opens nothing but its change', async () => {
    const body = { person: person('yangqing'), post: post() }
    const first = await read(SecretReply, call('POST', '/api/people', body))
    const oneTime = first.password ?? ''
    expect(oneTime).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2,}$/)
    expect(first.person).toMatchObject({ name: '杨青', account: { loginName: 'yangqing' }, posts: [{ unitName: '清溪镇' }] })
    const before = await entries()
    expect((await call('POST', '/api/people', body)).json).toEqual({ ...first, password: null })
    expect(await entries()).toEqual(before)

    const headers = await server.signIn(county, 'yangqing', oneTime)
    expect((await call('GET', '/api/session', undefined, headers)).json).toMatchObject({ passwordIsOneTime: true })
    for (const path of ['/api/problems', '/api/notices', '/api/sessions', '/api/sync/devices']) {
      expect((await call('GET', path, undefined, headers)).json).toMatchObject({ code: 'password-one-time' })
    }
    const basic = { authorization: `Basic ${Buffer.from(`yangqing:${oneTime}`).toString('base64')}` }
    expect((await fetch(`${server.url}/openrosa/formList`, { headers: basic })).status).toBe(403)
    await call('POST', '/api/password', { current: oneTime, next: own }, headers)
    expect((await call('GET', '/api/session', undefined, headers)).json).toMatchObject({ passwordIsOneTime: false })
    expect(await works(headers)).toBe(200)
  })

  it('a one-time password expires, and a new one ends what was signed in', async () => {
    const { person: added, password: first } = await add('shiyong')
    await checked.database.updateTable('account').set({ one_time_until: new Date(0) }).where('login_name', '=', 'shiyong').execute()
    const attempt = await call('POST', '/api/session', { county, loginName: 'shiyong', password: first }, {})
    expect(attempt.json).toMatchObject({ code: 'password-expired' })
    const request = { id: randomUUID() }
    const reset = await read(SecretReply, call('POST', `/api/people/${added.id}/password`, request))
    const headers = await settleIn('shiyong', reset.password ?? '')
    expect(await works(headers)).toBe(200)
    const again = await read(SecretReply, call('POST', `/api/people/${added.id}/password`, request))
    expect(again.password).toBeNull()
    expect(await works(headers)).toBe(200)
    await call('POST', `/api/people/${added.id}/password`, { id: randomUUID() })
    expect(await works(headers)).toBe(401)
  })

  it('an account that is switched off is out at once, and comes back only by signing in', async () => {
    const { person: added, password: oneTime } = await add('wuming')
    const headers = await settleIn('wuming', oneTime ?? '')
    expect(await works(headers)).toBe(200)
    await call('PUT', `/api/people/${added.id}/account`, { id: randomUUID(), disabled: true })
    expect(await works(headers)).toBe(401)
    expect((await call('POST', '/api/session', { county, loginName: 'wuming', password: own }, {})).json)
      .toMatchObject({ code: 'account-disabled' })
    await call('PUT', `/api/people/${added.id}/account`, { id: randomUUID(), disabled: false })
    expect(await works(headers)).toBe(401)
    expect(await works(await server.signIn(county, 'wuming', own))).toBe(200)
  })

  it('refuses what does not fit, and says which field', async () => {
    const refused = async (changes: Parameters<typeof post>[0]) =>
      (await call('POST', '/api/people', { person: person('nobody'), post: post(changes) })).json
    expect(await refused({ region: villages.pingan })).toMatchObject({
      code: 'post-level-wrong', details: { field: 'region' }, message: '这个岗位的范围要选到乡镇，不能是 平安村。',
    })
    expect(await refused({ region: '431999102' })).toMatchObject({ code: 'post-area-wrong', details: { field: 'region' } })
    expect(await refused({ region: '430000101' })).toMatchObject({ code: 'region-unknown' })
    expect(await refused({ unit: 'housing' })).toMatchObject({ code: 'post-unit-wrong', message: '“乡镇”的岗位不能设在 住建局。' })
    expect(await refused({ unit: 'nowhere' })).toMatchObject({ code: 'unit-unknown' })
    expect(await refused({ duty: 'county-lead' })).toMatchObject({ code: 'post-duty-wrong', details: { field: 'duty' } })
    expect((await call('POST', '/api/people', { person: person('office'), post: post() })).json)
      .toMatchObject({ code: 'login-name-taken', message: '账号名 office 已被使用。' })
    expect(await checked.database.selectFrom('person').select('id').where('name', '=', '杨青').execute()).toHaveLength(3)
  })

  it('gives a second post at once to whoever is signed in, and refuses the same post twice', async () => {
    const { person: added, password: oneTime } = await add('longmei')
    const headers = await settleIn('longmei', oneTime ?? '')
    const see = async () =>
      (await read(SessionView, call('GET', '/api/session', undefined, headers))).posts.map(({ region }) => region)
    expect(await see()).toEqual(['431999101'])
    const second = post({ unit: 'pingan', role: 'village', region: villages.pingan, duty: 'village-lead', validFrom: today })
    await call('POST', `/api/people/${added.id}/posts`, second)
    expect(await see()).toEqual(expect.arrayContaining(['431999101', villages.pingan]))
    expect((await call('POST', `/api/people/${added.id}/posts`, second)).status).toBe(200)
    expect((await call('POST', `/api/people/${added.id}/posts`, { ...second, id: randomUUID() })).json)
      .toMatchObject({ code: 'post-overlaps', message: '杨青 在 2020-03-02 起已经有同样的岗位，时间重叠了。' })

    expect((await call('POST', `/api/posts/${second.id}/end`, { id: randomUUID(), on: '2020-03-01' })).json)
      .toMatchObject({ code: 'post-days-wrong', details: { field: 'on', from: today } })
    const ended = await read(PersonRow, call('POST', `/api/posts/${second.id}/end`, { id: randomUUID(), on: today }))
    expect(ended.posts.find(({ id }) => id === second.id)).toMatchObject({ validFrom: today, validTo: today })
    expect(await see()).toEqual(['431999101'])
    expect((await call('POST', `/api/posts/${second.id}/end`, { id: randomUUID(), on: today })).json).toMatchObject({ code: 'post-ended' })
    // Held on no day, it is in nobody's way.
    expect((await call('POST', `/api/people/${added.id}/posts`, { ...second, id: randomUUID() })).status).toBe(200)
  })

  it('never leaves the county without an administrator who can sign in', async () => {
    const own = await checked.database.selectFrom('post').select(['id', 'person']).where('role', '=', 'administrator').executeTakeFirstOrThrow()
    const end = (on: string) => call('POST', `/api/posts/${own.id}/end`, { id: randomUUID(), on })
    const asAdministrator = post({ unit: 'office', role: 'administrator', region: county, title: '系统管理员' })
    expect((await end(today)).json).toMatchObject({ code: 'last-administrator' })
    for (const role of ['security-administrator', 'audit-administrator'] as const) {
      const apart = post({ unit: 'office', role, region: county, title: '安全管理员' })
      expect((await call('POST', `/api/people/${own.person}/posts`, apart)).json).toMatchObject({ code: 'post-incompatible', details: { role: 'administrator' } })
    }
    expect((await call('PUT', `/api/people/${own.person}/account`, { id: randomUUID(), disabled: true })).json)
      .toMatchObject({ code: 'account-own' })
    const { person: second, password: oneTime } = await add('admin2', asAdministrator)
    expect((await end('2020-12-31')).json).toMatchObject({ code: 'last-administrator' })
    const headers = await settleIn('admin2', oneTime ?? '')
    expect((await end('2020-12-31')).status).toBe(200)
    expect((await call('POST', `/api/posts/${asAdministrator.id}/end`, { id: randomUUID(), on: '2021-01-31' }, headers)).json)
      .toMatchObject({ code: 'last-administrator' })
    expect((await call('PUT', `/api/people/${second.id}/account`, { id: randomUUID(), disabled: true })).json)
      .toMatchObject({ code: 'last-administrator' })
  })

  it('lists by name, login, role, unit and state of the account, page by page', async () => {
    const list = (query: string) => read(listPeople.reply, call('GET', `/api/people?${query}`))
    expect((await list(`search=${encodeURIComponent('青')}&role=township`)).rows.every(({ name }) => name === '杨青')).toBe(true)
    expect((await list('search=HOUS')).rows.map(({ account }) => account?.loginName)).toEqual(['housing'])
    expect((await list('search=%25')).rows).toEqual([])
    expect((await list('unit=education')).rows.map(({ name }) => name)).toEqual(['education'])
    const added = await add(null, post({ title: '联络员' }))
    expect(added.password).toBeNull()
    expect((await list('account=none')).rows.map(({ id }) => id)).toEqual([added.person.id])
    const given = await read(SecretReply, call('POST', `/api/people/${added.person.id}/account`, { id: randomUUID(), loginName: 'lianluo' }))
    expect((await list('account=one-time')).rows.map(({ account }) => account?.loginName)).toContain('lianluo')
    expect(given.password).not.toBeNull()
    const { total } = await list('limit=1')
    const pages: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await list(`limit=3${cursor ? `&cursor=${cursor}` : ''}`)
      pages.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    }
    expect([pages.length, new Set(pages).size]).toEqual([total, total])
  })

  describe('a post that is handed over', () => {
    const queues = async (headers: Record<string, string>) => {
      const work = await read(getWork.reply, call('GET', '/api/work', undefined, headers))
      return work.queues.filter(({ count }) => count > 0).map(({ queue, count }) => ({ queue, count }))
    }

    it('takes what it owed to the successor, and keeps who held it', async () => {
      checked.setTime('2020-03-20T02:00:00.000Z')
      await record(checked, 'shiqiao', [0, 1].map((index) => ({ household: numberIn(villages.baiyun, index), found: ['H01'] as const })))
      const office = await server.signIn(county, 'office', password)
      const keys = await read(listProblemKeys.reply, call('GET', '/api/problem-keys', undefined, office))
      for (const { id, version } of keys.problems) {
        await call('POST', `/api/problems/${id}/actions`, { id: randomUUID(), version, action: { action: 'dispatch', unit: 'shiqiao' } }, office)
      }
      const before = await server.signIn(county, 'shiqiao', password)
      const owed = await queues(before)
      expect(owed).toEqual([{ queue: 'to-acknowledge', count: 2 }])

      const held = await checked.database
        .selectFrom('post').select('id').where('person', '=', checked.actors.shiqiao.person).executeTakeFirstOrThrow()
      expect((await call('GET', `/api/posts/${held.id}/owed`)).json).toEqual({ queues: owed, households: 0, others: 0 })
      const request = { id: randomUUID(), on: '2020-03-20', successor: { added: person('newtown', '吴兰') } }
      expect((await call('POST', `/api/posts/${held.id}/hand-over`, {
        ...request, id: randomUUID(), successor: { person: checked.actors.shiqiao.person },
      })).json).toMatchObject({ code: 'hand-over-to-oneself' })
      const first = await read(handOverPost.reply, call('POST', `/api/posts/${held.id}/hand-over`, request))
      expect(first.predecessor.posts).toMatchObject([{ validFrom: '2020-01-01', validTo: '2020-03-20' }])
      expect(first.successor.posts).toMatchObject([{ validFrom: '2020-03-20', validTo: null, unit: 'shiqiao', region: '431999102' }])
      expect(await works(before)).toBe(403)
      const successor = await settleIn('newtown', first.password ?? '')
      expect(await queues(successor)).toEqual(owed)
      const again = await read(handOverPost.reply, call('POST', `/api/posts/${held.id}/hand-over`, request))
      expect([again.password, again.successor.posts.length]).toEqual([null, 1])
    })

    it('of a helper takes the households along', async () => {
      const { database } = checked
      const helper = post({ unit: 'pingan', role: 'village', region: villages.pingan, duty: 'helper', title: '帮扶责任人' })
      const { person: first } = await add(null, helper)
      const { person: second } = await add(null, post({ unit: 'pingan', role: 'village', region: villages.pingan, title: '村干部' }))
      const { id: household } = await database.selectFrom('household').select('id').where('number', '=', numberIn(villages.pingan, 0)).executeTakeFirstOrThrow()
      const beside = checked.actors.pingan.person
      await database.transaction().execute(async (transaction) => {
        const helped = await listHelped(transaction, { county, grants: [{ region: county, department: null }] }, [numberIn(villages.pingan, 0)], '2020-03-20', { lock: true })
        const [one] = helped.values()
        const assigned = [first.id, beside].map((helper) => ({ household: one!, person: helper }))
        await append(transaction, county, await assignHelpers(transaction, checked.application, county, null, assigned), checked.application.clock())
      })
      expect((await call('GET', `/api/posts/${helper.id}/owed`)).json).toMatchObject({ households: 1 })
      await call('POST', `/api/posts/${helper.id}/hand-over`, { id: randomUUID(), on: '2020-03-25', successor: { person: second.id } })
      const rows = await database.selectFrom('household_helper').select(['person', 'valid_from', 'valid_to']).where('household', '=', household).orderBy('valid_to').orderBy('valid_from').execute()
      expect(rows).toEqual([
        { person: first.id, valid_from: '2020-03-20', valid_to: '2020-03-25' },
        { person: beside, valid_from: '2020-03-20', valid_to: null },
        { person: second.id, valid_from: '2020-03-25', valid_to: null },
      ])
      const { posts } = await read(PersonRow, call('GET', `/api/people/${second.id}`))
      const passed = posts.find(({ duty }) => duty === 'helper')
      await call('POST', `/api/posts/${passed?.id ?? ''}/end`, { id: randomUUID(), on: '2020-04-01' })
      expect(await database.selectFrom('household_helper').select('valid_to').where('person', '=', second.id).execute())
        .toEqual([{ valid_to: '2020-04-01' }])
    })
  })

  it('passes all posts of a person on at once, but what the successor has already, and lists what nobody holds', async () => {
    checked.setTime('2020-04-02T02:00:00.000Z')
    const lists = async () => (await read(listVacantPosts.reply, call('GET', '/api/vacant-posts'))).rows.map(({ title, name, since }) => [title, name, since])
    const before = await lists()
    const { person: leaving } = await add(null, post({ title: '副乡长' }))
    await call('POST', `/api/people/${leaving.id}/posts`, post({ title: '包村领导', region: villages.pingan, duty: 'leader-in-charge' }))
    const { person: coming } = await add(null, post({ title: '干事' }))
    const request = { id: randomUUID(), on: '2020-04-02', successor: { person: coming.id } }
    const handed = await read(handOverPost.reply, call('POST', `/api/people/${leaving.id}/hand-over`, request))
    expect(handed.predecessor.posts.map(({ validTo }) => validTo)).toEqual(['2020-04-02', '2020-04-02'])
    expect(handed.successor.posts.map(({ title }) => title).sort()).toEqual(['包村领导', '干事'])
    expect((await read(handOverPost.reply, call('POST', `/api/people/${leaving.id}/hand-over`, request))).successor.posts).toHaveLength(2)
    expect((await call('POST', `/api/people/${leaving.id}/hand-over`, { ...request, id: randomUUID() })).json).toMatchObject({ code: 'person-without-posts' })
    const kept = handed.successor.posts.find(({ title }) => title === '包村领导')
    await call('POST', `/api/posts/${kept?.id ?? ''}/end`, { id: randomUUID(), on: '2020-04-02' })
    checked.setTime('2020-04-03T02:00:00.000Z')
    expect(await lists()).toEqual(expect.arrayContaining([...before, ['包村领导', leaving.name, '2020-04-02']]))
    await call('POST', `/api/people/${leaving.id}/posts`, post({ title: '包村领导', region: villages.pingan, duty: 'leader-in-charge', validFrom: '2020-04-03' }))
    expect((await lists()).map(([title]) => title)).not.toContain('包村领导')
  })

  it('lists people by unit and within it as one looks up names, finds them by their unit, and keeps their telephones', async () => {
    for (const name of ['赵一', '阿二', '钱三']) await add(null, post({ title: name, unit: 'pingan', role: 'village', region: villages.pingan }), name)
    const { rows } = await read(listPeople.reply, call('GET', '/api/people?limit=200'))
    const named = rows.filter(({ name }) => ['赵一', '阿二', '钱三'].includes(name))
    expect(named.map(({ name }) => name)).toEqual(['阿二', '钱三', '赵一'])
    const units = rows.map(({ posts }) => posts[0]?.unitName ?? '')
    expect(units.filter((unit, index) => unit !== units[index - 1])).toHaveLength(new Set(units).size)
    const [unit = ''] = named.map(({ posts }) => posts[0]?.unitName)
    const found = await read(listPeople.reply, call('GET', `/api/people?search=${encodeURIComponent(unit)}&limit=200`))
    expect(found.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(named.map(({ id }) => id)))
    expect(found.rows.every(({ posts }) => posts.some(({ unitName }) => unitName.includes(unit)))).toBe(true)
    const change = (phone: string | null) => call('PUT', `/api/people/${named[0]?.id ?? ''}/phone`, { id: randomUUID(), phone })
    expect((await change('100 1234 5678')).json).toMatchObject({ phone: '10012345678' })
    expect((await change('没有')).json).toMatchObject({ code: 'person-phone-unclear', details: { field: 'phone' } })
    expect((await change(null)).json).toMatchObject({ phone: null })
  })

  it('two administrators who end each other’s posts at once do not both succeed', async () => {
    const { id } = await checked.database.selectFrom('person').innerJoin('account', 'account.person', 'person.id')
      .select('person.id').where('account.login_name', '=', 'admin2').executeTakeFirstOrThrow()
    const posts = await checked.database.selectFrom('post').select(['id', 'person']).where('role', '=', 'administrator').execute()
    const second = await server.signIn(county, 'admin2', own)
    const answers = await Promise.all(posts.map((held) => call(
      'POST', `/api/posts/${held.id}/end`, { id: randomUUID(), on: '2020-03-20' }, held.person === id ? admin : second,
    )))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('keeps a log that verifies, without a name in it', async () => {
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
    await verifyState(checked.database, county)
    expect(await verifyHelpers(checked.database, county)).toBe(3)
    const given = await checked.database.selectFrom('log_entry').select('payload').where('kind', '=', 'person-added').execute()
    expect(JSON.stringify(given)).not.toContain('杨青')
  })
})
