import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DayMatter } from '@lookback/core/day-close'
import type { DoubtRow } from '@lookback/core/doubts'
import { wholeCounty } from '../command-line/county.ts'
import { verifyLog } from '../database/verify-log.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, householdIn, numberIn, password, villages } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { phoneAt } from '../sync/phone.fixture.ts'
import { findHousehold, saveHouseholds } from '../register/index.ts'
import { verifyState } from '../verify-state.ts'
import { takeResult } from './commands.ts'

describe('doubts', () => {
  let checked: CheckedCounty
  let server: TestServer
  const headers = new Map<CastName, Record<string, string>>()

  beforeAll(async () => {
    checked = await checkedCounty(2)
    server = await testServer(checked.application)
    for (const name of ['office', 'qingxi', 'shiqiao', 'pingan'] as const) headers.set(name, await server.signIn(county, name, password))
    await change(villages.pingan, 0, { incomePerPerson: 3_100, safeWater: false })
    await change(villages.baiyun, 1, { incomePerPerson: 4_000 })
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
  })

  /** What the register says of a household, through the register's own way in. */
  async function change(village: string, index: number, attributes: Record<string, string | number | boolean>): Promise<void> {
    await saveHouseholds(checked.application, county, [{ ...householdIn(village, index), attributes }], null)
  }

  async function ask<Reply>(name: CastName, method: string, path: string, body?: object): Promise<Reply> {
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers.get(name), ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }),
    })
    return (await reply.json()) as Reply
  }

  const list = async (name: CastName, query = '') => (await ask<{ rows: DoubtRow[] }>(name, 'GET', `/api/doubts?${query}`)).rows
  const told = async (name: CastName, query = '') => (await list(name, query)).map(({ number, rule, standing }) => `${number} ${rule} ${standing}`).sort()
  const queue = async (name: CastName) =>
    (await ask<{ queues: { queue: string; count: number; overdue: number }[] }>(name, 'GET', '/api/work')).queues.find((one) => one.queue === 'doubts-to-check')
  const first = numberIn(villages.pingan, 0)

  it('are of today’s register and of the own place', async () => {
    expect(await told('office')).toEqual([`${first} lowIncome new`, `${first} unsafeWater new`, `${numberIn(villages.baiyun, 1)} lowIncome new`])
    expect(await told('qingxi')).toEqual([`${first} lowIncome new`, `${first} unsafeWater new`])
  })

  it('see what is sealed in the database', async () => {
    const [member] = householdIn(villages.heshan, 0).members
    if (!member) throw new Error('the household has nobody')
    const fit = { ...member, attributes: { health: ['healthy'], labour: 'none' } }
    await saveHouseholds(checked.application, county, [{ ...householdIn(villages.heshan, 0), members: [fit] }], null)
    expect(await told('office', `region=${villages.heshan}`)).toEqual([`${numberIn(villages.heshan, 0)} fitWithoutLabour new`])
  })

  it('a village checks what it is handed, and what it says comes back, logged and seen', async () => {
    checked.setTime('2020-03-03T01:00:00.000Z')
    expect(await ask('qingxi', 'POST', '/api/doubts/hand-out', { dueOn: '2020-03-02' })).toMatchObject({ code: 'doubt-day-past' })
    expect(await ask('qingxi', 'POST', '/api/doubts/hand-out', { rule: 'lowIncome', dueOn: '2020-03-05' })).toEqual({ handedOut: 1 })
    expect(await ask('office', 'POST', '/api/doubts/hand-out', { rule: 'lowIncome', region: `${county}101`, dueOn: '2020-03-09' })).toEqual({ handedOut: 0 })
    expect(await queue('pingan')).toMatchObject({ count: 1, overdue: 0 })
    const [owed] = (await ask<{ rows: DoubtRow[] }>('pingan', 'GET', '/api/doubts-to-check')).rows
    expect(owed).toMatchObject({ number: first, rule: 'lowIncome', dueOn: '2020-03-05', details: { income: 3_100, line: 5_000 }, standing: 'waiting' })
    const dayOf = async (name: CastName) => {
      const { rows } = await ask<{ rows: DayMatter[] }>(name, 'GET', '/api/day-matters?kind=doubt-to-check')
      return rows.map(({ about, region, dueOn, doneAt }) => [about, region, dueOn, doneAt !== null])
    }
    checked.setTime('2020-03-06T01:00:00.000Z')
    expect(await queue('pingan')).toMatchObject({ count: 1, overdue: 1 })
    expect(await dayOf('office')).toEqual([[owed?.household, villages.pingan, '2020-03-05', false]])
    expect(await dayOf('shiqiao')).toEqual([])
    const path = `/api/doubts/${owed?.id ?? ''}/result`
    expect(await ask('pingan', 'POST', path, { result: 'confirmed', note: '务工收入少了' })).toEqual({ result: 'confirmed' })
    expect(await ask('pingan', 'POST', path, { result: 'unfounded', note: '又改口' })).toMatchObject({ code: 'doubt-not-waiting' })
    expect(await queue('pingan')).toMatchObject({ count: 0 })
    expect(await dayOf('office')).toEqual([[owed?.household, villages.pingan, '2020-03-05', true]])
    expect(await list('office', 'standing=confirmed')).toMatchObject([{ number: first, note: '务工收入少了', checkedByName: 'pingan', gone: false }])
    const { rows } = await ask<{ rows: { sentence: string; placeName: string }[] }>('office', 'GET', '/api/audit?kind=doubt-checked')
    expect(rows).toMatchObject([{ sentence: '核实疑点“收入低未监测”：属实', placeName: '平安村' }])
  })

  it('what was confirmed stays in sight once the register is mended', async () => {
    await change(villages.pingan, 0, { incomePerPerson: 8_000 })
    expect(await told('qingxi')).toEqual([`${first} lowIncome confirmed`])
    expect(await list('qingxi')).toMatchObject([{ gone: true }])
  })

  it('are checked on a phone in the village without a network, once: whoever comes second hears it, and what was sent is kept', async () => {
    await change(villages.pingan, 1, { incomePerPerson: 2_000 })
    const phone = await phoneAt(checked, server, 'pingan')
    const onPhone = async () => (await phone.changes(phone.first.position)).frame?.content.doubts ?? []
    expect(await onPhone()).toEqual([])
    expect(await ask('qingxi', 'POST', '/api/doubts/hand-out', { rule: 'lowIncome', dueOn: '2020-03-20' })).toEqual({ handedOut: 1 })
    const [owed] = await onPhone()
    expect(owed).toMatchObject({ number: numberIn(villages.pingan, 1), rule: 'lowIncome', details: { income: 2_000 }, dueOn: '2020-03-20' })
    expect((await (await phoneAt(checked, server, 'qingxi')).changes(phone.first.position)).frame?.content.doubts).toEqual([])
    const check = (result: string, note: string, from = phone) => from.operation('doubt-check', { doubt: owed?.id, answer: { result, note } }, owed?.household)
    const stranger = await phoneAt(checked, server, 'shiqiao')
    expect(await stranger.send(check('unfounded', '没去过', stranger))).toMatchObject([{ result: 'refused', refusal: { code: 'not-found' } }])
    const first = check('unfounded', '漏填了养老金')
    expect(await phone.send(first)).toMatchObject([{ result: 'accepted' }])
    expect(await phone.send(first)).toMatchObject([{ result: 'known' }])
    // The county had it, and died before it had noted the operation down.
    await takeResult(checked.application, checked.actors.pingan, wholeCounty(county), owed?.id ?? '', { result: 'confirmed', note: '不算' }, { id: first.id, happenedAt: new Date(), outsideScope: false })
    expect(await phone.send(check('confirmed', '又去了一次'))).toMatchObject([{ result: 'refused', refusal: { code: 'doubt-not-waiting' } }])
    const township = await phoneAt(checked, server, 'qingxi')
    expect(await township.send(check('confirmed', '镇里看的', township))).toMatchObject([{ result: 'refused', refusal: { code: 'doubt-not-waiting' } }])
    expect(await onPhone()).toEqual([])
    expect((await list('office', 'standing=unfounded')).map(({ number, note, checkedByName, checkedAt }) => [number, note, checkedByName, checkedAt]))
      .toEqual([[numberIn(villages.pingan, 1), '漏填了养老金', 'pingan', '2020-03-06T01:00:00.000Z']])
    const refused = await ask<{ rows: { sent: { what: string; texts: string[] } | null }[] }>('office', 'GET', '/api/sync/refused')
    expect(refused.rows.map(({ sent }) => [sent?.what, sent?.texts])).toContainEqual(['doubtResult.confirmed', ['镇里看的']])
    expect((await ask<{ rows: unknown[] }>('office', 'GET', '/api/audit?kind=doubt-checked')).rows).toHaveLength(2)
  })

  it('go out as a workbook with the same rows and no numbers of people, and the log says who took it', async () => {
    const reply = await fetch(`${server.url}/api/doubts.xlsx?region=${county}101`, { headers: headers.get('office') ?? {} })
    const bytes = new Uint8Array(await reply.arrayBuffer())
    const text = JSON.stringify((await readXlsx(bytes)).sheets[0]?.rows)
    expect(text).toContain('人均纯收入 3100 元，低于 5000 元，不是监测对象（现在的户册里已经没有了）')
    expect(text).toContain('务工收入少了')
    const household = await checked.database.selectFrom('household').select('id').where('number', '=', first).executeTakeFirstOrThrow()
    const found = await findHousehold(checked.database, wholeCounty(county), household)
    for (const number of [found?.household.phone, found?.household.members[0]?.documentNumber]) expect(text).not.toContain(number)
    expect((await ask<{ rows: unknown[] }>('office', 'GET', '/api/audit?kind=doubts-exported')).rows).toHaveLength(1)
  })

  it('the log and the table agree, and a result that nobody gave is found out', async () => {
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
    await checked.database.updateTable('doubt_check').set({ result: 'unfounded' }).execute()
    await expect(verifyState(checked.database, county)).rejects.toMatchObject({ code: 'state-differs' })
  })
})
