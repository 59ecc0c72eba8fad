import { createHash, randomUUID } from 'node:crypto'
import { rm, truncate } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '@lookback/core/kernel'
import type { HouseholdView } from '@lookback/core/household-file'
import type { OutsideScopeWork, RefusedOperation, VisitedTwice } from '@lookback/core/sync'
import { backupProof } from '@lookback/core/sync'
import { verifyLog } from '../database/verify-log.ts'
import { contentKey } from '../kit/content-store.ts'
import { jpeg } from '../evidence/pictures.fixture.ts'
import { takeIn } from '../evidence/take-in.ts'
import { verifyContents } from '../evidence/verify-contents.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { verifyState } from '../verify-state.ts'
import { saveHouseholds } from '../register/save-households.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, householdIn, numberIn, record, rounds, villages } from '../fixtures/checked-county.fixture.ts'
import { phoneAt } from './phone.fixture.ts'

describe('what the office sees of phones’ work, and does about it', () => {
  let checked: CheckedCounty
  let server: TestServer
  let office: Awaited<ReturnType<typeof phoneAt>>

  beforeAll(async () => {
    checked = await checkedCounty(4)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    office = await phoneOf('office')
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const phoneOf = (name: CastName) => phoneAt(checked, server, name)
  const move = (village: string, index: number, to: string) =>
    saveHouseholds(checked.application, county, [{ ...householdIn(village, index), village: to }], null)
  const seen = async <Row>(path: string) => (await office.ask('GET', path)).json as Page<Row>
  const refusedOf = async (id: string, state = 'open') =>
    (await seen<RefusedOperation>(`/api/sync/refused?state=${state}&limit=200`)).rows.find((one) => one.id === id)
  const settle = (one: { id: string; hash: string }, how: 'take-in' | 'set-aside', body?: object) =>
    office.ask('POST', `/api/sync/refused/${one.id}/${one.hash}/${how}`, body)
  const visitsOf = async (household: string) => ((await office.ask('GET', `/api/households/${household}`)).json as HouseholdView).visits
  const entriesOf = (id: string) => checked.database
    .selectFrom('log_entry').select(['kind', 'payload']).where('county', '=', county).where('id', '=', id).execute()

  it('a household that moved while it was visited offline: visit, fix and action are taken in, marked and listed', async () => {
    const phone = await phoneOf('pingan')
    const number = numberIn(villages.pingan, 0)
    const household = phone.first.households.find((one) => one.number === number)!.id
    await record(checked, 'pingan', [{ household: number, found: ['E01'] }])
    const known = (await phone.changes(phone.first.position)).households[0]!.problems[0]!
    await move(villages.pingan, 0, villages.baiyun)
    const visit = phone.visit({ household: number, found: ['H02'] })
    const fix = phone.operation('spot-fix', {
      visit: visit.id, item: 'H02', measures: [{ kind: 'own-drive', text: '当场换瓦' }],
      evidence: [{ sha256: 'a'.repeat(64), kind: 'photo', madeAt: '2020-03-10T01:50:00.000Z' }],
    }, household)
    const comment = phone.operation('problem-action', { problem: known.id, version: known.version, action: { action: 'comment', text: '已劝返' } }, household)
    expect((await phone.send(visit, fix, comment)).map(({ result, outsideScope }) => [result, outsideScope]))
      .toEqual([['accepted', true], ['accepted', true], ['accepted', true]])
    for (const { id } of [visit, fix, comment]) expect((await entriesOf(id))[0]?.payload).toMatchObject({ outsideScope: true })
    const { rows, total } = await seen<OutsideScopeWork>('/api/sync/outside-scope')
    expect(rows.map(({ kind, personName, regionName }) => [kind, personName, regionName])).toEqual([
      ['problem-commented', 'pingan', '白云村'], ['problem-reported', 'pingan', '白云村'], ['visit-recorded', 'pingan', '白云村'],
    ])
    expect(total).toBe(3)
    const pages = await seen<OutsideScopeWork>('/api/sync/outside-scope?limit=2')
    const rest = await seen<OutsideScopeWork>(`/api/sync/outside-scope?limit=2&cursor=${pages.next ?? ''}`)
    expect([...pages.rows, ...rest.rows]).toEqual(rows)
    expect((await visitsOf(household)).map(({ outsideScope }) => outsideScope)).toEqual([false, true])
    // The answer that was lost is given again, with the mark.
    expect(await phone.send(visit)).toMatchObject([{ result: 'known', outsideScope: true }])
    expect((await phone.ask('GET', '/api/sync/outside-scope')).status).toBe(403)
  })

  it('only what the phone was given counts: nothing beside it in the same village, nothing that came there later', async () => {
    const phone = await phoneOf('pingan')
    const other = await phoneOf('qingxi')
    const moved = phone.first.households.find(({ number }) => number === numberIn(villages.pingan, 1))!.id
    await move(villages.pingan, 1, villages.heshan)
    // Under the moved household's name, work about its new neighbour, which the phone never had.
    const neighbour = { ...phone.visit({ household: numberIn(villages.heshan, 1) }), subject: moved }
    // Told long ago of a village that the household reached only afterwards.
    const person = checked.actors.qingxi.person
    await checked.database.updateTable('post').set({ region: '431999102' }).where('person', '=', person).execute()
    checked.application.actors.clear()
    await move(villages.heshan, 2, villages.xinglong)
    const later = other.visit({ household: numberIn(villages.heshan, 2) })
    const answers = [...await phone.send(neighbour), ...await other.send(later)]
    expect(answers).toMatchObject([
      { result: 'refused', refusal: { code: 'household-unknown' } }, { result: 'refused', refusal: { code: 'household-unknown' } },
    ])
    await checked.database.updateTable('post').set({ region: '431999101' }).where('person', '=', person).execute()
    checked.application.actors.clear()
  })

  it('a department’s problem that it never had is not its, whatever it was told of', async () => {
    const phone = await phoneOf('housing')
    const number = numberIn(villages.xinglong, 0)
    await record(checked, 'qingxi', [{ household: number, found: ['E01'] }])
    const { id: problem } = await checked.database.selectFrom('problem').select('problem.id').innerJoin('household', 'household.id', 'problem.subject')
      .where('household.number', '=', number).executeTakeFirstOrThrow()
    const comment = phone.operation('problem-action', { problem, version: 1, action: { action: 'comment', text: '?' } })
    expect(await phone.send(comment)).toMatchObject([{ result: 'refused', refusal: { code: 'not-found' } }])
  })

  it('refused work says what it was, and is taken in once its cause is put right; its photo follows', async () => {
    const phone = await phoneOf('pingan')
    const number = numberIn(villages.baiyun, 1)
    const photo = await jpeg(43, 30)
    const sha256 = createHash('sha256').update(photo).digest('hex')
    const visit = phone.visit(
      { household: number, found: ['H01'], notes: { H01: '锁着门' }, photo: `${sha256}.jpg` },
      [{ sha256, name: `${sha256}.jpg`, bytes: photo.length, mediaType: 'image/jpeg' }],
    )
    expect(await phone.send(visit)).toMatchObject([{ result: 'refused', missing: [] }])
    const refused = (await refusedOf(visit.id))!
    expect(refused).toMatchObject({
      kind: 'visit', personName: 'pingan',
      sent: { what: 'outcome.completed', round: '1', household: number, items: ['建房未入住'], texts: ['锁着门'], photos: 1 },
    })
    expect(refused.refusal.message).toContain(number)
    // Nothing was put right: it stays, with its reason.
    expect((await settle(refused, 'take-in')).json).toMatchObject({ result: 'refused', refusal: { code: 'household-unknown' } })
    expect(await entriesOf(visit.id)).toEqual([])
    await move(villages.baiyun, 1, villages.pingan)
    const replies = await Promise.all([settle(refused, 'take-in'), settle(refused, 'take-in')])
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    expect((await settle(refused, 'take-in')).json).toEqual({ result: 'known', refusal: null })
    expect(await entriesOf(visit.id)).toHaveLength(1)
    expect(await refusedOf(visit.id)).toBeUndefined()
    // The phone asks anew, is told, and what is missing.
    expect(await phone.askAnew(visit.id)).toMatchObject([{ result: 'known', refusal: null, missing: [sha256] }])
    expect(await checked.database.selectFrom('log_entry').select('kind').where('kind', '=', 'refused-work-taken-in').execute()).toHaveLength(1)
    // In vain for whoever is not the office.
    expect((await phone.ask('POST', `/api/sync/refused/${refused.id}/${refused.hash}/take-in`)).status).toBe(403)
    expect((await office.ask('POST', `/api/sync/refused/${randomUUID()}/${refused.hash}/take-in`)).status).toBe(404)
    expect((await office.ask('POST', `/api/sync/refused/${refused.id}/nothing/take-in`)).status).toBe(404)
  })

  it('of two contents under one number the second is never taken in', async () => {
    const phone = await phoneOf('pingan')
    const visit = phone.visit({ household: numberIn(villages.pingan, 2) })
    await phone.send(visit)
    await phone.send({ ...visit, deviceTime: '2031-01-01T00:00:00.000Z' })
    const refused = (await refusedOf(visit.id))!
    expect((await settle(refused, 'take-in')).json).toMatchObject({ result: 'refused', refusal: { code: 'operation-differs' } })
    // Asked anew, the phone hears of the one that counts.
    expect(await phone.askAnew(visit.id)).toMatchObject([{ result: 'known', refusal: null }])
  })

  it('work that is set aside leaves the list, tells its maker why, and stays kept', async () => {
    const phone = await phoneOf('pingan')
    const visit = phone.visit({ household: numberIn(villages.heshan, 3) })
    await phone.send(visit)
    const refused = (await refusedOf(visit.id))!
    expect((await settle(refused, 'set-aside', { reason: '' })).status).toBe(400)
    expect((await settle(refused, 'set-aside', { reason: '另一村已核过' })).status).toBe(200)
    expect((await settle(refused, 'set-aside', { reason: '又一次' })).status).toBe(200)
    expect(await refusedOf(visit.id)).toBeUndefined()
    expect(await phone.askAnew(visit.id)).toMatchObject([
      { result: 'refused', refusal: { code: 'work-set-aside', details: { reason: '另一村已核过', before: 'household-unknown' } } },
    ])
    const kept = await refusedOf(visit.id, 'set-aside')
    expect(kept).toMatchObject({ sent: { household: numberIn(villages.heshan, 3) }, refusal: { message: '县办看过，决定不收：另一村已核过' } })
    const logged = await checked.database.selectFrom('log_entry').select('payload').where('kind', '=', 'refused-work-set-aside').execute()
    expect(logged).toMatchObject([{ payload: { operation: visit.id, reason: '另一村已核过', before: 'household-unknown' } }])
  })

  it('a second visit of a household in one round is kept and pointed out to the phone and to the office', async () => {
    const phone = await phoneOf('qingxi')
    const household = numberIn(villages.xinglong, 2)
    const elsewhere = numberIn(villages.xinglong, 3)
    const first = phone.visit({ household })
    const nobody = phone.visit({ household: elsewhere, outcome: 'nobody-home' })
    const met = phone.visit({ household: elsewhere })
    expect((await phone.send(first, nobody, met)).map(({ visitedBefore }) => visitedBefore)).toEqual([[], [], []])
    checked.setTime('2020-03-12T02:00:00.000Z')
    const again = (await phoneOf('qingxi')).visit({ household })
    const second = await phoneOf('qingxi')
    const [answer] = await second.send({ ...again, device: second.device })
    expect(answer).toMatchObject({ result: 'accepted', visitedBefore: [{ inspectorName: 'qingxi', on: '2020-03-10' }] })
    expect(await second.askAnew(again.id)).toMatchObject([{ visitedBefore: [{ inspectorName: 'qingxi', on: '2020-03-10' }] }])
    expect(await phone.askAnew(first.id)).toMatchObject([{ visitedBefore: [] }])
    const twice = await seen<VisitedTwice>(`/api/sync/visited-twice?round=${rounds.first.id}&limit=200`)
    const own = twice.rows.find((row) => row.household.number === household)!
    expect(own).toMatchObject({ villageName: '兴隆村', visits: [{ inspectorName: 'qingxi', on: '2020-03-10' }, { inspectorName: 'qingxi', on: '2020-03-12' }] })
    expect(twice.rows.map((row) => row.household.number)).not.toContain(elsewhere)
    expect(twice.total).toBe(twice.rows.length)
    const visits = await visitsOf(own.household.id)
    expect(visits.map((visit) => visit.again)).toEqual([true, true])
    expect((await seen<VisitedTwice>(`/api/sync/visited-twice?round=${rounds.second.id}`)).rows).toEqual([])
    checked.setTime('2020-03-10T02:00:00.000Z')
  })

  it('a backup that was read through lets phones let go; a code that is not of this log, or a photo that is gone, does not', async () => {
    const phone = await phoneOf('pingan')
    const { position } = await phone.changes(phone.first.position)
    expect((await phone.changes(position)).backedUp).toBe(0)
    const proof = backupProof(position)
    const confirm = (code: string) => office.ask('POST', '/api/sync/backup', { proof: code })
    expect(await confirm(proof.replace(/-./, (start) => `-${start === '-0' ? '1' : '0'}`))).toMatchObject({ status: 422, json: { code: 'backup-unknown' } })
    expect(await confirm(`${position.sequence + 1_000}-${'0'.repeat(16)}`)).toMatchObject({ status: 422, json: { code: 'backup-unknown' } })
    expect((await office.ask('GET', '/api/sync/backup')).json).toMatchObject({ verified: null })
    expect(await confirm(proof)).toMatchObject({ status: 200, json: { sequence: position.sequence } })
    expect(await confirm(proof)).toMatchObject({ status: 200 })
    expect((await phone.changes(position)).backedUp).toBe(position.sequence)
    expect((await office.ask('GET', '/api/sync/backup')).json).toMatchObject({ verified: { sequence: position.sequence } })
    expect((await phone.ask('POST', '/api/sync/backup', { proof })).status).toBe(403)

    const photo = await jpeg(20, 20)
    const sha256 = createHash('sha256').update(photo).digest('hex')
    await takeIn(checked.application, checked.actors.pingan, { sha256, fileName: 'a.jpg', content: photo })
    expect(await verifyContents(checked.application, county)).toBe(1)
    const { content } = await checked.database.selectFrom('evidence_file').select('content').executeTakeFirstOrThrow()
    const file = path.join(checked.application.filesFolder, contentKey({ sha256: content }))
    await truncate(file, 10)
    await expect(verifyContents(checked.application, county)).rejects.toMatchObject({ code: 'backup-file-missing', details: { name: content.toString('hex') } })
    await rm(file)
    await expect(verifyContents(checked.application, county)).rejects.toMatchObject({ code: 'backup-file-missing' })
  })

  it('the log is whole after all this, and so is what it folds to', async () => {
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(20)
    await verifyState(checked.database, county)
  })
})
