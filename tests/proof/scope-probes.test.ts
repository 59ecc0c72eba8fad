import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { writeXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  catalogueHeadings, catalogueRows, objectHeadings, objectRows, report, table, targetHeadings, targetRows,
} from '../../packages/server/src/indicators/indicators.fixture.ts'
import { provided } from '../../packages/server/src/capabilities.ts'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { takeIn } from '../../packages/server/src/evidence/take-in.ts'
import type { CheckedCounty, ItemCode } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, county, items, numberIn, password, record, rounds, seat, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import type { Route } from '../../packages/server/src/http/route.ts'
import type { Actor } from '../../packages/server/src/kit/actor.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { phoneAt } from '../../packages/server/src/sync/phone.fixture.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'
import { covered } from '../access/covered-routes.ts'
import { isReader, placesOf, sees } from '../access/problem-oracle.ts'
import { chances, times } from './counts.ts'
import { jsonSchema, madeUp } from './made-up.ts'
import type { Planted, Prober, Secret } from './planted.ts'
import { checkPosts, decideLadder, holdMeeting, plantLetters, posts, probers, putOnList, seesNobody, wordOf, writeInstructions } from './planted.ts'
import type { Attempt, World } from './write-probes.ts'
import { classWrites } from './class-probes.ts'
import { monitoringWrites } from './monitoring-probes.ts'
import { villageWrites } from './village-probes.ts'
import { placeIn, triedTables, writes as otherWrites } from './write-probes.ts'

/**
 * Requests by everybody to every route, with ids, hashes, numbers and codes of everybody else. What comes back is searched for
 * secrets: words and identifiers that were planted with one household or one problem. The oracle, which shares no code with
 * the server, says whose they are; where somebody is told a secret that is not theirs, and that they have not said themselves,
 * the server leaks. What is written must lie where whoever wrote it may write.
 */
const PROBES = times(3_000, 20_000)
const HOUSEHOLDS = 3

/** Households are for everybody of the place but whoever keeps the accounts or watches; a department sees those with a problem of its own. */
function mayKnow(name: Prober, { village, department }: Secret): boolean {
  const post = posts[name]
  if (department !== null) return isReader([post]) && sees([post], { village, department })
  if (seesNobody(name) || !(placesOf[post.region] ?? []).includes(village)) return false
  return true
}

let checked: CheckedCounty
let server: TestServer
const headers = new Map<Prober, Record<string, string>>()
const people: Planted['people'] = new Map()
const secrets: Secret[] = []
/** What only the right person may write to. */
const targets: Pick<World, 'unsigned' | 'listed' | 'onDuty' | 'decided' | 'instructed' | 'shared'> = { unsigned: [], listed: [], onDuty: [], decided: [], instructed: [], shared: [] }
const writes = { ...otherWrites, ...villageWrites, ...classWrites, ...monitoringWrites }

/** Codes that are nobody's secret. What somebody writes is of these: words of theirs that others may read tell nothing. */
const codes = [...Object.values(villages), county, '431999101', 'housing', 'office', rounds.first.id, rounds.second.id, 'short-check', '1']
/** What ids and codes of addresses are made of. */
const known: string[] = [...codes]
const uuids: string[] = []
const hashes: string[] = []

beforeAll(async () => {
  checked = await checkedCounty(HOUSEHOLDS)
  server = await testServer(checked.application)
  checked.setTime('2020-03-20T02:00:00.000Z')
  for (const [name, own] of [['qingxi', ['pingan', 'xinglong']], ['shiqiao', ['baiyun', 'heshan']]] as const) {
    for (const village of own) await plant(name, villages[village])
  }
  const watchers = await seat(checked.application, {
    security: [{ unit: 'office', role: 'security-administrator', region: county, department: null }],
    audit: [{ unit: 'office', role: 'audit-administrator', region: county, department: null }],
  })
  for (const [index, name] of probers.entries()) {
    headers.set(name, await server.signIn(county, name, password))
    await equip(name, { ...checked.actors, ...watchers }[name], index)
  }
  const planted: Planted = { checked, server, headers, people, secrets, uuids, ...targets }
  await plantWork(planted)
  await putOnList(planted)
  await checkPosts(planted)
  await holdMeeting(planted)
  await decideLadder(planted)
  await writeInstructions(planted)
})
afterAll(async () => {
  await server.close()
  await checked.close()
  await rm(checked.application.filesFolder, { recursive: true, force: true })
})

/** Finds every item in a village's households, each with a note of its own, and leaves a comment, a photo and a phone's operation. */
async function plant(name: 'qingxi' | 'shiqiao', village: string): Promise<void> {
  const database = checked.database
  const noteOf = (index: number, item: ItemCode) => wordOf('说明', `${village} ${index} ${item}`)
  await record(checked, name, Array.from({ length: HOUSEHOLDS }, (_, index) => ({
    household: numberIn(village, index), found: items.map(({ code }) => code),
    notes: Object.fromEntries(items.map(({ code }) => [code, noteOf(index, code)])),
  })))
  for (let index = 0; index < HOUSEHOLDS; index += 1) {
    for (const { code, department } of items) secrets.push({ text: noteOf(index, code), village, department })
    secrets.push({ text: numberIn(village, index), village, department: null })
  }
  for (const { id } of await database.selectFrom('household').select('id').where('village', '=', village).execute()) {
    secrets.push({ text: id, village, department: null })
  }
  for (const { id, item } of await database.selectFrom('problem').select(['id', 'item']).where('region', '=', village).execute()) {
    secrets.push({ text: id, village, department: items.find(({ code }) => code === item)!.department })
  }
  const visits = await database.selectFrom('visit').select('id').where('village', '=', village).execute()
  uuids.push(...visits.map(({ id }) => id))
  const content = await jpeg(16, 12, Number(village.slice(-4)))
  const sha256 = createHash('sha256').update(content).digest('hex')
  await takeIn(checked.application, checked.actors[name], { sha256, fileName: `照片${sha256.slice(0, 20)}.jpg`, content })
  secrets.push({ text: `照片${sha256.slice(0, 20)}`, village, department: 'nobody but who sent it' })
  hashes.push(sha256)
  const phone = await phoneAt(checked, server, name)
  const operation = phone.visit({ household: numberIn(village, 0) })
  await phone.send(operation)
  uuids.push(operation.id, phone.device)
  uuids.push(...secrets.map(({ text }) => text).filter((text) => /^[0-9a-f]{8}-/.test(text)))
  known.push(...secrets.filter(({ department }) => department === null).map(({ text }) => text))
}

/** Gives somebody what writing needs: a phone that the county knows, a file and a filter of their own. */
async function equip(name: Prober, actor: Actor, index: number): Promise<void> {
  const ask = async (method: string, path: string, body?: unknown) => (await fetch(`${server.url}${path}`, {
    method, headers: { ...headers.get(name), ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })).json() as Promise<Record<string, unknown>>
  const device = randomUUID()
  await ask('POST', '/api/sync/devices', { id: device, name: 'phone' })
  const { scope } = await ask('GET', `/api/sync/snapshot?device=${device}&limit=1`) as { scope?: { fingerprint: string } }
  const content = await jpeg(20 + index, 14)
  const sha256 = createHash('sha256').update(content).digest('hex')
  await takeIn(checked.application, actor, { sha256, fileName: '照片.jpg', content })
  await ask('POST', '/api/problem-filters', { id: randomUUID(), name: '筛选', filter: { item: 'H01' } })
  people.set(name, { id: actor.person, unit: unitOf(name), device, scope: scope?.fingerprint ?? 'x', photo: sha256 })
}

const unitOf = (name: Prober) => (['housing', 'education', 'qingxi', 'shiqiao', 'pingan'].includes(name) ? name : 'office')

/** Leaves words in what is neither household nor problem: objects of indicators, reports, what checks of doubts found, days that were closed. */
async function plantWork(planted: Planted): Promise<void> {
  const ask = async (name: Prober, method: string, path: string, body: object) => {
    const isForm = body instanceof FormData
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers.get(name), ...(isForm ? {} : { 'content-type': 'application/json' }) }, body: isForm ? body : JSON.stringify(body),
    })
    expect(reply.ok, `${method} ${path}: ${await reply.clone().text()}`).toBe(true)
  }
  const plantWord = (start: string, about: string, told: (name: Prober) => boolean) => {
    const text = wordOf(start, about)
    secrets.push({ text, village: about, department: null, told })
    return text
  }
  const lies = (name: Prober, village: string) => (placesOf[posts[name].region] ?? []).includes(village)
  const isBlind = (name: Prober) => name === 'census' || name === 'admin'
  for (const [kind, headings, rows] of [
    ['indicators', catalogueHeadings, catalogueRows], ['indicator-targets', targetHeadings, targetRows], ['indicator-objects', objectHeadings, objectRows],
  ] as const) {
    const form = new FormData()
    form.append('file', new Blob([await table(headings, rows) as BlobPart]), '表.xlsx')
    await ask('office', 'POST', `/api/sheets/${kind}`, form)
  }
  for (const { id, region } of await checked.database.selectFrom('indicator_object').select(['id', 'region']).execute()) {
    const told = (name: Prober) => !isBlind(name) && name !== 'education' && lies(name, region)
    const note = plantWord('对象', id, told)
    await ask('office', 'PUT', `/api/indicator-objects/${id}`, { state: 'started', startedOn: '2020-03-01', finishedOn: null, note, photos: [], responsible: '', plannedOn: '2020-05-01' })
    secrets.push({ text: id, village: region, department: null, told })
    uuids.push(id)
  }
  for (const [name, township] of [['qingxi', '431999101'], ['shiqiao', '431999102']] as const) {
    const within = (reader: Prober) => posts[reader].region.startsWith(township) || township.startsWith(posts[reader].region)
    await ask(name, 'POST', '/api/indicator-reports', report('R01', township, '2020-03-08', 5, { remark: plantWord('备注', township, (reader) => !isBlind(reader) && within(reader)) }))
    await ask(name, 'POST', '/api/day-closes', { id: randomUUID(), unit: name, day: '2020-03-20', word: plantWord('结语', township, (reader) => !isBlind(reader) && within(reader)) })
  }
  await plantLetters(planted)
  await checked.database.updateTable('household').set({ attributes: JSON.stringify({ safeWater: false }) }).execute()
  // Those of one village are left to be handed out, and some of the others to be answered.
  for (const region of [villages.pingan, villages.xinglong, villages.baiyun]) await ask('office', 'POST', '/api/doubts/hand-out', { region, dueOn: '2020-06-30' })
  const looksAtDoubts: readonly Prober[] = ['office', 'second', 'qingxi', 'shiqiao', 'pingan', 'supervision', 'leader']
  const { rows } = await (await fetch(`${server.url}/api/doubts?limit=200`, { headers: headers.get('office') ?? {} })).json() as { rows: { id: string; village: string }[] }
  for (const [index, { id, village }] of rows.filter((row) => row.village !== villages.heshan).entries()) {
    uuids.push(id)
    if (index % 3 !== 0) continue
    const note = plantWord('核实', id, (name) => looksAtDoubts.includes(name) && lies(name, village))
    await ask(village.startsWith('431999101') ? 'qingxi' : 'shiqiao', 'POST', `/api/doubts/${id}/result`, { result: 'unfounded', note })
  }
}

/** The reply as text; a workbook or document unpacked. */
async function textOf(reply: Response): Promise<string> {
  const content = Buffer.from(await reply.arrayBuffer())
  if (content.subarray(0, 2).toString() !== 'PK') return content.toString()
  const archive = await JSZip.loadAsync(content)
  return (await Promise.all(Object.values(archive.files).filter(({ dir }) => !dir).map((file) => file.async('string')))).join('\n')
}

interface Probe {
  method: string
  path: string
  body: string | null
}

function probeOf(route: Route, chance: () => number): Probe {
  const { method, path } = route.kind === 'json' ? route.endpoint : route
  const pool = [...uuids, ...hashes, ...known]
  const stuff = { uuids, hashes, texts: pool }
  const filled = path.replace(/:\w+/g, () => encodeURIComponent(pool[Math.floor(chance() * pool.length)]!))
  const query = route.kind === 'json' && route.endpoint.query ? madeUp(jsonSchema(route.endpoint.query), chance, stuff) as Record<string, unknown> : {}
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()
  const body = route.kind === 'json' && route.endpoint.body ? JSON.stringify(madeUp(jsonSchema(route.endpoint.body), chance, { ...stuff, texts: codes })) : null
  return { method, path: `${filled}${search ? `?${search}` : ''}`, body }
}

const nameOf = (route: Route) => (route.kind === 'json' ? `${route.endpoint.method} ${route.endpoint.path}` : `${route.method} ${route.path}`)

/** Whoever sets the county up would change under the oracle what others may. */
function isProbed(name: Prober, route: Route): boolean {
  const called = nameOf(route)
  if (['DELETE /api/session', 'POST /api/session', 'POST /api/password', 'DELETE /api/sessions/:id', 'DELETE /api/sync/devices/:id'].includes(called)) return false
  const setsUp = ['office', 'second', 'admin', 'security', 'audit'].includes(name) && !called.startsWith('GET')
  return !(setsUp && (covered[called] === 'set-up' || covered[called] === 'county-wide'))
}

const isOwnDepartment = new Map<Prober, Set<string>>()
const said = new Set<string>()
const leaks: string[] = []
const faults: string[] = []
const statuses = new Map<number, number>()

/** Asks as somebody, and looks whether the answer tells what is not theirs. */
async function probe(name: Prober, method: string, path: string, body: string | FormData | null): Promise<{ status: number; text: string }> {
  const isText = typeof body === 'string' && body !== ''
  const reply = await fetch(`${server.url}${path}`, {
    method, headers: { ...headers.get(name), ...(isText ? { 'content-type': 'application/json' } : {}) }, ...(isText || body instanceof FormData ? { body } : {}),
  })
  const text = method === 'HEAD' ? '' : await textOf(reply)
  statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1)
  if (reply.status >= 500) faults.push(`${name} ${method} ${path} ${isText ? body : ''}: ${reply.status} ${text.slice(0, 200)}`)
  if (reply.status === 401) headers.set(name, await server.signIn(county, name, password))
  const words = decodeURIComponent(path) + (body instanceof FormData ? await wordsIn(body) : body ?? '')
  for (const secret of secrets) {
    // What somebody has said before may come back to them.
    if (words.includes(secret.text)) said.add(`${name} ${secret.text}`)
    if (!text.includes(secret.text) || said.has(`${name} ${secret.text}`)) continue
    const own = secret.told ? secret.told(name) : secret.department === 'nobody but who sent it' ? isSender(name, secret)
      : mayKnow(name, secret) && (secret.department !== null || (isOwnDepartment.get(name)?.has(secret.text) ?? true))
    if (!own) leaks.push(`${name} ${method} ${path} ${isText ? body : ''}: ${secret.text} of ${secret.village}: ${text.slice(Math.max(0, text.indexOf(secret.text) - 100), text.indexOf(secret.text) + 60)}`)
  }
  return { status: reply.status, text }
}

async function wordsIn(form: FormData): Promise<string> {
  const parts = await Promise.all([...form.values()].map(async (value) => (typeof value === 'string' ? value : textOf(new Response(value)))))
  return parts.join('')
}

/** What somebody wrote about what lies elsewhere, or is another department's. */
async function writtenAstray(since: number): Promise<{ written: number; astray: unknown[] }> {
  const written = await checked.database.selectFrom('log_entry').innerJoin('person', 'person.id', 'log_entry.actor').leftJoin('problem', 'problem.id', 'log_entry.problem')
    .select(['person.name', 'log_entry.kind', 'log_entry.region', 'problem.item']).where('log_entry.sequence', '>', since)
    .where((one) => one.or([one('log_entry.subject', 'is not', null), one('log_entry.problem', 'is not', null)])).execute()
  const astray = written.filter(({ name, region, item }) => {
    const post = posts[name as Prober]
    const covers = region.startsWith(post.region)
    return !covers || (item !== null && !sees([post], { village: region, department: items.find(({ code }) => code === item)!.department }))
  })
  return { written: written.length, astray }
}

const lastSequence = async () => (await checked.database.selectFrom('log_entry').select(({ fn }) => fn.max('sequence').as('last')).executeTakeFirstOrThrow()).last

it('what is written in somebody’s place is tried for every interface that does so', () => {
  const asked = routes.filter((route) => ['one record', 'writes'].includes(covered[nameOf(route)] ?? '')).map(nameOf).filter((called) => !called.startsWith('GET'))
  // One’s own file, and workbooks, which are tried below.
  const apart = ['POST /api/evidence-uploads', 'POST /api/imports/households', 'POST /api/sheets/:kind']
  expect(asked.filter((called) => !apart.includes(called) && !(called in writes))).toEqual([])
})

it('of a table with a row for each place, everybody brings their own rows and no other', async () => {
  const world: World = { application: checked.application, database: checked.database, chance: chances(1), posts, people, ...targets }
  for (const village of Object.values(villages)) {
    const { id, version } = await checked.database.selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject').select(['problem.id', 'problem.version'])
      .where('household.number', '=', numberIn(village, 1)).where('item', '=', 'H01').executeTakeFirstOrThrow()
    expect((await probe('office', 'POST', `/api/problems/${id}/actions`, JSON.stringify({ id: randomUUID(), version, action: { action: 'dispatch', unit: village.startsWith('431999101') ? 'qingxi' : 'shiqiao' } }))).status).toBe(200)
  }
  const since = await lastSequence()
  expect(Object.keys(triedTables).sort()).toEqual(provided.returnedTables.map(({ kind }) => kind).sort())
  for (const { kind, columns } of provided.returnedTables) {
    const { rows, isOwn, dryRun = false } = triedTables[kind]!
    const content = await writeXlsx({ sheets: [{ name: '表', rows: [columns.map(({ labels: [label = ''] }) => label), ...rows.map((row) => [...row])] }] })
    let brought = 0
    // Whoever has most brings it last, for what is there already is not brought again.
    for (const name of ['pingan', 'education', 'census', 'admin', 'audit', 'shiqiao', 'qingxi', 'leader', 'housing', 'office'] as const) {
      const form = new FormData()
      form.append('file', new Blob([content as BlobPart]), '表.xlsx')
      const { status, text } = await probe(name, 'POST', `/api/sheets/${kind}?dryRun=${String(dryRun)}`, form)
      const { outcomes = [] } = JSON.parse(text) as { outcomes?: { outcome: string; rows: number }[] }
      const done = outcomes.filter(({ outcome }) => !['refused', 'unchanged', 'empty', 'known'].includes(outcome)).reduce((sum, one) => sum + one.rows, 0)
      const own = rows.filter((row) => isOwn(world, name, placeIn(row))).length
      expect(done, `${name} ${kind} ${status} ${text.slice(0, 300)}`).toBeLessThanOrEqual(own)
      brought += done
    }
    expect(brought, kind).toBeGreaterThanOrEqual(rows.length)
  }
  expect((await writtenAstray(since)).astray).toEqual([])
  expect(leaks).toEqual([])
}, 900_000)

/** A write that is somebody's own, or that is not: drawn until one is found. Most people may do little, and luck alone would leave ways that nobody gets done. */
async function attemptOf(world: World, way: (typeof writes)[string][number], wanted: boolean): Promise<{ name: Prober; attempt: Attempt } | null> {
  for (let draw = 0; draw < 60; draw += 1) {
    const name = probers[Math.floor(world.chance() * probers.length)]!
    const attempt = await way(world, name)
    if (attempt?.isOwn === wanted) return { name, attempt }
  }
  return null
}

it(`${PROBES} probes: nobody is told what is not theirs, and nobody writes where they may not`, async () => {
  const chance = chances(20_000)
  const world: World = { application: checked.application, database: checked.database, chance, posts, people, ...targets }
  const pairs = probers.flatMap((name) => routes.filter((route) => isProbed(name, route)).map((route) => ({ name, route })))
  const ways = Object.entries(writes).flatMap(([called, each]) => each.map((way, index) => ({ called: each.length > 1 ? `${called} ${index + 1}` : called, way })))
  for (const name of ['housing', 'education'] as const) {
    const own = await checked.database.selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject')
      .select(['household.id', 'household.number']).where('problem.item', 'in', items.filter(({ department }) => department === name).map(({ code }) => code)).execute()
    isOwnDepartment.set(name, new Set(own.flatMap(({ id, number }) => [id, number])))
  }
  const since = await lastSequence()
  const reached = new Set<string>()
  const done = new Map(ways.map(({ called }) => [called, { own: 0, others: 0 }]))
  const wrongly: string[] = []
  for (let index = 0; index < PROBES; index += 1) {
    // Every route by everybody first, then whatever comes; each third probe is a write that would be done for the right one: the ways in turn.
    if (index % 3 === 2) {
      // Which of the two is left to chance: what one writes another decides, and nobody's turn may always come first.
      const { called, way } = ways[Math.floor(index / 3) % ways.length]!
      const chosen = await attemptOf(world, way, chance() < 0.5)
      if (!chosen) continue
      const { name, attempt } = chosen
      const { status, text } = await probe(name, attempt.method, attempt.path, attempt.body)
      const isDone = status < 300 && (await attempt.isDone?.(JSON.parse(text) as Record<string, unknown>) ?? true)
      const count = done.get(called)!
      if (!attempt.isOwn) count.others += 1
      else if (isDone) count.own += 1
      if (isDone && !attempt.isOwn) wrongly.push(`${name} ${attempt.method} ${attempt.path} ${typeof attempt.body === 'string' ? attempt.body : ''}: ${status}`)
    } else {
      const next = index - Math.floor((index + 1) / 3)
      const { name, route } = pairs[next < pairs.length ? next : Math.floor(chance() * pairs.length)]!
      const { method, path, body } = probeOf(route, chance)
      const { status } = await probe(name, method, path, body)
      if (status < 300) reached.add(nameOf(route))
    }
  }
  const { written, astray } = await writtenAstray(since)
  const counted = [...statuses].sort(([one], [other]) => one - other).map(([status, count]) => `${status}: ${count}`).join(', ')
  const all = [...done.values()]
  const sum = (which: 'own' | 'others') => all.reduce((whole, one) => whole + one[which], 0)
  process.stdout.write(`${PROBES} probes of ${routes.length} routes by ${probers.length} people against ${secrets.length} secrets; ${counted}; ${reached.size} routes answered; `
    + `${sum('own')} writes done for the right person, ${sum('others')} tried by others in ${all.length} ways; ${written} acts on subjects; leaks ${leaks.length}, astray ${astray.length + wrongly.length}\n`)
  expect({ leaks, faults, wrongly, astray }).toEqual({ leaks: [], faults: [], wrongly: [], astray: [] })
  // A write that nobody gets done, or that nobody else tries, proves nothing.
  expect([...done].filter(([, { own, others }]) => own === 0 || others === 0)).toEqual([])
  expect(reached.size).toBeGreaterThan(50)
  expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
  await verifyState(checked.database, county)
}, 3_600_000)

/** A photo's name is told to whoever sent it. */
function isSender(name: Prober, { village }: Secret): boolean {
  return name === (village.startsWith('431999101') ? 'qingxi' : 'shiqiao')
}

it('a secret that is told would be found: the office is told all of them', async () => {
  const told = (await Promise.all(['/api/problems?limit=200', '/api/households?limit=200'].map(async (path) =>
    textOf(await fetch(`${server.url}${path}`, { headers: headers.get('office') ?? {} }))))).join('')
  const ids = secrets.filter(({ text }) => /^[0-9a-f]{8}-/.test(text) || text.startsWith(county))
  expect(ids.filter(({ text }) => told.includes(text)).length).toBeGreaterThan(ids.length * 0.9)
})
