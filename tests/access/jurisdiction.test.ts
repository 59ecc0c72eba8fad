import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemQueues } from '../../packages/core/src/problems/index.ts'
import { indicatorId } from '../../packages/core/src/indicators/index.ts'
import { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { indicatorTables, objectRows } from '../../packages/server/src/indicators/indicators.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { routes } from '../../packages/server/src/routes.ts'
import type { CastName, CheckedCounty, ItemCode } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import {
  castNames, checkedCounty, county, numberIn, password, record, rounds, villages,
} from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { covered } from './covered-routes.ts'
import { ofWhom } from './of-whom.ts'

/**
 * Jurisdiction, checked against an oracle that shares no code with the server: for each person of the cast, written
 * down here, which places and whose items they may see and act on. Requests are generated; what comes back must be
 * exactly what the oracle allows.
 */
interface Jurisdiction {
  sees: (village: string) => boolean
  seesItem: (item: ItemCode) => boolean
  /** Sees findings and problems at all; a census team must stay blind. */
  findings: boolean
  compares: boolean
  acts: boolean
  reveals: boolean
}

const everywhere = () => true
const nowhere = () => false
const inQingxi = (village: string) => village === villages.pingan || village === villages.xinglong
const inShiqiao = (village: string) => village === villages.baiyun || village === villages.heshan
const all = { findings: true, compares: true, acts: true, reveals: true }

const oracle: Record<CastName, Jurisdiction> = {
  office: { sees: everywhere, seesItem: everywhere, ...all },
  second: { sees: everywhere, seesItem: everywhere, ...all },
  housing: { sees: everywhere, seesItem: (item) => item === 'H01' || item === 'H02', ...all },
  education: { sees: everywhere, seesItem: (item) => item === 'E01', ...all },
  qingxi: { sees: inQingxi, seesItem: everywhere, ...all },
  shiqiao: { sees: inShiqiao, seesItem: everywhere, ...all },
  pingan: { sees: (village) => village === villages.pingan, seesItem: everywhere, ...all, compares: false },
  census: { sees: everywhere, seesItem: nowhere, findings: false, compares: false, acts: false, reveals: false },
  supervision: { sees: everywhere, seesItem: everywhere, ...all, reveals: false },
  leader: { sees: everywhere, seesItem: everywhere, ...all, acts: false, reveals: false },
  admin: { sees: nowhere, seesItem: nowhere, findings: false, compares: false, acts: false, reveals: false },
}

/** Whose it is to set the county up, by what the address begins with. Whoever else asks is refused before anything is read. */
const setsUp: Record<string, readonly CastName[]> = {
  '/api/people': ['admin'],
  '/api/posts': ['admin'], '/api/vacant-posts': ['admin'],
  '/api/places': ['admin', 'office', 'second'],
  '/api/units': ['admin', 'office', 'second'],
  '/api/imports/regions': ['admin', 'office', 'second'], '/api/imports/boundaries': ['admin', 'office', 'second'], '/api/boundaries': ['admin', 'office', 'second'],
  '/api/region-changes': ['admin', 'office', 'second'],
  '/api/imports/headings': ['office', 'second', 'qingxi', 'shiqiao'],
  '/api/round': ['office', 'second'],
  '/api/parameters': ['office', 'second'], '/api/code-lists': ['office', 'second'],
  '/api/forms': ['office', 'second'],
  '/api/audit': ['admin', 'office', 'second'],
  '/api/alerts': [],
  '/api/households/:id/person-file': ['office', 'second'],
  '/api/households/:id/corrections': ['office', 'second'],
  '/api/corrections': ['office', 'second'],
  '/api/retention': ['admin', 'office', 'second'],
  '/api/machine-notices': ['admin', 'office', 'second'],
  '/api/problems': ['office', 'second'],
  '/api/subjects': ['office', 'second'],
  '/api/standards': ['office', 'second'],
  '/api/day-briefs': ['office', 'second'],
  '/api/day-closes': ['office', 'second', 'housing', 'education', 'qingxi', 'shiqiao', 'pingan'],
  '/api/supervision': ['office', 'second'], '/api/staffing-': ['office', 'second'], '/api/letter-templates': ['office', 'second'],
  '/api/meeting': ['office', 'second'], '/api/ladder': ['office', 'second'], '/api/instruction': ['leader'],
  '/api/shared-work': ['office', 'second', 'housing', 'education', 'qingxi', 'shiqiao'],
  '/api/letter-': ['office', 'second', 'housing', 'education', 'qingxi', 'shiqiao'],
  '/api/indicator-lights': ['office', 'second'],
  '/api/indicator-report-decisions': ['office', 'second', 'housing', 'education'],
  '/api/indicator-corrections/:id': ['office', 'second', 'housing', 'education'],
  '/api/indicator-corrections': ['office', 'second', 'housing', 'education', 'qingxi', 'shiqiao', 'pingan'],
}

/** Who looks at doubts, and who says what a check found. */
const looksAtDoubts: readonly CastName[] = ['office', 'second', 'qingxi', 'shiqiao', 'pingan', 'supervision', 'leader']
const checksDoubts: readonly CastName[] = ['qingxi', 'shiqiao', 'pingan']

/** Who keeps the register. */
const importers: readonly CastName[] = ['office', 'second', 'qingxi', 'shiqiao']
/** Whose indicators they are, where a department has its own and those that it is a partner of. */
const indicatorsOf: Partial<Record<CastName, readonly string[]>> = { housing: ['R01', 'R02', 'W01'], education: ['M01', 'R01'] }
const seesNoIndicators: readonly CastName[] = ['census', 'admin']

interface ProblemFact {
  id: string
  village: string
  item: ItemCode
  version: number
}

describe('jurisdiction', () => {
  let checked: CheckedCounty
  let server: TestServer
  let problems: ProblemFact[]
  let households: { id: string; village: string }[]
  let visits: { id: string; village: string }[]
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(3)
    server = await testServer(checked.application)
    const forms = (own: readonly string[], round: 1 | 2) => own.flatMap((village, place) => [0, 1, 2].map((index) => ({
      household: numberIn(village, index), round,
      found: (['H01', 'H02', 'E01', 'D01'] as const).filter((_, item) => (place + index + item + round) % 3 === 0),
    })))
    checked.setTime('2020-03-20T02:00:00.000Z')
    await record(checked, 'qingxi', forms([villages.pingan, villages.xinglong], 1))
    await record(checked, 'shiqiao', forms([villages.baiyun, villages.heshan], 1))
    checked.setTime('2020-04-20T02:00:00.000Z')
    await record(checked, 'census', forms(Object.values(villages), 2))
    for (const name of castNames) headers.set(name, await server.signIn(county, name, password))
    const demands = (['open-problems', 'missing-reports'] as const).map((what) => ({ day: '2020-06-30', name: '清零', what, indicator: '', amount: 0 }))
    await checked.database.insertInto('parameter').values({ county, name: 'stages', valid_from: '2020-01-01', value: JSON.stringify({ demands }) }).execute()
    const desk = new Desk(checked, server, headers)
    for (const [kind, headings, rows] of indicatorTables) expect(await desk.bring('office', kind, headings, rows)).toMatchObject({ hasRefusedWorkbook: false })
    await readFacts()
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function readFacts(): Promise<void> {
    const rows = await checked.database.selectFrom('problem').select(['id', 'region as village', 'item', 'version']).execute()
    problems = rows.map((row) => ({ ...row, item: row.item as ItemCode }))
    households = await checked.database.selectFrom('household').select(['id', 'village']).execute()
    visits = await checked.database.selectFrom('visit').select(['id', 'village']).execute()
  }

  const call = async (name: CastName | null, method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        ...(name ? headers.get(name) : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: reply.status, json: (await reply.json().catch(() => null)) as Record<string, unknown> | null }
  }

  async function listAll(name: CastName, path: string): Promise<Record<string, string>[] | null> {
    const rows: Record<string, string>[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { status, json }: Awaited<ReturnType<typeof call>> =
        await call(name, 'GET', `${path}${path.includes('?') ? '&' : '?'}limit=7${cursor ? `&cursor=${cursor}` : ''}`)
      if (status === 403) return null
      expect(status).toBe(200)
      rows.push(...(json?.['rows'] as Record<string, string>[]))
      cursor = json?.['next'] as string | null
    }
    return rows
  }

  /** A department sees the households that have a problem in its items; everybody else those of their places. */
  function seesHousehold(name: CastName, household: { id: string; village: string }, subjects: Map<string, ItemCode[]>): boolean {
    const { sees, seesItem } = oracle[name]
    if (!sees(household.village)) return false
    return name === 'housing' || name === 'education' ? (subjects.get(household.id) ?? []).some(seesItem) : true
  }

  async function itemsBySubject(): Promise<Map<string, ItemCode[]>> {
    const rows = await checked.database.selectFrom('problem').select(['subject', 'item']).execute()
    const bySubject = new Map<string, ItemCode[]>()
    for (const row of rows) bySubject.set(row.subject, [...(bySubject.get(row.subject) ?? []), row.item as ItemCode])
    return bySubject
  }

  const mayRead = (name: CastName, problem: ProblemFact) => {
    const { sees, seesItem, findings } = oracle[name]
    return findings && sees(problem.village) && seesItem(problem.item)
  }

  it('every route has its place in this test', () => {
    const known = routes.map((route) => {
      const { method, path } = route.kind === 'json' ? route.endpoint : route
      return `${method} ${path}`
    })
    expect(Object.keys(covered).sort()).toEqual([...known].sort())
  })

  it('no route but the public ones answers without signing in', async () => {
    for (const [route, kind] of Object.entries(covered)) {
      if (kind === 'public') continue
      const [method = '', path = ''] = route.split(' ')
      const { status } = await call(null, method, path.replace(/:\w+/g, randomUUID()))
      expect(status, route).toBe(401)
    }
  })

  it.each(castNames)('%s: sets up only what is theirs to set up', async (name) => {
    for (const [route] of Object.entries(covered).filter(([, kind]) => kind === 'set-up')) {
      const [method = '', path = ''] = route.split(' ')
      const owners = Object.entries(setsUp).find(([start]) => path.startsWith(start))?.[1]
      const reply = await call(name, method, path.replace(/:\w+/g, randomUUID()), method === 'GET' ? undefined : {})
      // Whoever may is told what is wrong with the empty request, or that there is no such record.
      expect(reply.status === 403, `${name} ${route}`).toBe(!owners?.includes(name))
    }
  })

  it('doubts are looked at, handed out and checked by those whose place it is, and nowhere else', async () => {
    await checked.database.updateTable('household').set({ attributes: JSON.stringify({ safeWater: false }) }).execute()
    for (const name of castNames) {
      const rows = await listAll(name, '/api/doubts')
      expect([name, rows === null]).toEqual([name, !looksAtDoubts.includes(name)])
      const own = households.filter(({ village }) => looksAtDoubts.includes(name) && oracle[name].sees(village)).map(({ id }) => id)
      expect([name, (rows ?? []).map((row) => row['household']).sort()]).toEqual([name, own.sort()])
      for (const path of ['/api/doubt-counts', '/api/doubts.xlsx']) expect([name, path, (await call(name, 'GET', path)).status]).toEqual([name, path, own.length > 0 ? 200 : 403])
    }
    const handedOut = async (name: CastName) => (await call(name, 'POST', '/api/doubts/hand-out', { dueOn: '2020-06-30' })).json?.['handedOut']
    for (const name of castNames.filter((one) => !['office', 'second', 'qingxi', 'shiqiao'].includes(one))) expect([name, await handedOut(name)]).toEqual([name, undefined])
    expect([await handedOut('qingxi'), await handedOut('qingxi'), await handedOut('office'), await handedOut('shiqiao')]).toEqual([6, 0, 6, 0])
    const all = ((await listAll('office', '/api/doubts')) ?? []) as unknown as { id: string; village: string; standing: string }[]
    for (const name of castNames) {
      // A village owes what lies in it; nobody else owes any.
      const owed = (await listAll(name, '/api/doubts-to-check')) ?? []
      expect([name, owed.length]).toEqual([name, name === 'pingan' ? 3 : 0])
      for (const { id, village } of all) {
        const status = checksDoubts.includes(name) ? (oracle[name].sees(village) ? 200 : 404) : 403
        if (status === 200 && name === 'qingxi' && village === villages.pingan) continue
        expect([name, village, (await call(name, 'POST', `/api/doubts/${id}/result`, { result: 'unfounded', note: '已经通水' })).status]).toEqual([name, village, status])
      }
    }
  })

  it.each(ofWhom)('%s: seen by those whom it concerns, and done by nobody else', (_, expectThem) => expectThem(new Desk(checked, server, headers), checked.actors, checked))

  it.each(castNames)('%s: every list holds exactly what is theirs', async (name) => {
    const subjects = await itemsBySubject()
    const own = problems.filter((problem) => mayRead(name, problem)).map((problem) => problem.id).sort()
    const listed = await listAll(name, '/api/problems')
    expect(listed?.map((row) => row['id']).sort() ?? []).toEqual(own)
    const keys = await call(name, 'GET', '/api/problem-keys')
    expect(((keys.json?.['problems'] ?? []) as { id: string }[]).map(({ id }) => id).sort()).toEqual(own)
    for (const queue of problemQueues) {
      for (const row of (await listAll(name, `/api/problem-queues/${queue}`)) ?? []) expect(own).toContain(row['id'])
    }
    for (const path of ['/api/revisits', '/api/revisit-households']) {
      for (const { problems: drawn } of (await listAll(name, path)) ?? []) {
        for (const { id } of drawn as unknown as { id: string }[]) expect(own).toContain(id)
      }
    }

    const matters = await listAll(name, '/api/day-matters')
    const roads = ['431999101', '431999102'].filter((township) => matters !== null && name !== 'education'
      && Object.values(villages).filter((village) => village.startsWith(township)).every(oracle[name].sees))
    expect((matters ?? []).filter(({ department }) => department === 'housing').map(({ region }) => region)).toEqual(roads)
    const day = await call(name, 'GET', '/api/day')
    expect([day.status, (day.json as { total?: { due: number } } | null)?.total?.due ?? 0]).toEqual([matters === null ? 403 : 200, matters?.length ?? 0])

    const board = await call(name, 'GET', '/api/board?by=village')
    expect(board.status).toBe(oracle[name].findings ? 200 : 403)
    const counted = (board.json ?? {}) as { rows?: { key: string; found: number }[]; total?: { found: number } }
    for (const { key, found } of counted.rows ?? []) {
      expect(found).toBe(problems.filter((problem) => problem.village === key && mayRead(name, problem)).length)
      expect(oracle[name].sees(key)).toBe(true)
    }
    expect(counted.total?.found ?? 0).toBe(own.length)

    const pace = await call(name, 'GET', '/api/pace')
    expect(pace.status).toBe(oracle[name].findings ? 200 : 403)
    const clock = (pace.json ?? {}) as { rows?: { key: string; found: number }[]; total?: { found: number } }
    expect(clock.total?.found ?? 0).toBe(own.length)
    for (const { key, found } of clock.rows ?? []) {
      expect(found).toBe(problems.filter((problem) => problem.village.startsWith(key) && mayRead(name, problem)).length)
    }

    const speeds = await call(name, 'GET', '/api/pace/speeds')
    expect(speeds.status).toBe(oracle[name].findings ? 200 : 403)
    const fast = (speeds.json ?? {}) as { rows?: { key: string; stages: { done: number; waiting: number }[] }[] }
    for (const { key, stages } of fast.rows ?? []) {
      const mine = problems.filter((problem) => problem.village.startsWith(key) && mayRead(name, problem)).length
      for (const { done, waiting } of stages) expect(done + waiting).toBeLessThanOrEqual(mine)
      expect(mine).toBeGreaterThan(0)
    }
    await expectIndicators(name)

    const ownHouseholds = households.filter((one) => seesHousehold(name, one, subjects)).map((one) => one.id).sort()
    const listedHouseholds = await listAll(name, '/api/households')
    expect(listedHouseholds?.map((row) => row['id']).sort() ?? []).toEqual(ownHouseholds)

    await expectOnThePhone(name, ownHouseholds, own)

    const pair = `earlier=${rounds.first.id}&later=${rounds.second.id}`
    const comparison = await call(name, 'GET', `/api/comparison?${pair}`)
    expect(comparison.status).toBe(oracle[name].compares ? 200 : 403)
    if (!oracle[name].compares) return
    const total = comparison.json?.['total'] as { counts: Record<string, number> }
    expect(Object.values(total.counts).reduce((sum, count) => sum + count, 0)).toBe(own.length)
    const items = [
      ...(await listAll(name, `/api/comparison/items?${pair}&select=found-earlier`)) ?? [],
      ...(await listAll(name, `/api/comparison/items?${pair}&select=found-later`)) ?? [],
    ]
    expect([...new Set(items.map((row) => row['problem']))].sort()).toEqual(own)
    const overview = await call(name, 'GET', '/api/overview')
    expect(overview.json).toMatchObject({ problems: own.length, households: ownHouseholds.length })
  })

  /** Indicators, their objects, reports and the members that they count are each place's and each department's own. */
  async function expectIndicators(name: CastName): Promise<void> {
    const mine = (code: string) => !seesNoIndicators.includes(name) && (indicatorsOf[name]?.includes(code) ?? true)
    const { sees } = oracle[name]
    const board = await call(name, 'GET', '/api/indicators?year=2020')
    const codes = ((board.json?.['rows'] ?? []) as { indicator: { code: string } }[]).map(({ indicator }) => indicator.code)
    expect(codes).toEqual(['C01', 'C02', 'C03', 'M01', 'R01', 'R02', 'W01'].filter(mine))
    const led = ((await call(name, 'GET', '/api/indicator-departments?year=2020')).json?.['rows'] ?? []) as { indicators: { id: string }[] }[]
    expect(led.flatMap(({ indicators }) => indicators.map(({ id }) => id)).sort()).toEqual(codes.map((code) => indicatorId(county, 2020, code)).sort())
    const objects = (await listAll(name, '/api/indicator-objects')) ?? []
    const known = objectRows.map((row) => ({ number: String(row[2]), village: String(row[4]) }))
    expect(objects.map((row) => row['number']).sort()).toEqual(known.filter(({ village }) => mine('R02') && sees(village)).map(({ number }) => number))
    const change = { state: 'planned', startedOn: null, finishedOn: null, note: '', photos: [], responsible: '', plannedOn: null }
    for (const { village, number } of known) {
      const { id } = await checked.database.selectFrom('indicator_object').select('id').where('number', '=', number).executeTakeFirstOrThrow()
      const { status } = await call(name, 'PUT', `/api/indicator-objects/${id}`, change)
      expect([name, number, status === 200]).toEqual([name, number, mine('R02') && sees(village) && name !== 'supervision' && name !== 'leader'])
    }
    const reports = (await listAll(name, '/api/indicator-reports')) ?? []
    const places = [['R01', '431999101', villages.pingan], ['R01', '431999102', villages.baiyun], ['M01', county, null]] as const
    const expected = places.filter(([code, , village]) => mine(code) && (village === null ? name !== 'qingxi' && name !== 'shiqiao' && name !== 'pingan' : name !== 'pingan' && sees(village)))
    expect(reports.map((row) => `${row['code'] ?? ''} ${row['region'] ?? ''}`).sort()).toEqual(expected.map(([code, region]) => `${code} ${region}`).sort())
    const [stage] = ((await call(name, 'GET', '/api/stages')).json?.['stages'] ?? []) as { demands: { now: number }[] }[]
    const { open } = ((await call(name, 'GET', '/api/pace')).json?.['total'] ?? {}) as { open?: number }
    expect([name, stage?.demands.map(({ now }) => now)])
      .toEqual([name, seesNoIndicators.includes(name) ? undefined : [open, reports.filter((row) => row['standing'] === 'missing').length]])
    for (const [code, region] of places) {
      const indicator = indicatorId(county, 2020, code)
      const report = { id: randomUUID(), indicator, region, period: '2019-12-01', done: 1, started: null, whole: null, rate: null, remark: '' }
      const { json } = await call(name, 'POST', '/api/indicator-reports', report)
      // A partner reads and does not report.
      const reaches = expected.some(([own, place]) => own === code && place === region) && name !== 'supervision' && name !== 'leader'
        && !(name === 'education' && code === 'R01')
      expect([name, code, region, json?.['code'] === 'indicator-period-wrong']).toEqual([name, code, region, reaches])
      const story = await call(name, 'GET', `/api/indicators/${indicator}?region=${region}`)
      expect([name, code, region, story.status === 200]).toEqual([name, code, region, expected.some(([own, place]) => own === code && place === region)])
    }
    for (const [path, column, code] of [['/api/indicator-houses', 'id', 'W01'], ['/api/indicator-members', 'household', 'M01']] as const) {
      const counted = (await listAll(name, path)) ?? []
      expect(counted.map((row) => row[column]).sort()).toEqual(households.filter(({ village }) => mine(code) && sees(village)).map(({ id }) => id).sort())
    }
  }

  /** A phone is brought exactly what is its person's: by the first fetch, and by the changes since the beginning. */
  async function expectOnThePhone(name: CastName, ownHouseholds: string[], ownProblems: string[]): Promise<void> {
    const device = randomUUID()
    await call(name, 'POST', '/api/sync/devices', { id: device, name: 'phone' })
    const fetched: { id: string; problems: { id: string }[] }[] = []
    let cursor: string | null = ''
    let scope = ''
    while (cursor !== null) {
      const { status, json }: Awaited<ReturnType<typeof call>> =
        await call(name, 'GET', `/api/sync/snapshot?device=${device}&limit=5${cursor ? `&cursor=${cursor}` : ''}`)
      expect(status).toBe(name === 'admin' ? 403 : 200)
      if (status !== 200) return
      fetched.push(...(json?.['households'] as typeof fetched))
      cursor = json?.['next'] as string | null
      scope = (json?.['scope'] as { fingerprint: string }).fingerprint
    }
    const changes = await call(name, 'GET', `/api/sync/changes?device=${device}&sequence=0&scope=${scope}&limit=500`)
    for (const records of [fetched, changes.json?.['households'] as typeof fetched]) {
      expect(records.map(({ id }) => id).sort()).toEqual(ownHouseholds)
      expect(records.flatMap((record) => record.problems.map(({ id }) => id)).sort()).toEqual(ownProblems)
    }
    const stranger = name === 'pingan' ? 'qingxi' : 'pingan'
    expect((await call(stranger, 'DELETE', `/api/sync/devices/${device}`)).status).toBe(404)
    expect((await call(stranger, 'GET', `/api/sync/devices/${device}/work`)).status).toBe(404)
    expect((await call(stranger, 'PUT', `/api/sync/devices/${device}/work`, { works: [] })).json).toMatchObject({ code: 'device-unknown' })
    expect((await call(stranger, 'GET', `/api/sync/changes?device=${device}&sequence=0&scope=x`)).json).toMatchObject({ code: 'device-unknown' })
    expect((await call(stranger, 'POST', '/api/sync/operations', { device, operations: [], answered: null })).status).toBe(404)
    expect((await call('office', 'DELETE', `/api/sync/devices/${device}`)).status).toBe(200)
    // With the phone goes its session.
    expect((await call(name, 'GET', '/api/session')).json).toMatchObject({ code: 'device-revoked' })
    headers.set(name, await server.signIn(county, name, password))
  }

  it('a record is found by its id exactly by those whose it is, and looks like no record to all others', () =>
    fc.assert(fc.asyncProperty(fc.constantFrom(...castNames), fc.nat(), async (name, pick) => {
      const problem = problems[pick % problems.length]!
      const expected = !oracle[name].findings ? 403 : mayRead(name, problem) ? 200 : 404
      expect((await call(name, 'GET', `/api/problems/${problem.id}`)).status).toBe(expected)
      expect((await call(name, 'GET', `/api/problems/${problem.id}/similar-measures?text=x`)).status).toBe(expected)

      const household = households[pick % households.length]!
      const subjects = await itemsBySubject()
      const seen = seesHousehold(name, household, subjects)
      const view = await call(name, 'GET', `/api/households/${household.id}`)
      expect(view.status).toBe(name === 'admin' ? 403 : seen ? 200 : 404)
      if (view.status === 200) expectOnlyOwn(name, view.json)
      const revealed = await call(name, 'POST', `/api/households/${household.id}/reveal`, { purpose: '核对身份' })
      expect(revealed.status).toBe(!oracle[name].reveals ? 403 : seen ? 200 : 404)
      const act = { id: randomUUID(), version: 1, preview: true, act: { act: 'end', as: 'died-out' } }
      const shown = await call(name, 'POST', `/api/households/${household.id}/acts`, act)
      expect(shown.status).toBe(!importers.includes(name) ? 403 : oracle[name].sees(household.village) ? 200 : 404)

      const visit = visits[pick % visits.length]!
      const attachment = await call(name, 'GET', `/api/visits/${visit.id}/attachments/none.jpg`)
      expect(attachment.status).toBe(oracle[name].findings ? 404 : 403)
    }), { numRuns: 60 }))

  /** Within a household that is theirs, a department still sees its own items only, and a census team no findings. */
  function expectOnlyOwn(name: CastName, view: Record<string, unknown> | null): void {
    const seen = view as {
      household: { phone: string; members: { documentNumber: string }[] }
      visits: { observations: { item: ItemCode }[] }[]
      problems: { item: ItemCode }[]
    }
    const items = [...seen.problems, ...seen.visits.flatMap((visit) => visit.observations)].map((one) => one.item)
    expect(items.filter((item) => !oracle[name].seesItem(item))).toEqual([])
    expect(seen.household.phone).toBe('138****1234')
    for (const member of seen.household.members) expect(member.documentNumber).toMatch(/^\d{2}\*+\d{3}$/)
  }

  it('an action changes only what is theirs to change', () =>
    fc.assert(fc.asyncProperty(fc.constantFrom(...castNames), fc.nat(), async (name, pick) => {
      await readFacts()
      const problem = problems[pick % problems.length]!
      const reply = await call(name, 'POST', `/api/problems/${problem.id}/actions`, {
        id: randomUUID(), version: problem.version, action: { action: 'dispatch', unit: 'office' },
      })
      const after = await checked.database
        .selectFrom('problem').select('version').where('id', '=', problem.id).executeTakeFirstOrThrow()
      const own = oracle[name].acts && mayRead(name, problem)
      expect(after.version > problem.version).toBe(reply.status === 200)
      const batch = await call(name, 'POST', '/api/problem-actions', {
        preview: false, action: { action: 'comment', text: '核实中' },
        problems: [{ id: randomUUID(), problem: problem.id, version: after.version }],
      })
      if (oracle[name].findings) expect(batch.json).toMatchObject({ done: mayRead(name, problem) ? 1 : 0 })
      else expect(batch.status).toBe(403)
      if (!oracle[name].acts) expect(reply.status).toBe(403)
      else if (own) expect([200, 403, 409]).toContain(reply.status)
      else expect(reply.status).toBe(404)
    }), { numRuns: 60 }))

  it('a post that has ended opens nothing', async () => {
    const person = checked.actors.shiqiao.person
    await checked.database.updateTable('post').set({ valid_to: '2020-04-01' }).where('person', '=', person).execute()
    checked.application.actors.clear()
    expect((await call('shiqiao', 'GET', '/api/problems')).status).toBe(403)
    expect((await call('shiqiao', 'GET', `/api/households/${households[0]!.id}`)).status).toBe(403)
  })
})
