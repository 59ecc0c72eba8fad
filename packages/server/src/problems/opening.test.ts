import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Notice } from '@lookback/core/notices'
import type { ProblemAction, ProblemRow, ProblemView } from '@lookback/core/problems'
import { subjectOfCode } from '@lookback/core/subjects'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, numberIn, password, record, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { savePosts } from '../access/index.ts'
import { readLedger } from '../reports/ledger.queries.ts'
import { phoneAt } from '../sync/phone.fixture.ts'
import { verifyState } from '../verify-state.ts'
import { actOn } from './commands.ts'

const standard = 'short-check-1'
const measures = [{ kind: 'policy' as const, text: '已整改' }]
const evidence = [{ sha256: 'a'.repeat(64), kind: 'photo' as const, madeAt: '2020-03-12T01:00:00.000Z' }]
const village = subjectOfCode('village', county, villages.pingan)

describe('problems that the county office opens by hand', () => {
  let checked: CheckedCounty
  let server: TestServer
  let post: string

  beforeAll(async () => {
    checked = await checkedCounty(1)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01'] }])
    const held = await checked.database.selectFrom('post').select('id').where('person', '=', checked.actors.qingxi.person).executeTakeFirstOrThrow()
    post = held.id
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  async function ask(name: CastName, method: string, path: string, body?: unknown) {
    const session = await server.signIn(county, name, password)
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...session, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: reply.status, json: (await reply.json()) as unknown }
  }
  const open = (subject: object, item: string, name: CastName = 'office', id: string = randomUUID()) =>
    ask(name, 'POST', '/api/problems', { id, subject, standard, item, note: '群众来信反映' })
  const seenBy = async (name: CastName, id: string) => {
    const { rows } = (await ask(name, 'GET', '/api/problems?limit=100')).json as { rows: ProblemRow[] }
    return rows.find((row) => row.id === id)
  }
  async function act(name: CastName, problem: string, action: ProblemAction): Promise<void> {
    await actOn(checked.application, checked.actors[name], { id: randomUUID(), problem, version: null, action })
  }

  it('are opened once by a request, once by subject and item, and by nobody else', async () => {
    const id = randomUUID()
    const first = await open({ id: village }, 'D01', 'office', id)
    const again = await open({ id: village }, 'D01', 'office', id)
    expect([first.status, again.status]).toEqual([200, 200])
    expect((again.json as ProblemView).problem.id).toBe((first.json as ProblemView).problem.id)
    expect(await open({ id: village }, 'D01')).toMatchObject({ status: 409, json: { code: 'problem-open-already' } })
    expect(await open({ id: village }, 'X99')).toMatchObject({ status: 422, json: { code: 'check-item-unknown' } })
    expect(await open({ id: randomUUID() }, 'D01')).toMatchObject({ status: 404 })
    expect(await open({ id: village }, 'H02', 'qingxi')).toMatchObject({ status: 403 })
    expect(await open({ village: villages.heshan, thing: '卫生室' }, 'D01')).toMatchObject({
      status: 200, json: { row: { subject: { kind: 'thing', name: '卫生室' }, region: villages.heshan, category: null } },
    })
  })

  it('go from dispatch to closing, a village’s by phone and a post’s at the desk, in every list on the way', async () => {
    const ofVillage = ((await open({ id: village }, 'E01')).json as ProblemView).problem.id
    const ofPost = ((await open({ id: post }, 'D01')).json as ProblemView).problem.id
    expect(await seenBy('pingan', ofVillage)).toMatchObject({ subject: { kind: 'village', name: '平安村', number: villages.pingan }, region: villages.pingan })
    expect(await seenBy('pingan', ofPost)).toBeUndefined()
    expect(await seenBy('qingxi', ofPost)).toMatchObject({ subject: { kind: 'post', id: post }, region: '431999101' })
    expect(await seenBy('shiqiao', ofPost)).toBeUndefined()

    checked.setTime('2020-03-11T02:00:00.000Z')
    await act('office', ofVillage, { action: 'dispatch' })
    await act('office', ofPost, { action: 'dispatch', unit: 'qingxi' })
    const notices = (await ask('pingan', 'GET', '/api/notices')).json as { rows: Notice[] }
    expect(notices.rows.find(({ about }) => about?.id === ofVillage)).toMatchObject({
      kind: 'problem-dispatched', about: { kind: 'problem', text: expect.stringContaining('平安村') as string },
    })

    checked.setTime('2020-03-12T02:00:00.000Z')
    const phone = await phoneAt(checked, server, 'pingan')
    const kept = phone.first.subjects.find(({ id }) => id === village)
    expect(kept?.problems.map(({ id }) => id)).toContain(ofVillage)
    expect(phone.first.subjects.map(({ kind }) => kind)).toEqual(['village'])
    const answers = await phone.send(
      phone.operation('problem-action', { problem: ofVillage, version: 2, action: { action: 'acknowledge' } }, village),
      phone.operation('problem-action', { problem: ofVillage, version: 3, action: { action: 'report', measures, evidence } }, village),
    )
    expect(answers.map(({ result }) => result)).toEqual(['accepted', 'accepted'])
    const { subjects } = await phone.changes(phone.first.position)
    expect(subjects.find(({ id }) => id === village)?.problems.find(({ id }) => id === ofVillage)).toMatchObject({ state: 'reported' })
    await act('qingxi', ofVillage, { action: 'review' })
    await act('qingxi', ofPost, { action: 'report', measures, evidence })
    await act('second', ofPost, { action: 'review' })

    for (const problem of [ofVillage, ofPost]) {
      await act('supervision', problem, { action: 'site-check', stillThere: false })
      await act('office', problem, { action: 'accept' })
      expect(await seenBy('office', problem)).toMatchObject({ state: 'closed' })
    }
    const board = (await ask('office', 'GET', '/api/board?by=township')).json as { rows: { key: string; closed: number }[] }
    expect(board.rows.find(({ key }) => key === '431999101')).toMatchObject({ closed: 2 })
    expect((await open({ id: village }, 'E01')).json).toMatchObject({ problem: { id: ofVillage, state: 'found', spell: 2 } })
  })

  it('lie where their subject does, also when a post is given another area', async () => {
    const { person } = checked.actors.qingxi
    const second = { id: randomUUID(), person, unit: 'qingxi', role: 'township' as const, title: '包村干部', department: null, duty: null, validFrom: '2020-01-01', validTo: null }
    await savePosts(checked.application, county, [{ ...second, region: villages.pingan }], null)
    const id = ((await open({ id: second.id }, 'H02')).json as ProblemView).problem.id
    expect(await seenBy('shiqiao', id)).toBeUndefined()
    await savePosts(checked.application, county, [{ ...second, region: villages.heshan }], null)
    expect(await seenBy('office', id)).toMatchObject({ region: villages.heshan })
    expect(await seenBy('pingan', id)).toBeUndefined()
    expect(await verifyState(checked.database, county)).toMatchObject({ problems: expect.any(Number) as number })
  })

  it('stand in the ledger like any other, and are what the log says', async () => {
    const transaction = await checked.database.startTransaction().execute()
    const rows = []
    const everywhere = { county, grants: [{ region: county, department: null }] }
    for await (const batch of readLedger(transaction, everywhere, {}, '2020-03-12', 1)) rows.push(...batch)
    await transaction.rollback().execute()
    expect(rows.filter(({ subjectKind }) => subjectKind !== 'household').map(({ subjectKind, category, sourceTier, note }) => [subjectKind, category, sourceTier, note]))
      .toEqual(expect.arrayContaining([['village', null, null, '群众来信反映'], ['post', null, null, '群众来信反映'], ['thing', null, null, '群众来信反映']]))
    expect(rows.find(({ subjectKind }) => subjectKind === 'household')).toMatchObject({ sourceTier: 'township', category: 'lifted' })
    expect(await verifyState(checked.database, county)).toMatchObject({ problems: rows.length })
  })
})
