import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LetterOnPhone, OfflineLetterAct } from '@lookback/core/letters'
import type { OperationFile } from '@lookback/core/sync'
import { dayOf } from '@lookback/core/kernel'
import { verifyLog } from '../database/verify-log.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, county } from '../fixtures/checked-county.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { Desk } from '../indicators/desk.fixture.ts'
import { phoneAt } from '../sync/phone.fixture.ts'
import { verifyState } from '../verify-state.ts'
import { actOn } from './act.ts'
import { asked, LetterDesk, recipient } from './letters.fixture.ts'

type Phone = Awaited<ReturnType<typeof phoneAt>>

describe('letters on phones', () => {
  let checked: CheckedCounty
  let server: TestServer
  let desk: Desk
  let letters: LetterDesk
  let letter: string
  const phones = new Map<CastName, Phone>()
  const to = { pingan: recipient({ unit: 'pingan' }), qingxi: recipient({ unit: 'qingxi', dueOn: '2020-05-20' }), housing: recipient({ unit: 'housing' }), leader: recipient({}) }
  const items = { house: asked('石大山户建房未入住', [to.pingan.id]), road: asked('组路开裂', [to.qingxi.id]), all: asked('到现场看一次', null) }

  beforeAll(async () => {
    checked = await checkedCounty(1)
    server = await testServer(checked.application)
    desk = new Desk(checked, server)
    letters = new LetterDesk(desk)
    await desk.itIs('2020-05-07T01:00:00.000Z', castNames)
    to.leader.person = checked.actors.leader.person
    letter = (await letters.issue('office', { title: '关于住房安全的督办函', recipients: Object.values(to), items: Object.values(items) })).id
    for (const name of castNames) if (name !== 'admin') phones.set(name, await phoneAt(checked, server, name))
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const phoneOf = (name: CastName): Phone => phones.get(name)!
  const onPhone = async (name: CastName): Promise<LetterOnPhone[]> => {
    const phone = phoneOf(name)
    const told = await phone.changes(phone.first.position)
    return told.frame?.content.letters ?? []
  }
  const operation = (name: CastName, at: keyof typeof to, action: OfflineLetterAct, files: OperationFile[] = []) =>
    ({ ...phoneOf(name).operation('letter-act', { letter, recipient: to[at].id, action }, letter), files })
  const answer = (item: string, text: string, outcome: 'done' | 'under-way' | 'deferred' = 'done', lookAgainOn: string | null = null): OfflineLetterAct =>
    ({ act: 'answer', item, outcome, text, lookAgainOn, attachments: [] })
  const send = async (name: CastName, ...operations: ReturnType<typeof operation>[]) =>
    (await phoneOf(name).send(...operations)).map(({ result, refusal }) => refusal?.code ?? result)

  it('are brought to whoever signs and answers for them, and to nobody else', async () => {
    const brought = await Promise.all([...phones.keys()].map(async (name) => [name, (await onPhone(name)).map(({ recipient: { id } }) => id)] as const))
    const expected: Partial<Record<CastName, string>> = { pingan: to.pingan.id, qingxi: to.qingxi.id, housing: to.housing.id, leader: to.leader.id }
    expect(brought).toEqual([...phones.keys()].map((name) => [name, expected[name] ? [expected[name]] : []]))
    expect(await onPhone('qingxi')).toMatchObject([{
      letter, title: '关于住房安全的督办函', issuerName: '领导小组办公室', others: 0, answers: [], objections: [],
      recipient: { unit: 'qingxi', state: 'delivered', dueOn: '2020-05-20' }, items: [{ id: items.road.id, text: '组路开裂' }, { id: items.all.id, text: '到现场看一次' }],
    }])
  })

  it('somebody with two posts has those of both', async () => {
    const post = { county, id: randomUUID(), person: checked.actors.pingan.person, unit: 'qingxi', role: 'township', title: '镇扶贫办', region: `${county}101`, department: null, duty: null, valid_from: '2020-01-01', valid_to: null }
    await checked.database.insertInto('post').values(post).execute()
    checked.application.actors.clear()
    phones.set('pingan', await phoneAt(checked, server, 'pingan'))
    expect((await onPhone('pingan')).map(({ recipient: { unit } }) => unit).sort()).toEqual(['pingan', 'qingxi'])
    await checked.database.deleteFrom('post').where('id', '=', post.id).execute()
    checked.application.actors.clear()
    phones.set('pingan', await phoneAt(checked, server, 'pingan'))
    expect((await onPhone('pingan')).map(({ recipient: { unit } }) => unit)).toEqual(['pingan'])
  })

  it('an answer before the letter is signed for, of somebody else’s, or of no such item is refused and changes nothing', async () => {
    expect(await send('pingan', operation('pingan', 'pingan', answer(items.house.id, '已经入住')))).toEqual(['letter-not-signed'])
    expect(await send('pingan', operation('pingan', 'qingxi', { act: 'sign' }))).toEqual(['not-found'])
    // The township reads the village's letter at its desk, and does not answer for it.
    expect(await send('qingxi', operation('qingxi', 'pingan', { act: 'sign' }))).toEqual(['letter-act-not-yours'])
    expect(await send('census', operation('census', 'pingan', { act: 'sign' }))).toEqual(['not-permitted'])
    expect(await send('housing', operation('housing', 'housing', { act: 'sign' }), operation('housing', 'housing', answer(items.house.id, '不是我们的')))).toEqual(['accepted', 'letter-item-not-yours'])
    expect(await send('pingan', operation('pingan', 'pingan', { act: 'send-back', reason: '收错了' } as unknown as OfflineLetterAct))).toEqual(['request-invalid'])
    expect((await onPhone('pingan'))[0]).toMatchObject({ recipient: { state: 'delivered' }, answers: [] })
  })

  it('signed for and answered in one sending, in this order, however often it is sent', async () => {
    const sign = operation('pingan', 'pingan', { act: 'sign' })
    const said = operation('pingan', 'pingan', answer(items.house.id, '5 月 6 日一家五口已经搬入'))
    expect(await send('pingan', sign, said)).toEqual(['accepted', 'accepted'])
    expect(await send('pingan', sign, said)).toEqual(['known', 'known'])
    // The county had it, and died before it had noted the operation down.
    await actOn(checked.application, checked.actors.pingan, letter, { id: said.id, ...said.payload as { recipient: string; action: OfflineLetterAct } }, { byPhone: true })
    expect((await onPhone('pingan'))[0]).toMatchObject({
      recipient: { state: 'signed' }, answers: [{ item: items.house.id, outcome: 'done', text: '5 月 6 日一家五口已经搬入', state: 'submitted' }],
    })
    expect(await checked.database.selectFrom('letter_answer').select('text').execute()).toEqual([{ text: '5 月 6 日一家五口已经搬入' }])
    expect(await send('pingan', operation('pingan', 'pingan', answer(items.house.id, '再说一次')))).toEqual(['letter-answer-waits'])
  })

  it('what the issuer returned comes back with the reason, is answered anew with a photo that follows, and stays for a week once confirmed', async () => {
    await letters.act('office', letter, to.pingan.id, { act: 'decide-answer', item: items.house.id, isConfirmed: false, reason: '没有入住照片' })
    expect((await onPhone('pingan'))[0]?.answers).toMatchObject([{ state: 'returned', decision: '没有入住照片' }])
    const sha256 = 'ab'.repeat(32)
    const again: OfflineLetterAct = { act: 'answer', item: items.house.id, outcome: 'done', text: '补上入住照片', lookAgainOn: null, attachments: [{ sha256, fileName: `${sha256}.jpg` }] }
    const sent = await phoneOf('pingan').send(operation('pingan', 'pingan', again, [{ sha256, name: `${sha256}.jpg`, bytes: 10, mediaType: 'image/jpeg' }]))
    expect(sent).toMatchObject([{ result: 'accepted', missing: [sha256] }])
    expect(await send('pingan', operation('pingan', 'pingan', answer(items.all.id, '等汛期过后', 'deferred')))).toEqual(['letter-look-again-wrong'])
    expect(await send('pingan', operation('pingan', 'pingan', answer(items.all.id, '支书 5 月 8 日到场看过')))).toEqual(['accepted'])
    for (const item of [items.house.id, items.all.id]) await letters.act('office', letter, to.pingan.id, { act: 'decide-answer', item, isConfirmed: true, reason: '' })
    const [done] = await onPhone('pingan')
    const statesOf = (item: string) => done?.answers.filter((one) => one.item === item).map(({ state }) => state)
    expect([done?.recipient.state, statesOf(items.house.id), statesOf(items.all.id)]).toEqual(['done', ['returned', 'confirmed'], ['confirmed']])
    await desk.itIs('2020-05-15T01:00:00.000Z', castNames)
    phones.set('pingan', await phoneAt(checked, server, 'pingan'))
    expect(await onPhone('pingan')).toEqual([])
  })

  it('whoever holds the post no more is refused, and the office reads what was sent', async () => {
    await checked.database.updateTable('post').set({ valid_to: '2020-05-14' }).where('person', '=', checked.actors.qingxi.person).execute()
    checked.application.actors.clear()
    expect(await send('qingxi', operation('qingxi', 'qingxi', { act: 'sign' }))).not.toEqual(['accepted'])
    const refused = (await desk.done<{ rows: { sent: { what: string; texts: string[] } | null }[] }>('office', 'GET', '/api/sync/refused?limit=200')).rows
    expect(refused.map(({ sent }) => [sent?.what, sent?.texts])).toEqual(expect.arrayContaining([['answerOutcome.done', ['再说一次']], ['letterAct.sign', []]]))
  })

  it('the log and the tables agree, and every answer counts from when it came', async () => {
    await verifyLog(checked.database, county)
    await verifyState(checked.database, county)
    const answers = await checked.database.selectFrom('letter_answer').select('answered_at').execute()
    expect(answers.map(({ answered_at: at }) => dayOf(at))).toEqual(answers.map(() => '2020-05-07'))
  })
})
