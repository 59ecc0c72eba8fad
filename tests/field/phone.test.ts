import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { webmSound } from '../../packages/server/src/evidence/sounds.fixture.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { county, householdIn, numberIn, record, rounds, submissionXml, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { saveHouseholds } from '../../packages/server/src/register/save-households.ts'
import { PhoneDatabase } from '../../packages/web/src/field/sync/phone/database.ts'
import { DevicePhone } from '../../packages/web/src/field/sync/phone/device-phone.ts'
import type { Phones } from './phones.ts'
import { draftOf, handIn, openRound, phones, PIN } from './phones.ts'

describe('what the phone keeps', () => {
  let all: Phones
  let checked: CheckedCounty

  beforeAll(async () => {
    all = await phones()
    checked = all.checked
  })
  afterAll(() => all.close())

  it('is ready for the field after the first fetch, and says so only then', async () => {
    const browser = all.newBrowser()
    const phone = await all.ready(browser, 'qingxi')
    expect(phone.status.fetch).toEqual({ total: 10, done: 10, complete: true, running: false })
    const round = await openRound(phone)
    expect(round.id).toBe(rounds.first.id)
    expect(phone.now().toISOString()).toBe('2020-03-11T02:00:00.000Z')
    const rows = await phone.households(round)
    expect(rows.map(({ standing }) => standing).filter((standing) => standing === 'visited')).toHaveLength(1)
    expect(rows.find(({ openProblems }) => openProblems === 2)).toMatchObject({ number: numberIn(villages.xinglong, 0), villageName: '兴隆村' })
    expect((await phone.form(round)).items).toHaveLength(4)
    expect(await phone.household(rows[0]!.id, round)).toMatchObject({ phone: '138****1234', category: '脱贫户' })
  })

  it('nothing is readable on disk but whose phone it is', async () => {
    const browser = all.newBrowser()
    const phone = await all.ready(browser, 'qingxi')
    const round = await openRound(phone)
    await phone.saveDraft({ ...await draftOf(phone, 0, round), xml: '<secret-answer/>' }, 0)
    const databases = await browser.indexedDB.databases()
    const readable = await Promise.all(databases.map(({ name }) => everythingIn(browser.indexedDB, name!)))
    for (const secret of ['石大山', '138****', 'secret-answer', numberIn(villages.pingan, 0)]) expect(readable.join()).not.toContain(secret)
    expect(readable.join()).toContain('云岭县')
  })

  it('is opened from one bundle and what was kept after it: nothing old, and nothing that has left', async () => {
    const browser = all.newBrowser()
    const phone = await all.ready(browser, 'qingxi')
    const bundled = async () => {
      const database = new PhoneDatabase(browser, county, checked.actors.qingxi.person)
      const found = await database.item('bundle')
      database.close()
      return found?.upTo ?? null
    }
    const first = await bundled()
    expect(first).toBeGreaterThan(1)
    const shown = async (one: DevicePhone) => (await one.households(await openRound(one))).map(({ number, standing }) => `${number} ${standing}`)
    await record(checked, 'qingxi', [{ household: numberIn(villages.xinglong, 3), outcome: 'nobody-home' }])
    await phone.fetch()
    expect(await bundled()).toBe(first)
    const again = await DevicePhone.start(browser)
    await again.unlock(PIN)
    expect(await shown(again)).toEqual(await shown(phone))
    expect(await shown(again)).toContain(`${numberIn(villages.xinglong, 3)} not-home`)
    // The bundle goes with the first household that leaves, and is made anew without it.
    const moved = numberIn(villages.xinglong, 4)
    await saveHouseholds(checked.application, county, [{ ...householdIn(villages.xinglong, 4), village: villages.heshan }], null)
    await again.fetch()
    expect(await bundled()).toBeGreaterThan(first!)
    const last = await DevicePhone.start(browser)
    await last.unlock(PIN)
    expect(await shown(last)).toEqual(await shown(again))
    expect((await shown(last)).filter((line) => line.startsWith(moved))).toEqual([])
    await saveHouseholds(checked.application, county, [householdIn(villages.xinglong, 4)], null)
  })

  it('a killed page opens where it was: locked, with draft and outbox', async () => {
    const browser = all.newBrowser()
    const phone = await all.ready(browser, 'pingan')
    all.around.network = false
    const round = await openRound(phone)
    const draft = { ...await draftOf(phone, 1, round), at: 3 }
    await phone.saveDraft(draft, 0)
    const done = await draftOf(phone, 2, round)
    await phone.saveVisit({ draft: done, revision: 0, submission: submissionXml({ household: numberIn(villages.pingan, 2) }), outcome: 'completed', fixes: [] })
    phone.close()

    const again = await DevicePhone.start(browser)
    expect(again.status).toMatchObject({ state: 'locked', name: 'pingan', countyName: '云岭县', counts: { unsent: 1 } })
    expect(await again.unlock('111111')).toMatchObject({ open: false, left: 4 })
    expect(await again.unlock(PIN)).toMatchObject({ open: true, left: 5 })
    expect(await again.draft(draft.household, round.id)).toEqual(draft)
    const rows = await again.households(round)
    expect(rows.map(({ standing }) => standing)).toEqual(['to-do', 'begun', 'visited', 'to-do', 'to-do'])
    // Filled in once more where somebody has been: what is half done is found.
    const another = await draftOf(again, 2, round)
    await again.saveDraft(another, 0)
    expect((await again.households(round))[2]?.standing).toBe('begun')
    await again.discardDraft(another.id)
    await expect(again.send()).rejects.toMatchObject({ code: 'unreachable' })
    expect(again.status.trouble).toBe('offline')
    all.around.network = true
    await again.send()
    expect(again.status).toMatchObject({ trouble: null, counts: { unsent: 0, sent: 1, backedUp: 0 } })
    expect(await again.outbox()).toMatchObject([{ state: 'accepted', headName: '石大山2', kind: 'visit', what: '已入户' }])
    await again.fetch()
    expect((await again.household(done.household, round))?.visits).toMatchObject([{ id: done.id, own: true, outcome: 'completed' }])
  })

  it('photos go after the words and count until they are there; what the county refuses says why', async () => {
    const phone = await all.ready(all.newBrowser(), 'pingan')
    const round = await openRound(phone)
    const photo = await phone.files.keep(new Blob([new Uint8Array(await jpeg(60, 40))], { type: 'image/jpeg' }))
    const voice = await phone.files.keep(new Blob([webmSound()], { type: 'audio/webm' }))
    const draft = { ...await draftOf(phone, 3, round), files: { '/data/door_photo': photo }, voices: [voice] }
    const measures = [{ kind: 'own-drive' as const, text: '当场换瓦' }]
    const evidence = [{ sha256: photo.slice(0, 64), kind: 'photo' as const, madeAt: phone.now().toISOString() }]
    await phone.saveVisit({
      draft, revision: 0, submission: submissionXml({ household: numberIn(villages.pingan, 3), found: ['H02'], photo }), outcome: 'completed',
      fixes: [{ item: 'H02', action: { action: 'fix-on-the-spot', measures, evidence } }],
    })
    const elsewhere = await draftOf(phone, 4, round)
    await phone.saveVisit({ draft: elsewhere, revision: 0, submission: submissionXml({ household: numberIn(villages.heshan, 0) }), outcome: 'completed', fixes: [] })
    expect(phone.status.counts.unsent).toBe(3)
    await phone.send()
    expect(phone.status.counts).toEqual({ unsent: 0, sent: 2, backedUp: 0, toSettle: 1 })
    expect((await phone.outbox()).map(({ state, refusal }) => refusal?.code ?? state)).toEqual(['household-unknown', 'accepted', 'accepted'])
    const attached = await checked.database.selectFrom('attachment').select(['name', 'role', 'media_type']).where('visit', '=', draft.id).orderBy('role').execute()
    expect(attached).toEqual([{ name: voice, role: 'voice', media_type: 'audio/webm' }, { name: photo, role: null, media_type: 'image/jpeg' }])
    await phone.fetch()
    const [line] = (await phone.household(draft.household, round))!.problems
    expect(line).toMatchObject({ problem: { state: 'reported' }, pending: false, item: { code: 'H02' } })
    // What was spoken at the visit stands in the story of what it found.
    expect(line!.story[0]?.photos).toEqual([{ visit: draft.id, name: voice }])
  })

  it('own problems are acted on offline by the same rules, seen at once, and confirmed later', async () => {
    const browser = all.newBrowser()
    const phone = await all.ready(browser, 'qingxi')
    all.around.network = false
    const line = (await phone.problems()).find(({ item }) => item.code === 'E01')!
    await expect(phone.act(line, { action: 'review' })).rejects.toMatchObject({ code: 'action-not-allowed' })
    await phone.act(line, { action: 'comment', text: '明天去学校' })
    const photo = await phone.files.keep(new Blob([new Uint8Array(await jpeg(61, 40))], { type: 'image/jpeg' }))
    const evidence = [{ sha256: photo.slice(0, 64), kind: 'photo' as const, madeAt: phone.now().toISOString() }]
    await phone.act((await phone.problem(line.problem.id))!, { action: 'fix-on-the-spot', measures: [{ kind: 'policy', text: '劝返' }], evidence })
    expect(await phone.problem(line.problem.id)).toMatchObject({ pending: true, problem: { state: 'reported', version: 3 } })
    all.around.network = true
    await phone.fetch()
    expect(await phone.problem(line.problem.id)).toMatchObject({ pending: false, problem: { state: 'reported', version: 3 } })
    expect(phone.status.counts).toMatchObject({ unsent: 0, sent: 2 })
  })

  it('unsent work handed in as a file and sent later all the same is one; nobody else can open the file', async () => {
    const phone = await all.ready(all.newBrowser(), 'pingan')
    const round = await openRound(phone)
    all.around.network = false
    const photo = await phone.files.keep(new Blob([new Uint8Array(await jpeg(62, 40))], { type: 'image/jpeg' }))
    const drafts = [{ ...await draftOf(phone, 0, round), files: { '/data/door_photo': photo } }, await draftOf(phone, 1, round)]
    for (const [index, draft] of drafts.entries()) {
      const household = numberIn(villages.pingan, index)
      await phone.saveVisit({ draft, revision: 0, submission: submissionXml({ household, ...(index === 0 ? { photo } : {}) }), outcome: 'completed', fixes: [] })
    }
    const file = await phone.exportUnsent()
    expect(await file.text()).not.toContain(numberIn(villages.pingan, 0))
    all.around.network = true

    expect(await handIn(all, file)).toEqual({ status: 201, json: { personName: 'pingan', accepted: 2, known: 0, files: 1, refused: [] } })
    expect(await handIn(all, file)).toMatchObject({ json: { accepted: 0, known: 2 } })
    expect(await handIn(all, file.slice(0, file.size - 10))).toMatchObject({ status: 422, json: { code: 'outbox-file-unreadable' } })
    const bytes = new Uint8Array(await file.arrayBuffer())
    bytes[bytes.length - 1]! ^= 1
    expect(await handIn(all, new Blob([bytes]))).toMatchObject({ json: { code: 'outbox-file-unreadable' } })
    expect((await handIn(all, file, 'pingan')).status).toBe(403)

    await phone.fetch()
    expect(phone.status.counts).toMatchObject({ unsent: 0, sent: 2 })
    for (const { id, files } of drafts) {
      expect(await checked.database.selectFrom('visit').select('inspector').where('id', '=', id).execute())
        .toEqual([{ inspector: checked.actors.pingan.person }])
      expect(await checked.database.selectFrom('attachment').select('name').where('visit', '=', id).execute())
        .toHaveLength(Object.keys(files).length)
    }
  })

  it('a census team sees which households were visited, and nothing of what others found', async () => {
    checked.setTime('2020-04-20T02:00:00.000Z')
    const phone = await all.ready(all.newBrowser(), 'census')
    const round = await openRound(phone)
    expect(round).toMatchObject({ id: rounds.second.id, blind: true })
    expect(await phone.problems()).toEqual([])
    expect((await phone.households(round)).map(({ openProblems }) => openProblems)).toEqual(Array.from({ length: 20 }, () => null))
    expect((await phone.households(round)).every(({ standing }) => standing === 'to-do')).toBe(true)
  })

  it('in a blind round even those who may read findings are shown none', async () => {
    const phone = await all.ready(all.newBrowser(), 'office')
    const round = await openRound(phone)
    expect(round).toMatchObject({ id: rounds.second.id, blind: true })
    const [line] = await phone.problems()
    expect((await phone.household(line!.problem.subject, null))?.problems).not.toEqual([])
    expect((await phone.household(line!.problem.subject, round))?.problems).toEqual([])
    expect((await phone.households(round)).every(({ openProblems }) => openProblems === null)).toBe(true)
  })

  it('knows where households lie as long as the county takes positions, and forgets it when it does not', async () => {
    const position = { latitude: 26.5, longitude: 110.25 }
    const browser = all.newBrowser()
    const phone = await all.ready(browser, 'census')
    const late = await all.ready(all.newBrowser(), 'census')
    const round = await openRound(phone)
    const visit = async (by: DevicePhone, village: string, index: number) => {
      const row = (await by.households(round)).find(({ number }) => number === numberIn(village, index))!
      const draft = { id: crypto.randomUUID(), household: row.id, round: round.id, at: 0, changedAt: by.now().toISOString(), xml: '<data/>', files: {}, fixes: [], position }
      await by.saveVisit({ draft, revision: 0, submission: submissionXml({ household: row.number, round: 2 }), outcome: 'completed', fixes: [] })
      return draft.id
    }
    const known = async (by: DevicePhone) => (await by.households(round)).flatMap((row) => (row.position ? [[row.number, row.position]] : []))
    const number = numberIn(villages.baiyun, 1)
    await visit(phone, villages.baiyun, 1)
    expect(await known(phone)).toEqual([[number, position]])
    await phone.fetch()
    expect(await known(phone)).toEqual([[number, position]])
    // Whoever works there knows it, too, also without a right to read visits of others.
    expect(await known(await all.ready(all.newBrowser(), 'office'))).toEqual([[number, position]])

    const decide = (taken: boolean, validFrom: string) => checked.database.insertInto('parameter')
      .values({ county, name: 'positions', valid_from: validFrom, value: JSON.stringify({ taken }) }).execute()
    await decide(false, '2020-04-18')
    await phone.fetch()
    expect([phone.takesPositions, await known(phone)]).toEqual([false, []])
    // What another phone took before it was told is not stored.
    const unheard = await visit(late, villages.baiyun, 2)
    await late.send()
    expect(await checked.database.selectFrom('visit').select(['outcome', 'position_latitude']).where('id', '=', unheard).execute())
      .toEqual([{ outcome: 'completed', position_latitude: null }])
    // It stands on the disk no more: taken again from now on, the phone has none of before.
    await decide(true, '2020-04-19')
    const again = await DevicePhone.start(browser)
    await again.unlock(PIN)
    await again.fetch()
    expect([again.takesPositions, await known(again)]).toEqual([true, []])
  })
})

/** All that somebody could read who copies the phone's storage. */
async function everythingIn(factory: IDBFactory, name: string): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = factory.open(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error(name))
  })
  const texts: string[] = []
  for (const store of database.objectStoreNames) {
    const rows = await new Promise<unknown[]>((resolve) => {
      const request = database.transaction(store).objectStore(store).getAll()
      request.onsuccess = () => resolve(request.result as unknown[])
    })
    texts.push(JSON.stringify(rows, (_, value: unknown) => readable(value)))
  }
  database.close()
  return texts.join()
}

function readable(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString('utf8')
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value
}
