import { readXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditRow } from '@lookback/core/audit'
import { entryKinds } from '@lookback/core/capabilities'
import { listAlerts, listAudit } from '@lookback/core/audit'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { verifyLog } from '../database/verify-log.ts'
import { routes } from '../routes.ts'
import { actOn } from '../problems/commands.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, householdIn, numberIn, password, record, seat, villages } from '../fixtures/checked-county.fixture.ts'

describe('the audit', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()
  const head = householdIn(villages.pingan, 0).headName

  beforeAll(async () => {
    checked = await checkedCounty(2)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    for (const name of ['office', 'admin', 'qingxi'] as const) headers.set(name, await server.signIn(county, name, password))
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01'] }])
    const { id, version } = await checked.database.selectFrom('problem').select(['id', 'version']).executeTakeFirstOrThrow()
    checked.setTime('2020-03-11T02:00:00.000Z')
    await actOn(checked.application, checked.actors.office, { id: randomUUID(), problem: id, version, action: { action: 'dispatch', unit: 'housing' } })
    await actOn(checked.application, checked.actors.housing, {
      id: randomUUID(), problem: id, version: version + 1, action: { action: 'comment', text: `${head}电话打不通` },
    })
    const household = await checked.database
      .selectFrom('household').select('id').where('number', '=', numberIn(villages.pingan, 0)).executeTakeFirstOrThrow()
    expect((await ask('qingxi', `/api/households/${household.id}/reveal`, { purpose: '核对身份' })).status).toBe(200)
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const ask = (name: CastName, path: string, body?: unknown) => fetch(`${server.url}${path}`, {
    method: body ? 'POST' : 'GET', headers: { ...headers.get(name), ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const read = async (name: CastName, query = '') => listAudit.reply.parse(await (await ask(name, `/api/audit?${query}`)).json())
  const latest = async (name: CastName, kind: string): Promise<AuditRow | undefined> => (await read(name, `kind=${kind}`)).rows[0]

  it('tells the county office who did what to whom, in sentences with the names of today', async () => {
    const dispatched = await latest('office', 'problem-dispatched')
    expect(dispatched).toMatchObject({ actorName: 'office', placeName: '平安村' })
    expect(dispatched?.sentence).toMatch(/^交办给住建局，2020-\d\d-\d\d 前办结$/)
    expect(dispatched?.about).toContain(head)
    expect(dispatched?.about).toContain('建房未入住')
    expect(await latest('office', 'visit-recorded')).toMatchObject({ sentence: '在乡镇自查入户：已入户', actorName: 'qingxi' })
    expect(await latest('office', 'numbers-shown')).toMatchObject({
      actorName: 'qingxi', sentence: '查看了身份证号和电话的完整号码，用途：核对身份',
    })
    expect(await latest('office', 'signed-in')).toMatchObject({ actorName: 'qingxi', placeName: '清溪镇', about: null })
  })

  it('tells an administrator no household and no word about one: only the place', async () => {
    expect(await latest('admin', 'problem-commented')).toMatchObject({ sentence: '留言', about: null, placeName: '平安村', actorName: 'housing' })
    expect(await latest('admin', 'numbers-shown')).toMatchObject({ sentence: '查看完整号码', about: null, placeName: '平安村' })
    expect(JSON.stringify(await read('admin', 'limit=200'))).not.toContain(head)
  })

  it('is for nobody else', async () => {
    expect((await ask('qingxi', '/api/audit')).status).toBe(403)
    expect((await ask('qingxi', '/api/audit.xlsx')).status).toBe(403)
  })

  it('is narrowed by person, place, kind and day, and comes in pages', async () => {
    const kinds = async (query: string) => (await read('office', query)).rows.map(({ kind }) => kind)
    expect(await kinds('person=housing&kind=problem-commented')).toEqual(['problem-commented'])
    expect(await kinds('person=pingan&kind=problem-commented')).toEqual([])
    expect(await kinds(`region=${villages.pingan}&kind=problem-found`)).toEqual(['problem-found'])
    expect(await kinds(`region=${villages.baiyun}&kind=problem-found`)).toEqual([])
    expect(await kinds('from=2020-03-11&until=2020-03-11')).toEqual(['numbers-shown', 'problem-commented', 'problem-dispatched'])
    expect(await kinds('from=2020-03-12')).toEqual([])
    const everything = await read('office', 'limit=200')
    const paged: number[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await read('office', `limit=4${cursor ? `&cursor=${cursor}` : ''}`)
      expect(page.total).toBe(everything.total)
      paged.push(...page.rows.map(({ sequence }) => sequence))
      cursor = page.next
    }
    expect(paged).toEqual(everything.rows.map(({ sequence }) => sequence))
  })

  it('is taken away as a workbook with the same rows, and the log says so', async () => {
    const { rows, total } = await read('office', 'from=2020-03-11')
    const response = await ask('office', '/api/audit.xlsx?from=2020-03-11')
    const sheet = (await readXlsx(new Uint8Array(await response.arrayBuffer()))).sheets[0]
    const taken = (sheet?.rows ?? []).filter(([sequence]) => typeof sequence === 'number')
    expect(taken.map(([sequence]) => sequence).slice(1)).toEqual(rows.map(({ sequence }) => sequence))
    expect(taken[0]?.slice(2, 4)).toEqual(['office', '导出了操作记录（Excel）'])
    expect((await read('office', 'from=2020-03-11')).total).toBe(total + 1)
  })

  it('who took it and when stands over it where the county wants that, and nowhere else', async () => {
    const headerOf = async () => {
      const archive = await JSZip.loadAsync(await (await ask('office', '/api/audit.xlsx')).arrayBuffer())
      return /<oddHeader>([^<]*)</.exec(await archive.file('xl/worksheets/sheet1.xml')?.async('string') ?? '')?.[1]
    }
    const isOverScreens = async () => ((await (await ask('office', '/api/session')).json()) as { watermark: boolean }).watermark
    expect([await headerOf(), await isOverScreens()]).toEqual([undefined, false])
    await checked.database.updateTable('parameter').set({ value: JSON.stringify({ screens: true, exports: true }) }).where('name', '=', 'watermark').execute()
    expect([await headerOf(), await isOverScreens()]).toEqual(['&amp;Coffice 2020-03-11 10:00', true])
  })

  it('what is out of the ordinary is told to whoever watches: wrong passwords, a night in a new place, many full numbers; to nobody else', async () => {
    await seat(checked.application, { watcher: [{ unit: 'office', role: 'security-administrator', region: county, department: null }] })
    const { id } = await checked.database.selectFrom('household').select('id').where('number', '=', numberIn(villages.pingan, 1)).executeTakeFirstOrThrow()
    checked.setTime('2020-03-13T03:00:00.000Z')
    for (let count = 0; count < 20; count += 1) expect((await ask('qingxi', `/api/households/${id}/reveal`, { purpose: '核对身份' })).status).toBe(200)
    // Whatever is taken away counts, of whichever capability.
    for (let count = 0; count < 12; count += 1) expect((await ask('qingxi', ['/api/register.xlsx', '/api/ledger.xlsx', '/api/doubts.xlsx'][count % 3]!)).status).toBe(200)
    // With whole numbers, one is enough.
    expect((await ask('qingxi', '/api/register.xlsx?full=true')).status).toBe(200)
    for (let count = 0; count < 6; count += 1) await server.signIn(county, 'housing', 'wrong').catch(() => undefined)
    checked.setTime('2020-03-13T15:30:00.000Z')
    await server.signIn(county, 'second', password)
    await server.signIn(county, 'second', password)
    headers.set('leader', await server.signIn(county, 'watcher', password))
    const { alerts } = listAlerts.reply.parse(await (await ask('leader', '/api/alerts')).json())
    expect(alerts.map(({ kind, personName, count }) => `${kind} ${personName ?? ''} ${count}`).sort()).toEqual([
      'locked housing 1', 'many-exports qingxi 13', 'many-reveals qingxi 20', 'night-sign-in second 1', 'night-sign-in watcher 1', 'whole-export qingxi 1',
    ])
    expect((await ask('office', '/api/alerts')).status).toBe(403)
    expect((await ask('admin', '/api/alerts')).status).toBe(403)
    expect((await read('office', 'kind=sign-in-failed')).rows).toHaveLength(5)
    expect(await latest('office', 'sign-in-locked')).toMatchObject({ actorName: null, about: 'housing', sentence: expect.stringContaining('锁住 15 分钟') as string })
    await verifyLog(checked.database, county)
  })

  it('every list that goes out is in the log as taken away, and carries who took it', async () => {
    const { id } = await checked.database.selectFrom('round').select('id').executeTakeFirstOrThrow()
    const lists = routes.flatMap((route) => (route.kind === 'raw' && route.method === 'GET' && route.path.endsWith('.xlsx') ? [route.path] : []))
      // A checklist is nobody's data; what was refused goes back as it came (register and returned tables say so in the log).
      .filter((path) => !/^\/api\/(forms|imports|sheets)\//.test(path)).map((path) => path.replace(':id', id))
    expect(lists.length).toBeGreaterThan(8)
    for (const path of lists) {
      const reply = await ask('office', path)
      const archive = await JSZip.loadAsync(await reply.arrayBuffer())
      expect(await archive.file('xl/worksheets/sheet1.xml')?.async('string'), path).toContain('<oddHeader>&amp;Coffice 2020-03-13 23:30<')
      const { kind } = await checked.database.selectFrom('log_entry').select('kind').orderBy('sequence', 'desc').limit(1).executeTakeFirstOrThrow()
      expect(entryKinds(({ takesAway }) => takesAway !== undefined), path).toContain(kind)
    }
  })
})
