import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProblemAction } from '@lookback/core/problems'
import { DrawReply, getRevisitResults, listDrawnHouseholds, listRevisitDraws, listToRevisit } from '@lookback/core/revisits'
import { getWork } from '@lookback/core/work'
import { verifyLog } from '../database/verify-log.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { saveHouseholds } from '../register/index.ts'
import { actOnMany } from '../problems/commands.ts'
import { verifyState } from '../verify-state.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, county, householdIn, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import { revisitWork } from './work.ts'
import { verifyDraws } from './verify-draws.ts'

const HOUSEHOLDS = 8
const evidence = [{ sha256: 'b'.repeat(64), kind: 'photo' as const, madeAt: '2020-03-10T02:00:00.000Z' }]
const wayToClosing: readonly [CastName, ProblemAction][] = [
  ['office', { action: 'dispatch' }],
  ['pingan', { action: 'report', measures: [{ kind: 'own-drive', text: '自己动手' }], evidence }],
  ['qingxi', { action: 'review' }],
  ['supervision', { action: 'site-check', stillThere: false }],
  ['second', { action: 'accept' }],
]

describe('revisits', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(HOUSEHOLDS)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', Array.from({ length: HOUSEHOLDS }, (_, index) => ({
      household: numberIn(villages.pingan, index), found: ['H01', 'E01'] as const,
    })))
    for (const name of ['office', 'second', 'housing', 'qingxi', 'shiqiao', 'pingan', 'supervision', 'census'] as const) {
      headers.set(name, await server.signIn(county, name, password))
    }
    // Seven households are closed altogether, the eighth by half.
    const closing = (await problems()).filter(({ number, item }) => !(number === numberIn(villages.pingan, 7) && item === 'E01'))
    for (const [step, [name, action]] of wayToClosing.entries()) {
      const results = await actOnMany(checked.application, county, closing.map(({ id, version }) => ({
        actor: checked.actors[name], at: checked.application.clock(), request: { id: randomUUID(), problem: id, version: version + step, action },
      })))
      expect(new Set(results)).toEqual(new Set(['done']))
    }
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  const problems = () => checked.database
    .selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject')
    .select(['problem.id', 'problem.version', 'problem.item', 'problem.state', 'problem.spell', 'problem.revisit_due_on as dueOn', 'household.number'])
    .orderBy('household.number').orderBy('problem.item').execute()

  async function call(name: CastName, method: string, path: string, body?: unknown) {
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers.get(name), ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: reply.status, json: (await reply.json()) as Record<string, unknown> }
  }
  const draw = async (name: CastName, id: string, more: { preview?: boolean; region?: string } = {}) => {
    const { status, json } = await call(name, 'POST', '/api/revisit-draws', { id, preview: false, ...more })
    return { status, reply: DrawReply.parse(status === 200 ? json : { dueOn: '2020-01-01', villages: [], explained: null }) }
  }
  const draws = async (query = '') => listRevisitDraws.reply.parse((await call('office', 'GET', `/api/revisit-draws${query}`)).json).draws
  const results = async (name: CastName) => getRevisitResults.reply.parse((await call(name, 'GET', '/api/revisit-results')).json)
  const drawn = async () => (await problems()).filter(({ dueOn }) => dueOn !== null)
  const drawnHouseholds = async () => [...new Set((await drawn()).map(({ number }) => number))]
  const queue = async (name: CastName) =>
    listToRevisit.reply.parse((await call(name, 'GET', '/api/revisits?limit=100')).json).rows
      .flatMap((row) => row.problems.map(({ id }) => id)).sort()

  async function revisit(name: CastName, { id, version }: { id: string; version: number }, held: boolean) {
    return call(name, 'POST', `/api/problems/${id}/actions`, {
      id: randomUUID(), version, action: { action: 'revisit', held, ...(held ? {} : { note: '又漏雨了' }) },
    })
  }

  it('are drawn by the county office alone', async () => {
    for (const name of ['qingxi', 'pingan', 'housing', 'supervision', 'census'] as const) {
      expect((await draw(name, randomUUID())).status).toBe(403)
      expect((await call(name, 'GET', '/api/revisit-draws')).status).toBe(403)
    }
    expect(await drawn()).toEqual([])
  })

  it('a preview says how many and draws nothing', async () => {
    const { reply } = await draw('office', randomUUID(), { preview: true })
    expect(reply).toEqual({
      dueOn: '2020-03-25',
      villages: [{
        village: villages.pingan, villageName: '平安村', townshipName: '清溪镇', closed: 8, drawnBefore: 0, lot: 8, sample: 6,
        problems: null, probability: 0.75,
      }],
      // By the share alone one household; six because of the least number.
      explained: {
        share: 0.1, households: 6, byShare: 1,
        others: [{ share: 0.1, households: 1, sample: 1 }, { share: 0.1, households: 3, sample: 3 }, { share: 0.05, households: 6, sample: 6 }, { share: 0.2, households: 6, sample: 6 }],
      },
    })
    expect((await draw('office', randomUUID(), { preview: true, region: '431999102' })).reply.villages).toEqual([])
    expect(await drawn()).toEqual([])
  })

  it('whole households are drawn; the same request is one draw, and two at once do not fill the same share twice', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    const replies = await Promise.all([draw('office', one), draw('office', one), draw('second', other), draw('office', one)])
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(await drawnHouseholds()).toHaveLength(6)
    for (const { number, state, dueOn } of await problems()) {
      expect(dueOn !== null).toBe((await drawnHouseholds()).includes(number) && state === 'closed')
    }
    const made = await draws()
    expect(made).toMatchObject([{ village: villages.pingan, closed: 8, lot: 8, sample: 6, problems: (await drawn()).length, dueOn: '2020-03-25' }])
    expect(['office', 'second']).toContain(made[0]?.drawnByName)
    const again = await draw('office', made[0]?.id ?? '')
    expect(again.reply.villages).toMatchObject([{ sample: 6, problems: (await drawn()).length }])
    expect((await draw('office', randomUUID())).reply.villages).toEqual([])
    expect(await draws('?region=431999102')).toEqual([])
  })

  it('wait for the township and the county in whose area they lie, never for whoever closed them', async () => {
    const waiting = (await drawn()).map(({ id }) => id).sort()
    for (const name of ['office', 'qingxi', 'supervision'] as const) expect([name, await queue(name)]).toEqual([name, waiting])
    for (const name of ['second', 'shiqiao'] as const) expect([name, await queue(name)]).toEqual([name, []])
    const anybody = await revisitWork.owedByAnybody(checked.database, county, '2020-03-10')
    for (const name of castNames) {
      const owed = (await revisitWork.owedBy(checked.database, checked.actors[name], '2020-03-10')).filter(({ count }) => count > 0)
      expect([name, anybody(checked.actors[name])]).toEqual([name, owed])
    }
    const { rows, total } = listToRevisit.reply.parse((await call('qingxi', 'GET', '/api/revisits')).json)
    expect([rows.length, total]).toEqual([6, 6])
    const { queues } = getWork.reply.parse((await call('qingxi', 'GET', '/api/work')).json)
    expect(queues.find((one) => one.queue === 'to-revisit')).toMatchObject({ count: 6, overdue: 0 })
    const [first] = await drawn()
    const { status, json } = await revisit('second', first!, true)
    expect([status, json['code']]).toEqual([409, 'revisitor-is-closer'])
  })

  it('a place says nothing about itself before five households were seen again', async () => {
    const [first, second, third, fourth] = await drawnHouseholds()
    for (const problem of await drawn()) {
      if ([first, second, third, fourth].includes(problem.number)) {
        expect((await revisit('qingxi', problem, problem.number !== first || problem.item !== 'H01')).status).toBe(200)
      }
    }
    const { total, townships, villages: places } = await results('office')
    expect(total).toMatchObject({ drawn: 6, revisited: 4, held: 3, waiting: 2, overdue: 0, share: null })
    expect(townships).toEqual([{ ...total, region: '431999101', name: '清溪镇' }])
    expect(places).toEqual([{ ...total, region: villages.pingan, name: '平安村' }])
    expect((await results('shiqiao')).total).toMatchObject({ drawn: 0, waiting: 0, share: null })
    checked.setTime('2020-03-26T02:00:00.000Z')
    expect((await results('office')).total).toMatchObject({ waiting: 2, overdue: 2 })
  })

  it('what does not hold is a problem again, one spell later, whoever finds it', async () => {
    const failed = (await problems()).filter(({ spell }) => spell === 2)
    expect(failed).toMatchObject([{ item: 'H01', state: 'found', dueOn: null }])
    const fifth = (await drawnHouseholds()).at(-1)
    const [problem] = (await drawn()).filter(({ number }) => number === fifth)
    const reopened = await call('office', 'POST', `/api/problems/${problem!.id}/actions`, {
      id: randomUUID(), version: problem!.version, action: { action: 'reopen', reason: '群众反映' },
    })
    expect(reopened.status).toBe(200)
    const { total } = await results('office')
    expect(total).toMatchObject({ drawn: 6, revisited: 5, held: 3, waiting: 1 })
    // Wilson's interval of 3 in 5, by hand: (0.6 + 1.92073/5 ± 1.95996 √(0.6·0.4/5 + 3.84146/100)) / (1 + 3.84146/5)
    expect(total.share?.estimate).toBeCloseTo(0.6, 10)
    expect(total.share?.lower).toBeCloseTo(0.2307, 4)
    expect(total.share?.upper).toBeCloseTo(0.8824, 4)
  })

  it('tell of the village that was drawn from, wherever a household moves afterwards', async () => {
    const listed = async () => listDrawnHouseholds.reply.parse((await call('office', 'GET', '/api/revisit-households?limit=100')).json).rows
    const before = { results: await results('office'), township: await results('qingxi'), listed: await listed() }
    expect(before.listed).toHaveLength(6)
    const { number, headName } = before.listed[0]!
    const moving = { ...householdIn(villages.pingan, 0), number, headName, village: villages.baiyun }
    expect(await saveHouseholds(checked.application, county, [moving], null)).toMatchObject({ changed: 1 })
    expect({ results: await results('office'), township: await results('qingxi'), listed: await listed() }).toEqual(before)
  })

  it('can be drawn again by anybody from the log, which shows a seed that was changed', async () => {
    expect(await verifyDraws(checked.database, county)).toBe(1)
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
    await checked.database.updateTable('revisit_draw').set((row) => ({ seed: row('seed', '+', 1) })).execute()
    await expect(verifyDraws(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
