import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import JSZip from 'jszip'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Database } from '../../packages/server/src/database/connect.ts'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { takeIn } from '../../packages/server/src/evidence/take-in.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, password, record, rounds, seat, submissionXml, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { createCounty } from '../../packages/server/src/foundation/create-county.ts'
import { saveRegions, saveUnits } from '../../packages/server/src/places/save.queries.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { Desk } from '../../packages/server/src/indicators/desk.fixture.ts'
import { indicatorTables } from '../../packages/server/src/indicators/indicators.fixture.ts'
import { phoneAt } from '../../packages/server/src/sync/phone.fixture.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'
import { chances } from '../proof/counts.ts'
import { jsonSchema, madeUp } from '../proof/made-up.ts'

const HOUSEHOLDS = 30

/** What each table holds of the county, as one number. */
async function fingerprints(database: Database): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'county' order by table_name`.execute(database)
  const of = async (name: string) => (await sql<{ hash: string }>`
    select coalesce(md5(string_agg(row::text, '' order by row::text)), '') as hash from ${sql.table(name)} as row where county = ${county}`.execute(database)).rows[0]?.hash ?? ''
  const hashes: [string, string][] = await Promise.all(rows.map(async ({ name }) => [name, await of(name)]))
  return Object.fromEntries(hashes)
}

/** Some of everything that has an id in the county. */
async function idsIn(database: Database): Promise<string[]> {
  const found = await Promise.all((['problem', 'household', 'visit', 'round', 'person', 'account', 'post', 'operation', 'device'] as const).map(async (name) =>
    (await sql<{ id: string }>`select id::text as id from ${sql.table(name)} where county = ${county} order by id limit 12`.execute(database)).rows))
  return found.flat().map(({ id }) => id)
}

/** What a reply says, be it packed. */
async function textIn(content: Buffer): Promise<string> {
  if (content.subarray(0, 2).toString('latin1') !== 'PK') return content.toString()
  const { files } = await JSZip.loadAsync(content)
  return (await Promise.all(Object.values(files).map((file) => file.async('string')))).join('')
}
const names = ['qingxi', 'shiqiao', 'pingan', 'office'] as const
type Name = (typeof names)[number]
const at = '2020-03-10T02:30:00.000Z'

/** Whose village it is, told again: a village's people see theirs, a township's theirs, the office everything. */
const sees: Record<Name, readonly string[]> = {
  qingxi: [villages.pingan], shiqiao: [villages.baiyun], pingan: [villages.pingan], office: [villages.pingan, villages.baiyun],
}

describe('whoever has only heard of a hash or an id gets nothing by it', () => {
  let checked: CheckedCounty
  let server: TestServer
  let photos: { content: Buffer; sha256: string }[]
  const phones = new Map<Name, Awaited<ReturnType<typeof phoneAt>>>()
  /** Problems that nobody has touched, by village. */
  const untouched = new Map<string, string[]>()

  beforeAll(async () => {
    checked = await checkedCounty(HOUSEHOLDS)
    server = await testServer(checked.application)
    checked.setTime('2020-03-10T02:00:00.000Z')
    for (const [name, village] of [['qingxi', villages.pingan], ['shiqiao', villages.baiyun]] as const) {
      await record(checked, name, Array.from({ length: HOUSEHOLDS }, (_, index) => ({
        household: numberIn(village, index), found: items.map(({ code }) => code),
      })))
      const found = await checked.database.selectFrom('problem').select('id').where('region', '=', village).orderBy('id').execute()
      untouched.set(village, found.map(({ id }) => id))
    }
    checked.setTime('2020-03-10T03:00:00.000Z')
    photos = await Promise.all(Array.from({ length: 12 }, async (_, index) => {
      const content = await jpeg(16, 12, index + 1)
      return { content, sha256: createHash('sha256').update(content).digest('hex') }
    }))
    for (const name of names) phones.set(name, await phoneAt(checked, server, name))
  })
  afterAll(async () => {
    await server.close()
    await checked.close()
    await rm(checked.application.filesFolder, { recursive: true, force: true })
  })

  const phoneOf = (name: Name) => phones.get(name)!
  const shown = async (name: Name, address: string) => (await fetch(`${server.url}${address}`, { headers: phoneOf(name).headers })).status
  const send = (name: Name, { content, sha256 }: { content: Buffer; sha256: string }) =>
    takeIn(checked.application, checked.actors[name], { sha256, fileName: '照片.jpg', content })
  const report = (sha256: string) => ({
    action: 'fix-on-the-spot', measures: [{ kind: 'own-drive', text: '自己搬入' }], evidence: [{ sha256, kind: 'photo', madeAt: at }],
  })

  it('files: by phone and by page, in whatever order people send, name and ask', async () => {
    const holders = new Set<string>()
    const uses: { photo: number; village: string; by: Name }[] = []
    const has = (name: Name, photo: number) => holders.has(`${name} ${photo}`)
    const maySee = (name: Name, photo: number) => has(name, photo)
      || uses.some((use) => use.photo === photo && has(use.by, photo) && sees[name].includes(use.village))
    const step = fc.record({
      name: fc.constantFrom(...names), photo: fc.nat(11), does: fc.constantFrom('send', 'names by phone', 'names by page', 'asks', 'asks'),
    })
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 12 }), async (steps) => {
      for (const { name, photo, does } of steps) {
        const { sha256 } = photos[photo]!
        if (does === 'send') {
          await send(name, photos[photo]!)
          holders.add(`${name} ${photo}`)
        } else if (does === 'asks') {
          const expected = maySee(name, photo)
          expect(await shown(name, `/api/evidence/${sha256}/content`)).toBe(expected ? 200 : 404)
          const listed = (await phoneOf(name).ask('GET', `/api/evidence?names=${sha256}`)).json as { files: { usedBy: unknown[] }[] }
          expect(listed.files.map(({ usedBy }) => usedBy.length)).toEqual(expected
            ? [uses.filter((use) => use.photo === photo && has(use.by, photo) && sees[name].includes(use.village)).length] : [])
        } else {
          const village = sees[name][0]!
          const problem = untouched.get(village)!.pop()!
          const request = { version: 1, action: report(sha256) }
          if (does === 'names by phone') {
            const [answer] = await phoneOf(name).send(phoneOf(name).operation('problem-action', { problem, ...request }))
            if (answer?.result === 'accepted') uses.push({ photo, village, by: name })
          } else {
            const named = maySee(name, photo)
            const { status, json } = await phoneOf(name).ask('POST', `/api/problems/${problem}/actions`, { id: randomUUID(), ...request })
            if (!named) expect([status, json]).toMatchObject([422, { code: 'evidence-not-uploaded' }])
            // Whoever names what is theirs to see has it from then on, whether or not the action is theirs to take.
            if (named) holders.add(`${name} ${photo}`)
            if (status === 200) uses.push({ photo, village, by: name })
          }
        }
      }
    }), { numRuns: 12, seed: 9, endOnFailure: true })
    expect(uses.length).toBeGreaterThan(10)
  })

  it('files of visits: one that lists a foreign file does not get it, and is told that its own is still to come', async () => {
    const photo = { content: await jpeg(20, 16, 99), sha256: '' }
    photo.sha256 = createHash('sha256').update(photo.content).digest('hex')
    await send('shiqiao', photo)
    const pingan = phoneOf('pingan')
    const file = { sha256: photo.sha256, name: `${photo.sha256}.jpg`, bytes: photo.content.length, mediaType: 'image/jpeg' }
    const visit = pingan.visit({ household: numberIn(villages.pingan, 0), photo: file.name }, [file])
    expect(await pingan.send(visit)).toMatchObject([{ result: 'accepted', missing: [photo.sha256] }])
    const address = `/api/visits/${visit.id}/attachments/${file.name}`
    expect(await shown('qingxi', address)).toBe(404)
    await send('pingan', photo)
    expect(await pingan.askAnew(visit.id)).toMatchObject([{ result: 'known', missing: [] }])
    expect(await shown('qingxi', address)).toBe(200)
  })

  it('operations: of a foreign one nothing is told, not even that it is there', async () => {
    const pingan = phoneOf('pingan')
    const shiqiao = phoneOf('shiqiao')
    const visit = pingan.visit({ household: numberIn(villages.pingan, 1) })
    await pingan.send(visit)
    expect(await pingan.askAnew(visit.id)).toMatchObject([{ result: 'known', visitedBefore: [{ inspectorName: 'qingxi' }] }])
    expect(await shiqiao.askAnew(visit.id, randomUUID())).toMatchObject([visit.id, ''].map(() => ({ result: 'later', at: 0, visitedBefore: [], missing: [] })))
    expect(await shiqiao.send(visit)).toMatchObject([{ result: 'refused', visitedBefore: [], missing: [] }])
  })

  it('visits: whoever has the whole form of another’s visit hangs no file on it', async () => {
    const post = async (name: Name, xml: string, photo?: string) => {
      const form = new FormData()
      form.append('xml_submission_file', new Blob([xml], { type: 'text/xml' }), 'submission.xml')
      if (photo) form.append(photo, new Blob([photos[0]!.content as BlobPart], { type: 'image/jpeg' }), photo)
      const reply = await fetch(`${server.url}/openrosa/submission`, { method: 'POST', headers: await server.signIn(county, name, password), body: form })
      return reply.status
    }
    const id = randomUUID()
    const xml = submissionXml({ household: numberIn(villages.pingan, 2), id })
    expect(await post('pingan', xml)).toBe(201)
    expect(await post('qingxi', xml, 'hung-on.jpg')).toBe(409)
    expect(await checked.database.selectFrom('attachment').select('name').where('visit', '=', id).execute()).toEqual([])
    expect(await post('pingan', xml, 'own.jpg')).toBe(201)
    expect(await checked.database.selectFrom('attachment').select('name').where('visit', '=', id).execute()).toEqual([{ name: 'own.jpg' }])
  })

  it('whoever sits in another county on the same server gets nothing of this one by any route, and changes nothing in it', async () => {
    const elsewhere = '431998'
    const { application, database } = checked
    await createCounty(application, {
      code: elsewhere, name: '白云县', isDemo: false,
      parameters: { 'second-factor': { administrators: false, countyOffice: false, everybody: false, graceDays: 0, rememberDays: 30 } },
    })
    await saveRegions(application, elsewhere, [{ code: elsewhere, name: '白云县', level: 'county', parent: null }], null)
    await saveUnits(application, elsewhere, [{ code: 'office', name: '白云县专班', kind: 'office', region: elsewhere }], null)
    const roles = ['county-office', 'administrator', 'security-administrator'] as const
    await seat(application, Object.fromEntries(roles.map((role) => [role, [{ unit: 'office', role, region: elsewhere, department: null }]])), elsewhere)
    const whole = await fingerprints(database)
    const uuids = await idsIn(database)
    const stuff = { uuids, hashes: photos.map(({ sha256 }) => sha256), texts: ['1', 'H01', 'office', county, villages.pingan, 'short-check', numberIn(villages.pingan, 0), '看过'] }
    const chance = chances(431_998)
    const own = (schema: z.ZodType) => madeUp(jsonSchema(schema), chance, stuff)
    let done = 0
    for (const role of roles) {
      const headers = await server.signIn(elsewhere, role, password)
      for (const route of routes) {
        const { method, path, access } = route.kind === 'json' ? route.endpoint : route
        if (access === 'public' || /^\/api\/(session|password|second-factor)/.test(path)) continue
        const { query, body } = route.kind === 'json' ? route.endpoint : {}
        const asked = query ? new URLSearchParams(Object.entries(own(query) as object).map(([name, value]) => [name, String(value)])).toString() : ''
        const address = `${path.replace(/:\w+/g, () => uuids[Math.floor(chance() * uuids.length)]!)}?${asked}`
        const sent = body ? JSON.stringify(own(body)) : ''
        const reply = await fetch(server.url + address, { method, headers: { ...headers, ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: sent }) })
        expect(reply.status, `${role} ${method} ${address}`).not.toBe(500)
        if (reply.status < 300) done += 1
        const told = await textIn(Buffer.from(await reply.arrayBuffer()))
        const known = new Set(uuids.filter((id) => !address.includes(id) && !sent.includes(id)))
        const leaked = [...told.matchAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].map(([id]) => id).filter((id) => known.has(id))
        expect([leaked, /石大山|清溪镇|平安村/.test(told)], `${role} ${method} ${address} ${sent}`).toEqual([[], false])
      }
    }
    // They may do what is theirs in their own county.
    expect(done).toBeGreaterThan(60)
    expect(await fingerprints(database)).toEqual(whole)
  })

  it('the log is whole after all this, and so is what it folds to', async () => {
    expect(await verifyLog(checked.database, county)).toBeGreaterThan(100)
    await verifyState(checked.database, county)
  })

  it('figures that are written once for all who may see the same: each is answered as by a server that nobody else has asked', async () => {
    const desk = new Desk(checked, server)
    const people = [...names, 'housing', 'education', 'leader', 'census'] as const
    await desk.itIs('2020-03-10T03:30:00.000Z', people)
    for (const [kind, headings, rows] of indicatorTables) await desk.bring('office', kind, headings, rows)
    const paths = [
      '/api/indicators?year=2020', '/api/indicators?year=2020&department=housing', '/api/indicator-departments?year=2020', '/api/stages',
      '/api/overview', '/api/board?by=township', `/api/comparison?earlier=${rounds.first.id}&later=${rounds.second.id}&by=township`,
    ]
    const questions = people.flatMap((name) => paths.flatMap((path) => (['zh-CN', 'en'] as const).map((locale) => ({ name, path, locale }))))
    const textOf = async (url: string, { name, path, locale }: (typeof questions)[number], encoding: string) => {
      const reply = await fetch(`${url}${path}`, { headers: { ...desk.headersOf(name), 'accept-language': locale, 'accept-encoding': encoding } })
      if (reply.status === 200) expect(reply.headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null)
      // A refusal has a reference of its own each time.
      return reply.status === 200 ? reply.text() : String(reply.status)
    }
    const alone = new Map<string, string>()
    for (const name of people) {
      const own = await testServer({ ...checked.application })
      for (const question of questions.filter((one) => one.name === name)) alone.set(JSON.stringify(question), await textOf(own.url, question, 'identity'))
      await own.close()
    }
    expect(new Set(alone.values()).size).toBeGreaterThan(people.length * 3)
    for (const encoding of ['gzip', 'identity', 'gzip']) {
      await Promise.all(questions.map(async (question) => {
        expect(await textOf(server.url, question, encoding), JSON.stringify(question)).toBe(alone.get(JSON.stringify(question)))
      }))
    }
  })
})
