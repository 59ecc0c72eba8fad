import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { addDays, dayOf, daysBetween } from '@lookback/core/kernel'
import type { PaceRow } from '@lookback/core/pace'
import { getPace, getSpeeds } from '@lookback/core/pace'
import { townshipOf } from '@lookback/core/places'
import type { ProblemAction } from '@lookback/core/problems'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { actOn } from '../problems/commands.ts'

type Pace = z.infer<typeof getPace.reply>

/** A problem by what counts here. */
interface Fact {
  id: string
  village: string
  department: string
  state: string
  foundOn: string
  closedOn: string | null
}

const examination = '2020-07-06'
const evidence = [{ sha256: 'd'.repeat(64), kind: 'photo' as const, madeAt: '2020-03-10T03:00:00.000Z' }]
const wayToClosing: readonly (readonly [CastName | 'township', ProblemAction])[] = [
  ['office', { action: 'dispatch' }],
  ['township', { action: 'report', measures: [{ kind: 'policy', text: '补窗户' }], evidence }],
  ['office', { action: 'review' }], ['supervision', { action: 'site-check', stillThere: false }], ['second', { action: 'accept' }],
]

describe('the clock', () => {
  let checked: CheckedCounty
  let server: TestServer
  let facts: Fact[]
  const headers = new Map<CastName, Record<string, string>>()
  const people = ['office', 'qingxi', 'housing', 'pingan', 'census'] as const

  beforeAll(async () => {
    checked = await checkedCounty(4)
    checked.setTime('2020-03-10T02:00:00.000Z')
    for (const [village, name] of [['pingan', 'qingxi'], ['xinglong', 'qingxi'], ['baiyun', 'shiqiao']] as const) {
      await record(checked, name, [0, 1, 2, 3].map((household) => ({
        household: numberIn(villages[village], household), found: items.map(({ code }) => code),
      })))
    }
    const problems = await checked.database.selectFrom('problem').select(['id', 'region', 'version']).orderBy('number').orderBy('item').execute()
    // One a day from the 20th of April on, of every second problem; the last of them this morning.
    for (const [index, problem] of problems.entries()) {
      const day = index % 2 === 0 ? addDays('2020-04-20', index / 2) : null
      if (day !== null && day <= '2020-05-07') await act(problem, wayToClosing, `${day}T01:00:00.000Z`)
    }
    // One that came back, one that was none.
    await act({ ...problems[0]!, version: problems[0]!.version + 5 }, [['supervision', { action: 'revisit', held: false, note: '又漏了' }]], '2020-05-06T01:00:00.000Z')
    await act(problems[1]!, [['office', { action: 'dispatch' }], ['office', { action: 'void', reason: '不是本户', evidence }]], '2020-05-06T01:00:00.000Z')
    facts = await readFacts()
    server = await testServer(checked.application)
    await itIs('2020-05-07T02:00:00.000Z')
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function act({ id, region, version }: { id: string; region: string; version: number }, steps: typeof wayToClosing, at: string): Promise<void> {
    checked.setTime(at)
    for (const [step, [who, action]] of steps.entries()) {
      const name = who === 'township' ? (townshipOf(region) === '431999101' ? 'qingxi' : 'shiqiao') : who
      await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem: id, version: version + step, action })
    }
  }

  async function readFacts(): Promise<Fact[]> {
    const rows = await checked.database
      .selectFrom('problem').select(['id', 'region', 'department', 'state', 'found_at', 'closed_at']).where('state', '<>', 'void').execute()
    return rows.map((row) => ({
      id: row.id, village: row.region, department: row.department, state: row.state, foundOn: dayOf(row.found_at),
      closedOn: row.state === 'closed' && row.closed_at ? dayOf(row.closed_at) : null,
    }))
  }

  async function itIs(instant: string): Promise<void> {
    checked.setTime(instant)
    for (const name of people) headers.set(name, await server.signIn(county, name, password))
  }

  async function get<Reply>(name: CastName, path: string, query: Record<string, string> = {}): Promise<Reply> {
    const reply = await fetch(`${server.url}${path}?${new URLSearchParams(query).toString()}`, { headers: headers.get(name) ?? {} })
    expect(reply.status, path).toBe(200)
    return (await reply.json()) as Reply
  }
  const pace = async (name: CastName, query: Record<string, string> = {}): Promise<Pace> => getPace.reply.parse(await get(name, '/api/pace', query))
  const listed = async (name: CastName, query: Record<string, string>) => (await get<{ total: number }>(name, '/api/problems', query)).total

  /** The counts of a row by plain counting, written down here once more. */
  function counted(own: readonly Fact[], today: string) {
    const closedOver = (days: number) => own.filter(({ closedOn }) => closedOn !== null && closedOn < today && closedOn >= addDays(today, -days)).length
    const open = own.filter(({ state }) => state !== 'closed').length
    const left = daysBetween(today, examination)
    const slower = Math.min(closedOver(7) / 7, closedOver(14) / 14)
    return {
      found: own.length, closed: own.length - open, open, judgedBy: closedOver(14) / 14 < closedOver(7) / 7 ? 14 : 7,
      held: [7, 14].map((days) => ({ days, closed: closedOver(days), perDay: expect.closeTo(closedOver(days) / days, 9) as number })),
      leftAtDate: Math.max(0, Math.ceil(open - slower * left)), calendar: open / left,
    }
  }

  function expectRow(row: PaceRow, own: readonly Fact[], today: string): void {
    const { calendar, ...rest } = counted(own, today)
    expect(row, row.name).toMatchObject(rest)
    expect(row.needed.calendar).toBeCloseTo(calendar, 9)
  }

  const sees: Partial<Record<CastName, (one: Fact) => boolean>> = {
    office: () => true,
    qingxi: ({ village }) => townshipOf(village) === '431999101',
    housing: ({ department }) => department === 'housing',
    pingan: ({ village }) => village === villages.pingan,
  }

  it.each([
    ['office', {}, 'township'], ['office', { region: '431999101' }, 'village'], ['qingxi', {}, 'village'], ['housing', {}, 'township'],
    ['pingan', {}, 'village'],
  ] as const)('counts for %s in %o by %s as plain counting does, and every figure opens as many', async (name, query, by) => {
    const region: string = 'region' in query ? query.region : county
    const own = facts.filter((one) => sees[name]?.(one) && one.village.startsWith(region))
    const reply = await pace(name, query)
    expect(reply).toMatchObject({ by, today: '2020-05-07', examination: { day: examination }, daysLeft: { calendar: 60 } })
    expect(reply.rows.map(({ key }) => key).sort()).toEqual([...new Set(own.map(({ village }) => (by === 'village' ? village : townshipOf(village))))].sort())
    for (const row of [reply.total, ...reply.rows]) {
      const place = row === reply.total ? query : { region: row.key }
      expectRow(row, own.filter(({ village }) => village.startsWith(row === reply.total ? region : row.key)), reply.today)
      expect(await listed(name, { ...place, counted: 'open' })).toBe(row.open)
      for (const { days, closed } of row.held) expect(await listed(name, { ...place, closed: `within-${days}` })).toBe(closed)
    }
    expect(reply.rows.map(({ leftAtDate }) => leftAtDate)).toEqual(reply.rows.map(({ leftAtDate }) => leftAtDate ?? 0).sort((one, other) => other - one))
    expect(reply.series.at(0)?.day).toBe('2020-03-10')
    expect(reply.series.at(-1)).toEqual({ day: '2020-05-07', open: reply.total.open })
    for (const { day, open } of reply.series.filter((_, index) => index % 9 === 0 || index > 55)) {
      expect(open).toBe(own.filter(({ foundOn, closedOn }) => foundOn <= day && (closedOn === null || closedOn > day)).length)
      expect(await listed(name, { ...query, openOn: day })).toBe(open)
    }
  })

  it('needs more a working day than a day, and tells when it will be done, or why it cannot', async () => {
    const { total, daysLeft, rows } = await pace('office')
    expect(daysLeft?.working).toBeGreaterThan(35)
    expect(total.needed.working).toBeCloseTo(total.open / (daysLeft?.working ?? 0), 9)
    const { forecast } = total
    expect(forecast?.early && forecast.early <= forecast.likely && forecast.likely <= forecast.late).toBe(true)
    expect(forecast?.early && forecast.early > '2020-05-07').toBe(true)
    expect(total.noForecast).toBeNull()
    expect(rows.filter((row) => (row.forecast === null) === (row.noForecast === null))).toEqual([])
    expect((await pace('office')).total.forecast).toEqual(forecast)
  })

  it('goes on with the clock: days run out, what was held fades, what is needed grows', async () => {
    const before = await pace('office')
    await itIs('2020-05-21T02:00:00.000Z')
    const later = await pace('office')
    expect(later.daysLeft?.calendar).toBe(46)
    expectRow(later.total, facts, '2020-05-21')
    expect(later.total.needed.working).toBeGreaterThan(before.total.needed.working ?? Infinity)
    expect(await listed('office', { closed: 'within-14' })).toBe(later.total.held[1].closed)
    expect(later.total.held[0].closed).toBe(0)
    expect(later.total).toMatchObject({ forecast: null, noForecast: expect.stringContaining('按目前速度无法完成') as string, leftAtDate: later.total.open })
    expect(later.series.at(0)?.day).toBe('2020-03-22')
    await itIs('2020-07-06T02:00:00.000Z')
    expect(await pace('office')).toMatchObject({
      daysLeft: { calendar: 0, working: 0 }, total: { needed: { calendar: null, working: null }, leftAtDate: null, open: before.total.open },
    })
  })

  it('tells how fast each tier acts, with those that still wait; every count opens as many', async () => {
    for (const [name, query] of [['office', {}], ['qingxi', {}], ['office', { region: '431999101' }]] as const) {
      const { total, rows } = getSpeeds.reply.parse(await get(name, '/api/pace/speeds', query))
      for (const row of [total, ...rows]) {
        const place: Record<string, string> = row === total ? query : { region: row.key }
        for (const { stage, done, waiting, median } of row.stages) {
          expect([stage, done]).toEqual([stage, await listed(name, { ...place, counted: `${stage}-done` })])
          const state = { acknowledge: 'dispatched', report: 'acknowledged', review: 'reported' }[stage]
          expect([stage, waiting]).toEqual([stage, await listed(name, { ...place, state })])
          // Where more than half still wait, nobody can say when half will be through.
          if (done > 0) expect(median === null).toBe(waiting > done)
        }
      }
    }
  })

  it('is closed to whoever sees no problems', async () => {
    expect((await fetch(`${server.url}/api/pace`, { headers: headers.get('census') ?? {} })).status).toBe(403)
  })
})
