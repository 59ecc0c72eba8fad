import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLog } from '../database/verify-log.ts'
import { jpeg } from '../evidence/pictures.fixture.ts'
import type { TestServer } from '../fixtures/server.fixture.ts'
import { testServer } from '../fixtures/server.fixture.ts'
import { saveHouseholds } from '../register/save-households.ts'
import { createRound } from '../rounds/index.ts'
import type { CastName, CheckedCounty } from '../fixtures/checked-county.fixture.ts'
import { checkedCounty, county, householdIn, numberIn, record, rounds, villages } from '../fixtures/checked-county.fixture.ts'
import { phoneAt } from './phone.fixture.ts'

describe('what phones send and fetch', () => {
  let checked: CheckedCounty
  let server: TestServer

  beforeAll(async () => {
    checked = await checkedCounty(3)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const phoneOf = (name: CastName) => phoneAt(checked, server, name)
  const rows = (table: 'visit' | 'operation') => checked.database.selectFrom(table).selectAll().execute()

  it('the same visit is one, however often it comes; another under its number is kept and refused', async () => {
    const phone = await phoneOf('pingan')
    const visit = phone.visit({ household: numberIn(villages.pingan, 0), found: ['H01'] })
    const [first] = await phone.send(visit)
    const [again] = await phone.send(visit)
    expect([first?.result, again?.result]).toEqual(['accepted', 'known'])
    expect(again?.at).toBe(first?.at)
    const [differs] = await phone.send({ ...visit, deviceTime: '2031-01-01T00:00:00.000Z' })
    expect(differs).toMatchObject({ result: 'refused', refusal: { code: 'operation-differs' } })
    expect((await rows('visit')).filter(({ id }) => id === visit.id)).toHaveLength(1)
    const kept = (await rows('operation')).filter(({ id }) => id === visit.id)
    expect(kept.map(({ refusal, content }) => [refusal === null, content === null]).sort()).toEqual([[false, false], [true, true]])
  })

  it('two contents under one number at the same moment: one is done, the other is kept and never called known', async () => {
    checked.setTime('2020-03-10T02:00:00.000Z')
    await record(checked, 'shiqiao', [{ household: numberIn(villages.heshan, 2), found: ['H01'] }])
    const phone = await phoneOf('shiqiao')
    const problem = await checked.database.selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject')
      .select('problem.id').where('household.number', '=', numberIn(villages.heshan, 2)).executeTakeFirst()
    const say = (text: string) => ({ problem: problem?.id, version: 1, action: { action: 'comment', text } })
    const one = phone.operation('problem-action', say('甲'))
    const other = { ...one, payload: say('乙') }
    const results = (await Promise.all([phone.send(one), phone.send(other)])).flat()
    expect(results.map(({ result, refusal }) => refusal?.code ?? result).sort()).toEqual(['accepted', 'operation-differs'])
    // Asked again, each by its content, they are what they were.
    const again = [...await phone.send(one), ...await phone.send(other)]
    expect(again.map(({ result, refusal }) => refusal?.code ?? result)).toEqual(results.map(({ result, refusal }) => refusal?.code ?? (result === 'accepted' ? 'known' : result)))
    expect((await rows('operation')).filter(({ id }) => id === one.id).map(({ content }) => content === null).sort()).toEqual([false, true])
  })

  it('a batch may come compressed; what unpacks to too much, or not at all, is refused in words', async () => {
    const phone = await phoneOf('pingan')
    const visit = phone.visit({ household: numberIn(villages.pingan, 0) })
    const send = async (body: Buffer) => {
      const reply = await fetch(`${server.url}/api/sync/operations`, {
        method: 'POST', headers: { ...phone.headers, 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: new Uint8Array(body),
      })
      return { status: reply.status, json: (await reply.json()) as unknown }
    }
    const packed = gzipSync(JSON.stringify({ device: phone.device, operations: [visit], answered: null }))
    expect(await send(packed)).toMatchObject({ status: 200, json: { answers: [{ id: visit.id, result: 'accepted' }] } })
    expect(await send(gzipSync(' '.repeat(50_000_000)))).toMatchObject({ status: 413, json: { code: 'request-too-large' } })
    expect(await send(packed.subarray(0, packed.length - 20))).toMatchObject({ status: 400, json: { code: 'request-unreadable' } })
  })

  it('a bad operation blocks no other, and is kept whole with its reason', async () => {
    const phone = await phoneOf('pingan')
    const elsewhere = phone.visit({ household: numberIn(villages.baiyun, 0) })
    const own = phone.visit({ household: numberIn(villages.pingan, 1) })
    const broken = { ...phone.operation('visit', { submission: 'no form' }) }
    const unknown = phone.operation('something', {})
    const answers = await phone.send(elsewhere, broken, unknown, own)
    expect(answers.map(({ result, refusal }) => [result, refusal?.code])).toEqual([
      ['refused', 'household-unknown'], ['refused', 'submission-not-xml'], ['refused', 'request-invalid'], ['accepted', undefined],
    ])
    const again = await phone.send(elsewhere)
    expect(again).toMatchObject([{ result: 'refused', refusal: { code: 'household-unknown' } }])
    const kept = (await rows('operation')).find(({ id }) => id === elsewhere.id)
    expect(kept?.content).toEqual(elsewhere)

    const office = await phoneOf('office')
    const pages: { id: string; refusal: { message: string } }[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { json } = await office.ask('GET', `/api/sync/refused?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      const page = json as { rows: typeof pages; next: string | null }
      pages.push(...page.rows)
      cursor = page.next
    }
    const refused = (await rows('operation')).filter(({ refusal }) => refusal !== null)
    expect(pages.map(({ id }) => id).sort()).toEqual(refused.map(({ id }) => id).sort())
    expect(pages.find(({ id }) => id === elsewhere.id)?.refusal.message).toContain(numberIn(villages.baiyun, 0))
    expect((await phone.ask('GET', '/api/sync/refused')).status).toBe(403)
  })

  it('a photo may come after its visit or before it, and hangs on it either way', async () => {
    const phone = await phoneOf('pingan')
    const photo = await jpeg(40, 30)
    const sha256 = createHash('sha256').update(photo).digest('hex')
    const file = { sha256, name: `${sha256}.jpg`, bytes: photo.length, mediaType: 'image/jpeg' }
    const before = phone.visit({ household: numberIn(villages.pingan, 1), photo: file.name }, [file])
    expect(await phone.send(before)).toMatchObject([{ result: 'accepted', missing: [sha256] }])
    await upload(phone.headers, photo, sha256)
    expect(await phone.send(before)).toMatchObject([{ result: 'known', missing: [] }])
    const after = phone.visit({ household: numberIn(villages.pingan, 1), photo: file.name }, [file])
    expect(await phone.send(after)).toMatchObject([{ result: 'accepted', missing: [] }])
    const attached = await checked.database.selectFrom('attachment').select(['visit', 'name']).execute()
    expect(attached.map(({ visit }) => visit).sort()).toEqual([before.id, after.id].sort())
  })

  async function upload(headers: Record<string, string>, content: Buffer, sha256: string): Promise<void> {
    const tus = { ...headers, 'tus-resumable': '1.0.0' }
    const begun = await fetch(`${server.url}/api/evidence-uploads`, {
      method: 'POST',
      headers: { ...tus, 'upload-length': String(content.length), 'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}` },
    })
    const sent = await fetch(new URL(begun.headers.get('location') ?? '', server.url), {
      method: 'PATCH', headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }, body: new Uint8Array(content),
    })
    expect(sent.status).toBe(204)
  }

  it('found and mended in one visit: the fix finds the problem that the county has named', async () => {
    const phone = await phoneOf('pingan')
    const photo = await jpeg(41, 30)
    const sha256 = createHash('sha256').update(photo).digest('hex')
    const household = numberIn(villages.pingan, 2)
    const visit = phone.visit({ household, found: ['H02', 'D01'] })
    const fix = phone.operation('spot-fix', {
      visit: visit.id, item: 'H02', measures: [{ kind: 'own-drive', text: '当场换瓦' }],
      evidence: [{ sha256, kind: 'photo', madeAt: '2020-03-10T01:50:00.000Z' }],
    })
    const astray = phone.operation('spot-fix', { ...(fix.payload as object), item: 'E01' })
    const answers = await phone.send(visit, fix, astray)
    expect(answers.map(({ result, refusal }) => [result, refusal?.code]))
      .toEqual([['accepted', undefined], ['accepted', undefined], ['refused', 'spot-fix-without-finding']])
    const problems = await checked.database.selectFrom('problem').select(['item', 'state'])
      .innerJoin('household', 'household.id', 'problem.subject').where('household.number', '=', household).orderBy('item').execute()
    expect(problems).toEqual([{ item: 'D01', state: 'found' }, { item: 'H02', state: 'reported' }])
  })

  it('a judgement on what has changed since is refused; what is legal on arrival is done', async () => {
    await record(checked, 'qingxi', [{ household: numberIn(villages.xinglong, 0), found: ['H01'] }])
    const { id: problem } = await checked.database.selectFrom('problem').select('problem.id')
      .innerJoin('household', 'household.id', 'problem.subject').where('household.number', '=', numberIn(villages.xinglong, 0)).executeTakeFirstOrThrow()
    const phone = await phoneOf('qingxi')
    const comment = (version: number) => phone.operation('problem-action', { problem, version, action: { action: 'comment', text: '看过' } })
    const review = phone.operation('problem-action', { problem, version: 1, action: { action: 'review' } })
    const answers = await phone.send(comment(1), comment(1), review)
    expect(answers.map(({ result, refusal }) => refusal?.code ?? result)).toEqual(['accepted', 'accepted', 'changed-meanwhile'])
  })

  it('evidence is dated by the county, however wrong the clock of the phone', async () => {
    const { id: problem } = await checked.database.selectFrom('problem').select('problem.id')
      .innerJoin('household', 'household.id', 'problem.subject').where('household.number', '=', numberIn(villages.xinglong, 0)).executeTakeFirstOrThrow()
    const phone = await phoneOf('qingxi')
    const tenYears = 10 * 365 * 86_400_000
    const sha256 = 'c'.repeat(64)
    const fix = phone.operation('problem-action', {
      problem, version: 1, action: {
        action: 'fix-on-the-spot', measures: [{ kind: 'policy', text: '换瓦' }],
        evidence: [{ sha256, kind: 'photo', madeAt: new Date(Date.parse('2020-03-10T02:00:00.000Z') + tenYears).toISOString() }],
      },
    })
    expect(await phone.send(fix)).toMatchObject([{ result: 'accepted' }])
  })

  it('a phone’s clock is put right by what it was off: a visit made in time counts as such, however late it comes and however wrong the clock', async () => {
    const HOUR = 3_600_000
    checked.setTime('2020-03-10T02:00:00.000Z')
    const phone = await phoneOf('pingan')
    await record(checked, 'shiqiao', [{ household: numberIn(villages.baiyun, 1), found: ['H01'] }])
    // The round ends on 10 April; it is the 12th, and the phone has been five days fast all along.
    checked.setTime('2020-04-12T02:00:00.000Z')
    const fast = 5 * 24 * HOUR
    const madeBy = (clock: string, clockOffset: number) => ({
      ...phone.visit({ household: numberIn(villages.pingan, 2), startedAt: clock, endedAt: clock }), deviceTime: clock, clockOffset,
    })
    const inTime = madeBy('2020-04-14T02:00:00.000Z', -fast)
    const tooLate = madeBy('2020-04-16T02:00:00.000Z', -fast)
    const [taken, refused] = await phone.send(inTime, tooLate)
    expect([taken?.result, refused?.refusal?.code]).toEqual(['accepted', 'round-not-open'])
    const visit = (await rows('visit')).find(({ id }) => id === inTime.id)
    expect((visit as { ended_at: Date }).ended_at.toISOString()).toBe('2020-04-09T02:00:00.000Z')
    // The raw clock is kept beside it.
    const kept = (await rows('operation')).find(({ id }) => id === inTime.id) as { device_time: Date; clock_offset: number }
    expect([kept.device_time.toISOString(), kept.clock_offset]).toEqual(['2020-04-14T02:00:00.000Z', -fast])
    const entry = await checked.database.selectFrom('log_entry').select(['payload', 'happened_at']).where('id', '=', inTime.id).executeTakeFirstOrThrow()
    expect([entry.happened_at.toISOString(), entry.payload]).toEqual(['2020-04-09T02:00:00.000Z', expect.objectContaining({ clockOffset: -fast })])
    // So is an action: when it was done, and not before what the problem has been through, nor later than now.
    const other = await phoneOf('shiqiao')
    const problem = await checked.database.selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject')
      .select(['problem.id', 'problem.found_at']).where('household.number', '=', numberIn(villages.baiyun, 1)).executeTakeFirstOrThrow()
    checked.setTime('2020-04-12T08:00:00.000Z')
    const saidAt = async (deviceTime: string, clockOffset: number) => {
      const said = { ...other.operation('problem-action', { problem: problem.id, version: 1, action: { action: 'comment', text: '看过' } }), deviceTime, clockOffset }
      expect(await other.send(said)).toMatchObject([{ result: 'accepted' }])
      return (await checked.database.selectFrom('log_entry').select('happened_at').where('id', '=', said.id).executeTakeFirstOrThrow()).happened_at.toISOString()
    }
    expect(await saidAt('2020-04-12T06:00:00.000Z', -HOUR)).toBe('2020-04-12T05:00:00.000Z')
    expect(await saidAt('2011-01-01T00:00:00.000Z', 0)).toBe(problem.found_at.toISOString())
    expect(await saidAt('2031-01-01T00:00:00.000Z', 0)).toBe('2020-04-12T08:00:00.000Z')
    // Far off, it is pointed out to whoever keeps phones.
    await other.ask('GET', `/api/sync/changes?device=${other.device}&sequence=0&scope=x&clockOffset=${-fast}`)
    await checked.database.updateTable('device').set({ last_seen_at: new Date(0) }).where('id', '=', other.device).execute()
    await other.ask('GET', `/api/sync/changes?device=${other.device}&sequence=0&scope=x&clockOffset=${-fast}`)
    const office = await phoneOf('office')
    const { devices } = (await office.ask('GET', '/api/sync/devices')).json as { devices: { id: string; clockOffset: number; clockIsOff: boolean }[] }
    expect(devices.find(({ id }) => id === other.device)).toMatchObject({ clockOffset: -fast, clockIsOff: true })
    checked.setTime('2020-03-10T02:00:00.000Z')
  })

  it('work made under a scope that was told is taken in after the person has been moved, and marked', async () => {
    const phone = await phoneOf('shiqiao')
    const inTime = phone.visit({ household: numberIn(villages.heshan, 0) })
    const person = checked.actors.shiqiao.person
    await checked.database.updateTable('post').set({ region: '431999101' }).where('person', '=', person).execute()
    checked.application.actors.clear()
    const neverTold = { ...phone.visit({ household: numberIn(villages.heshan, 1) }), scope: 'invented' }
    expect(await phone.send(inTime, neverTold)).toMatchObject([
      { result: 'accepted', outsideScope: true }, { result: 'refused', refusal: { code: 'household-unknown' } },
    ])
    const changes = await phone.changes(phone.first.position)
    expect(changes).toMatchObject({ standing: 'scope-changed', households: [], scope: { grants: [{ region: '431999101', department: null }] } })
    await checked.database.updateTable('post').set({ region: '431999102' }).where('person', '=', person).execute()
    checked.application.actors.clear()
  })

  it('changes bring households as they are now, and take away what has moved', async () => {
    const phone = await phoneOf('pingan')
    const number = numberIn(villages.pingan, 2)
    const moved = phone.first.households.find((one) => one.number === number)!
    await saveHouseholds(checked.application, county, [{ ...householdIn(villages.pingan, 2), village: villages.xinglong }], null)
    await record(checked, 'pingan', [{ household: numberIn(villages.pingan, 0), outcome: 'nobody-home' }])
    const changes = await phone.changes(phone.first.position)
    expect(changes).toMatchObject({ standing: 'current', gone: [moved.id], more: false })
    expect(changes.households.map((one) => one.number)).toEqual([numberIn(villages.pingan, 0)])
    expect(changes.frame?.content.villages).toEqual([{ code: villages.pingan, name: '平安村' }])
    expect(await phone.changes(changes.position)).toMatchObject({ households: [], gone: [], position: changes.position })
  })

  it('a position that the log does not know says that the county was restored', async () => {
    const phone = await phoneOf('pingan')
    const { sequence } = phone.first.position
    expect(await phone.changes({ sequence: sequence - 1, hash: '0'.repeat(64) })).toMatchObject({ standing: 'restored' })
    expect(await phone.changes({ sequence: sequence + 1_000, hash: '0'.repeat(64) })).toMatchObject({ standing: 'restored' })
  })

  it('whoever visits blind gets nothing of what others found: not first, not later, not by asking for it', async () => {
    const household = numberIn(villages.xinglong, 1)
    await record(checked, 'qingxi', [{ household, found: ['H01'], notes: { H01: '自查发现未入住' } }])
    const phone = await phoneOf('census')
    expect(phone.first.households).toHaveLength(phone.first.total)
    await record(checked, 'pingan', [{ household: numberIn(villages.pingan, 1), found: ['E01'], notes: { E01: '自查发现辍学' } }])
    const changes = await phone.changes(phone.first.position)
    expect(changes.households.map(({ number }) => number)).toEqual([numberIn(villages.pingan, 1)])
    const received = [...phone.first.households, ...changes.households]
    expect(received.map(({ problems, visits }) => [problems, visits])).toEqual(received.map(() => [[], []]))
    const problems = await checked.database.selectFrom('problem').select('id').execute()
    for (const told of ['自查发现', ...problems.map(({ id }) => id)]) expect(JSON.stringify([phone.first, changes])).not.toContain(told)
    expect(changes.frame?.content.rounds.map(({ blind }) => blind)).toEqual([true, true])
    const comment = phone.operation('problem-action', { problem: problems[0]!.id, version: 1, action: { action: 'comment', text: '?' } })
    const refused = await phone.send(comment)
    expect(refused).toMatchObject([{ result: 'refused' }])
    // A supervision team reads findings by its post; its phone has them, and hides them in a blind round.
    const supervision = await phoneOf('supervision')
    expect(supervision.first.households.find(({ number }) => number === household)?.problems).toHaveLength(1)
    const { frame } = await supervision.changes(supervision.first.position)
    expect(frame?.content.rounds.map(({ blind }) => blind)).toEqual([false, true])
  })

  it('phones of the same posts get one page, written once, until something of it has changed; others get theirs', async () => {
    const one = await phoneOf('pingan')
    const other = await phoneOf('pingan')
    expect(other.first).toEqual(one.first)
    expect(other.first.position).toEqual(one.first.position)
    const household = numberIn(villages.pingan, 0)
    const visitsTo = ({ first }: typeof one) => first.households.find(({ number }) => number === household)?.visits.length ?? -1
    await record(checked, 'pingan', [{ household, outcome: 'nobody-home' }])
    const later = await phoneOf('pingan')
    expect(visitsTo(later)).toBe(visitsTo(one) + 1)
    expect(later.first.position.sequence).toBeGreaterThan(one.first.position.sequence)
    const township = await phoneOf('qingxi')
    expect(township.first.total).toBeGreaterThan(later.first.total)
    const plain = await fetch(`${server.url}/api/sync/snapshot?device=${later.device}`, { headers: { ...later.headers, 'accept-encoding': 'identity' } })
    expect([plain.headers.get('content-encoding'), await plain.json()]).toEqual([null, later.first])
  })

  it('a household that is drawn for a round after it was fetched comes again with the round', async () => {
    const phone = await phoneOf('pingan')
    const [drawn, other] = phone.first.households
    const round = { ...rounds.first, id: randomUUID(), ordinal: 8, name: '抽查', coverage: 'sample' as const }
    const far = await checked.database.selectFrom('household').select('id').where('village', '=', villages.baiyun).limit(1).executeTakeFirstOrThrow()
    await createRound(checked.application, county, round, [drawn!.id, far.id], null, null)
    const changes = await phone.changes(phone.first.position)
    expect(changes.households.map(({ id, sampledIn }) => [id, sampledIn])).toEqual([[drawn!.id, [round.id]]])
    expect(changes.frame?.content.rounds.map(({ id }) => id)).toContain(round.id)
    expect((await phone.changes(changes.position)).households).toEqual([])
    expect((await phoneOf('pingan')).first.households.map(({ id, sampledIn }) => [id, sampledIn.length])).toContainEqual([other!.id, 0])
  })

  it('a revoked phone is signed out and gets nothing; it cannot come back', async () => {
    const phone = await phoneOf('pingan')
    const other = await phoneOf('pingan')
    expect((await other.ask('DELETE', `/api/sync/devices/${phone.device}`)).status).toBe(200)
    expect((await phone.ask('GET', `/api/sync/snapshot?device=${phone.device}`)).json).toMatchObject({ code: 'device-revoked' })
    const again = await other.ask('POST', '/api/sync/devices', { id: phone.device, name: 'phone' })
    expect(again).toMatchObject({ status: 403, json: { code: 'device-revoked' } })
    expect((await other.ask('GET', `/api/sync/snapshot?device=${phone.device}`)).json).toMatchObject({ code: 'device-revoked' })
  })

  it('the log is whole after all this', async () => {
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(20)
  })
})
