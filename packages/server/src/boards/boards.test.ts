import { savePosts } from '../access/save.queries.ts'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { BoardBy, BoardRow, getBoard, getLeaderChecks, getOwnRanks } from '@lookback/core/boards'
import type { BoardCount, BoardStage, ChangeCount, Measure, Problem, ProblemAction } from '@lookback/core/problems'
import type { listProblems } from '@lookback/core/problems'
import { boardCounts, boardStages, changeCounts } from '@lookback/core/problems'
import { RankedBy, rankedRows } from '@lookback/core/boards'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { actOn } from '../problems/commands.ts'
import { countBoard } from './queries.ts'
import { problemOf } from '../problems/save.queries.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import { addDays, dayOf } from '@lookback/core/kernel'
import { townshipOf } from '@lookback/core/places'

type Board = z.infer<typeof getBoard.reply>
type Fact = Problem & { number: string; village: string; measures: Measure[]; returnedOn: string[] }

const now = '2020-05-07T02:00:00.000Z'
/** The day on which all of them were found. */
const found = '2020-03-10'
const plan = (text: string, kind: Measure['kind'] = 'policy'): ProblemAction => ({ action: 'plan', measures: [{ kind, text }] })
const evidence = [{ sha256: 'd'.repeat(64), kind: 'photo' as const, madeAt: '2020-03-10T03:00:00.000Z' }]
const report = (text: string): ProblemAction => ({
  action: 'report', measures: [{ kind: 'policy', text }, { kind: 'own-drive', text: '户帮户' }], evidence,
})
const mended = [
  ['township', { action: 'acknowledge' }], ['township', plan('补窗户')], ['township', report('补 窗户。')],
] as const satisfies readonly [CastName | 'township', ProblemAction][]
const closed = [
  ...mended, ['office', { action: 'review' }], ['supervision', { action: 'site-check', stillThere: false }],
  ['second', { action: 'accept' }],
] as const satisfies readonly [CastName | 'township', ProblemAction][]
const dispatch: [CastName, ProblemAction] = ['office', { action: 'dispatch' }]

/** Lives that differ in where they stop and what goes wrong; a step is a day. */
const lives: readonly (readonly (readonly [CastName | 'township', ProblemAction])[])[] = [
  [],
  [dispatch],
  [dispatch, mended[0]],
  [dispatch, ...mended],
  [dispatch, ...mended, ['office', { action: 'return', reason: '照片看不清' }]],
  [['township', { ...report('换新瓦'), action: 'fix-on-the-spot' } as ProblemAction]],
  [dispatch, ...mended, ['office', { action: 'review' }]],
  [dispatch, ...closed],
  [dispatch, ...closed, ['supervision', { action: 'revisit', held: false, note: '又漏了' }], dispatch],
  [dispatch, ['office', { action: 'void', reason: '不是本户', evidence }]],
  [dispatch, ...mended, ['supervision', { action: 'site-check', stillThere: true }], ['leader', { action: 'leader-check', how: 'led', note: '现场督办' }]],
  [dispatch, ['township', report('直接报')], ['leader', { action: 'leader-check', how: 'verified', note: '看了' }],
    ['leader', { action: 'leader-check', how: 'verified', note: '又看了' }]],
  [dispatch, ['township', { action: 'acknowledge' }], ['township', plan('种油茶', 'own-drive')]],
]

describe('the board', () => {
  let checked: CheckedCounty
  let server: TestServer
  let facts: Fact[]
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(4)
    checked.setTime('2020-03-10T02:00:00.000Z')
    for (const [village, name] of [['pingan', 'qingxi'], ['xinglong', 'qingxi'], ['baiyun', 'shiqiao']] as const) {
      await record(checked, name, [0, 1, 2, 3].map((household) => ({
        household: numberIn(villages[village], household), found: items.map(({ code }) => code),
      })))
    }
    for (const [index, fact] of (await readFacts()).entries()) await live(fact, lives[index % lives.length] ?? [], index)
    checked.setTime(now)
    await savePosts(checked.application, county, [{
      id: randomUUID(), person: checked.actors.second.person, unit: 'office', role: 'leader', title: '副县长', region: '431999102',
      department: null, duty: 'leader-in-charge', validFrom: '2020-01-01', validTo: null,
    }], null)
    facts = await readFacts()
    server = await testServer(checked.application)
    for (const name of ['office', 'qingxi', 'housing', 'pingan', 'census'] as const) {
      headers.set(name, await server.signIn(county, name, password))
    }
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function live(fact: Fact, life: (typeof lives)[number], index: number): Promise<void> {
    for (const [step, [who, action]] of life.entries()) {
      checked.setTime(new Date(Date.parse('2020-03-11T02:00:00.000Z') + (step * (index % 3 + 1) * 24 + index) * 3_600_000).toISOString())
      const name = who === 'township' ? (fact.village.startsWith('431999101') ? 'qingxi' : 'shiqiao') : who
      await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: fact.id, version: fact.version + step, action })
    }
  }

  async function readFacts(): Promise<Fact[]> {
    const rows = await checked.database.selectFrom('problem').selectAll().orderBy('region').orderBy('subject').orderBy('item').execute()
    const told = await checked.database
      .selectFrom('log_entry').select(['problem', 'kind', 'payload', 'happened_at'])
      .where('kind', 'in', ['problem-planned', 'problem-reported', 'problem-returned']).orderBy('sequence').execute()
    return rows.map((row) => ({
      ...problemOf(row), number: row.number, village: row.region,
      measures: told.filter(({ problem, kind }) => problem === row.id && kind !== 'problem-returned').flatMap(({ payload }) => (payload as { measures: Measure[] }).measures),
      returnedOn: told.filter(({ problem, kind }) => problem === row.id && kind === 'problem-returned').map(({ happened_at: at }) => dayOf(at)),
    }))
  }

  async function get<Reply>(name: CastName, path: string): Promise<Reply> {
    const reply = await fetch(`${server.url}${path}`, { headers: headers.get(name) ?? {} })
    expect(reply.status, path).toBe(200)
    return (await reply.json()) as Reply
  }

  const board = (name: CastName, by: BoardBy, region?: string, since = found) =>
    get<Board>(name, `/api/board?by=${by}&since=${since}${region ? `&region=${region}` : ''}`)

  /** The same numbers by plain counting, written down here once more. */
  function counted(own: readonly Fact[], since = found): Omit<BoardRow, 'key' | 'name'> {
    const rank = ['found', 'dispatched', 'acknowledged', 'reported', 'reviewed', 'closed']
    const real = own.filter(({ state }) => state !== 'void' && state !== 'merged')
    const reached = (state: string) => real.filter((one) => rank.indexOf(one.state) >= rank.indexOf(state)).length
    const sum = (number: (one: Fact) => number) => real.reduce((total, one) => total + number(one), 0)
    const having = (kind: Measure['kind']) => real.filter(({ measures }) => measures.some((one) => one.kind === kind)).length
    return {
      found: real.length, dispatched: reached('dispatched'), acknowledged: reached('acknowledged'), reported: reached('reported'),
      closed: reached('closed'),
      overdue: real.filter(({ state, dueOn }) => state !== 'closed' && dueOn !== null && dueOn < '2020-05-07').length,
      returned: sum((one) => one.returns), falseReports: sum((one) => one.falseReports), cameBack: sum((one) => one.spell - 1),
      policyMeasures: having('policy'), ownDriveMeasures: having('own-drive'),
      ...changed(real, since),
      ...Object.fromEntries(boardStages.flatMap((stage) => [
        [`${stage}-done`, took(real, stage).length], [`${stage}-waiting`, waited(real, stage).length],
      ])) as Record<Extract<BoardCount, `${BoardStage}-${string}`>, number>,
      stages: boardStages.map((stage) => ({
        stage, medianDays: median(took(real, stage)), medianWaitingDays: median(waited(real, stage)),
      })),
    }
  }

  /** What has happened since a day and still holds. */
  function changed(real: readonly Fact[], since: string): Record<ChangeCount, number> {
    const from = (instant: string | null) => instant !== null && dayOf(new Date(instant)) >= since
    const those = (is: (one: Fact) => boolean) => real.filter(is).length
    return {
      newlyFound: those(({ spell, foundAt }) => spell === 1 && from(foundAt)),
      newlyBack: those(({ spell, foundAt }) => spell > 1 && from(foundAt)),
      newlyClosed: those(({ state, closedAt }) => state === 'closed' && from(closedAt)),
      newlyOverdue: those(({ state, dueOn }) => state !== 'closed' && dueOn !== null && addDays(dueOn, 1) >= since && dueOn < dayOf(new Date(now))),
      newlyReturned: those(({ returnedOn }) => returnedOn.some((day) => day >= since)),
    }
  }

  const took = (real: readonly Fact[], stage: BoardStage) => real.flatMap((one) => days(start(one, stage), end(one, stage)))
  const waited = (real: readonly Fact[], stage: BoardStage) => real
    .filter(({ state }) => ['found', 'dispatched', 'acknowledged', 'reported', 'reviewed'].indexOf(state) === boardStages.indexOf(stage))
    .flatMap((one) => days(start(one, stage), now))

  function start(one: Fact, stage: BoardStage): string | null {
    switch (stage) {
      case 'dispatch': return one.foundAt
      case 'acknowledge': return one.dispatchedAt
      case 'report': return one.acknowledgedAt ?? one.dispatchedAt ?? one.foundAt
      case 'review': return one.reportedAt
      case 'close': return one.reviewedAt
    }
  }

  const end = (one: Fact, stage: BoardStage) =>
    ({ dispatch: one.dispatchedAt, acknowledge: one.acknowledgedAt, report: one.reportedAt, review: one.reviewedAt, close: one.closedAt })[stage]

  const days = (from: string | null, to: string | null) =>
    (from === null || to === null ? [] : [(Date.parse(to) - Date.parse(from)) / 86_400_000])

  function median(values: readonly number[]): number | null {
    const sorted = [...values].sort((one, other) => one - other)
    if (sorted.length === 0) return null
    const middle = (sorted.length - 1) / 2
    return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
  }

  /** The same with fractions as near as arithmetic allows. */
  const close = (expected: Omit<BoardRow, 'key' | 'name'>) => ({
    ...expected,
    stages: expected.stages.map((stage) => ({
      ...stage, medianDays: near(stage.medianDays), medianWaitingDays: near(stage.medianWaitingDays),
    })),
  })
  const near = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 6))

  const sees: Partial<Record<CastName, (one: Fact) => boolean>> = {
    office: () => true,
    qingxi: ({ village }) => village.startsWith('431999101'),
    housing: ({ item }) => item.startsWith('H'),
    pingan: ({ village }) => village === villages.pingan,
  }
  const keyOf: Record<BoardBy, (one: Fact) => string> = {
    township: ({ village }) => townshipOf(village), village: ({ village }) => village, department: ({ department }) => department, item: ({ item }) => item,
  }

  it.each([
    ['office', 'township', undefined, found], ['office', 'village', '431999101', '2020-03-13'], ['office', 'department', undefined, '2020-03-14'],
    ['qingxi', 'village', undefined, '2020-03-18'], ['qingxi', 'township', '431999102', found], ['housing', 'township', undefined, '2020-03-21'],
    ['pingan', 'village', undefined, '2020-03-16'], ['office', 'item', '431999102', '2020-03-15'],
  ] as const)('counts for %s by %s in %s with what changed since %s as plain counting does', async (name, by, region, since) => {
    const own = facts.filter((one) => sees[name]?.(one) && one.village.startsWith(region ?? county))
    const { total, rows } = await board(name, by, region, since)
    expect(total).toEqual({ key: county, name: '合计', ...close(counted(own, since)) })
    for (const row of rows) {
      expect(row, row.name).toMatchObject(close(counted(own.filter((one) => keyOf[by](one) === row.key), since)))
    }
    expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining([...new Set(own.map(keyOf[by]))]))
  })

  it('has a life of every kind in it', async () => {
    const { total } = await board('office', 'township')
    for (const [name, value] of Object.entries(total)) if (typeof value === 'number') expect(value, name).toBeGreaterThan(0)
  })

  it('names places without a problem too, and none outside the scope', async () => {
    const names = async (name: CastName, by: BoardBy) => (await board(name, by)).rows.map((row) => [row.name, row.found > 0])
    expect(await names('office', 'village')).toEqual([['平安村', true], ['兴隆村', true], ['白云村', true], ['禾山村', false]])
    expect(await names('qingxi', 'township')).toEqual([['清溪镇', true]])
    expect(await names('office', 'department')).toEqual([['教育局', true], ['住建局', true], ['领导小组办公室', true]])
  })

  it('tells a township its rank among all by every figure, as the county’s own page ranks it, and nobody anything of others', async () => {
    type Ranks = z.infer<typeof getOwnRanks.reply>
    for (const sort of RankedBy.options) {
      const rows = rankedRows((await board('office', 'township')).rows, sort)
      const expected = rows.find(({ key }) => key === '431999101')
      expect(expected?.rank).toBeGreaterThan(0)
      expect(await get<Ranks>('qingxi', `/api/board/ranks?sort=${sort}&since=${found}`))
        .toEqual({ townships: [{ region: '431999101', name: '清溪镇', rank: expected?.rank, of: rows.filter(({ rank }) => rank !== null).length }] })
    }
    for (const name of ['office', 'housing', 'pingan'] as const) expect(await get<Ranks>(name, '/api/board/ranks')).toEqual({ townships: [] })
  })

  it('opens every number: the list behind it holds as many', async () => {
    for (const [by, region] of [['township', undefined], ['department', '431999101']] as const) {
      const { total, rows } = await board('office', by, region)
      for (const row of [total, ...rows.slice(0, 2)]) {
        const key = row === total ? null : row.key
        const within = { ...(region && { region }), ...(key && (by === 'department' ? { department: key } : { region: key })) }
        const shown = [...Object.entries(boardCounts), ...Object.entries(changeCounts).map(([name, { where }]) => [name, { where: { ...where, since: found } }] as const)]
        for (const [name, { where }] of shown) {
          const query = new URLSearchParams({ ...within, ...where }).toString()
          const { times } = await get<{ times: number }>('office', `/api/problems?${query}`)
          expect({ name, times }).toEqual({ name, times: row[name as BoardCount | ChangeCount] })
        }
      }
    }
  })

  it('tells which leader looked in person how often, and who in charge has not yet', async () => {
    type Leaders = z.infer<typeof getLeaderChecks.reply>
    const { leaders } = await get<Leaders>('office', '/api/board/leaders')
    const led = facts.filter(({ leaderCheckedAt, falseReports }) => leaderCheckedAt !== null && falseReports > 0).length
    const all = facts.filter(({ leaderCheckedAt }) => leaderCheckedAt !== null).length
    expect(leaders).toEqual([
      { person: checked.actors.leader.person, name: 'leader', title: 'leader', verified: (all - led) * 2, led, supervised: 0, taken: all },
      { person: checked.actors.second.person, name: 'second', title: '副县长', verified: 0, led: 0, supervised: 0, taken: 0 },
    ])
    for (const { person, taken } of leaders) {
      expect(await get<{ total: number }>('office', `/api/problems?leader=${person}`)).toMatchObject({ total: taken })
    }
    const here = facts.filter(({ leaderCheckedAt, village }) => leaderCheckedAt !== null && village === villages.pingan).length
    const village = await get<Leaders>('pingan', '/api/board/leaders')
    expect(village.leaders.map(({ name, taken }) => [name, taken])).toEqual([['leader', here]])
    expect(here).toBeLessThan(all)
  })

  it.each(['place', 'due', 'newest'] as const)('opens lists that are in order of %s, page by page, each problem once', async (order) => {
    const rows: z.infer<typeof listProblems.reply>['rows'] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: z.infer<typeof listProblems.reply> = await get('office', `/api/problems?order=${order}&limit=7${cursor && `&cursor=${cursor}`}`)
      rows.push(...page.rows)
      cursor = page.next
    }
    const place = ({ region, subject, item, id }: (typeof rows)[number]) => `${region} ${subject.number} ${item} ${id}`
    const keys = {
      place: () => '', due: ({ dueOn }: (typeof rows)[number]) => dueOn ?? '9999',
      newest: ({ foundAt }: (typeof rows)[number]) => String(9e15 - Date.parse(foundAt)),
    }
    const expected = [...rows].sort((one, other) => {
      const [a, b] = [one, other].map((row) => `${keys[order](row)} ${place(row)}`)
      return (a ?? '') < (b ?? '') ? -1 : 1
    })
    expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(facts.map(({ id }) => id)))
  })

  it('finds problems by a part of a name, how it is read, a number and words of the item, within the own places', async () => {
    const found = async (name: CastName, text: string) => {
      const { rows } = await get<z.infer<typeof listProblems.reply>>(name, `/api/problems?limit=100&text=${encodeURIComponent(text)}`)
      return rows.map(({ id }) => id).sort()
    }
    const whose = (is: (one: Fact) => boolean) => facts.filter(is).map(({ id }) => id).sort()
    const item = items[0]
    expect(await found('office', '大山1')).toEqual(whose(({ number }) => number.endsWith('0002')))
    expect(await found('office', 'sds')).toEqual(whose(() => true))
    expect(await found('qingxi', `${villages.baiyun.slice(-6)}0001`)).toEqual([])
    expect(await found('office', `${villages.baiyun.slice(-6)} 0001`)).toEqual(whose(({ number }) => number === numberIn(villages.baiyun, 0)))
    expect(await found('qingxi', item.wording.slice(1, 4))).toEqual(whose((one) => one.item === item.code && one.village.startsWith('431999101')))
    expect(await found('office', '100%')).toEqual([])
  })

  it('never says that something took less than no time, whatever the clock of a phone said', async () => {
    const days = async () => (await countBoard(checked.database, { county, grants: [{ region: county, department: null }] }, { by: 'village', since: found }, new Date(now)))
      .flatMap((row) => boardStages.flatMap((stage) => [row[stage].medianDays, row[stage].medianWaitingDays]))
    const before = await days()
    await sql`update problem set acknowledged_at = acknowledged_at - interval '90 days', found_at = found_at + interval '90 days'`.execute(checked.database)
    const late = await days()
    await sql`update problem set acknowledged_at = acknowledged_at + interval '90 days', found_at = found_at - interval '90 days'`.execute(checked.database)
    expect(late.filter((one) => one !== null && one < 0)).toEqual([])
    expect(late).toContain(0)
    expect(late.map((one) => one === null)).toEqual(before.map((one) => one === null))
    expect(await days()).toEqual(before)
  })

  it('is closed to whoever sees no problems', async () => {
    for (const path of ['/api/board', '/api/board/leaders']) {
      expect((await fetch(`${server.url}${path}`, { headers: headers.get('census') ?? {} })).status).toBe(403)
    }
  })
})
