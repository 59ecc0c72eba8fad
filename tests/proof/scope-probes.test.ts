import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Role } from '../../packages/core/src/kernel/index.ts'
import {
  catalogueHeadings, catalogueRows, objectHeadings, objectRows, report, table, targetHeadings, targetRows,
} from '../../packages/server/src/indicators/indicators.fixture.ts'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { takeIn } from '../../packages/server/src/evidence/take-in.ts'
import type { CastName, CheckedCounty, ItemCode } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, county, items, numberIn, password, record, rounds, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import type { Route } from '../../packages/server/src/http/route.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { phoneAt } from '../../packages/server/src/sync/phone.fixture.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'
import { covered } from '../access/covered-routes.ts'
import type { RandomPost } from '../access/problem-oracle.ts'
import { isReader, placesOf, sees } from '../access/problem-oracle.ts'
import { chances, times } from './counts.ts'

/**
 * Requests by everybody to every route, with ids, hashes, numbers and codes of everybody else. What comes back is searched for
 * secrets: words and identifiers that were planted with one household or one problem. The oracle, which shares no code with
 * the server, says whose they are; where somebody is told a secret that is not theirs, and that they have not said themselves,
 * the server leaks. What is written must lie where whoever wrote it may write.
 */
const PROBES = times(3_000, 20_000)
const HOUSEHOLDS = 3

const posts: Record<CastName, RandomPost> = {
  office: at('county-office', county), second: at('county-office', county), housing: at('department', county, 'housing'),
  education: at('department', county, 'education'), qingxi: at('township', '431999101'), shiqiao: at('township', '431999102'),
  pingan: at('village', villages.pingan), census: at('census-team', county), supervision: at('supervision-team', county),
  leader: at('leader', county), admin: at('administrator', county),
}

function at(role: Role, region: string, department: string | null = null): RandomPost {
  return { role, region, department, held: 'now' }
}

/** Something that only some may be told. */
interface Secret {
  text: string
  village: string
  /** Of a problem: the department whose it is. Of a household: none. */
  department: string | null
  /** Of work that is neither: who may be told. */
  told?: (name: CastName) => boolean
}

/** Households are for everybody of the place but whoever keeps the accounts; a department sees those with a problem of its own. */
function mayKnow(name: CastName, { village, department }: Secret): boolean {
  const post = posts[name]
  if (department !== null) return isReader([post]) && sees([post], { village, department })
  if (name === 'admin' || !(placesOf[post.region] ?? []).includes(village)) return false
  return true
}

let checked: CheckedCounty
let server: TestServer
const headers = new Map<CastName, Record<string, string>>()
const secrets: Secret[] = []
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
  for (const name of castNames) headers.set(name, await server.signIn(county, name, password))
  await plantWork()
})
afterAll(async () => {
  await server.close()
  await checked.close()
  await rm(checked.application.filesFolder, { recursive: true, force: true })
})

/** Finds every item in a village's households, each with a note of its own, and leaves a comment, a photo and a phone's operation. */
async function plant(name: 'qingxi' | 'shiqiao', village: string): Promise<void> {
  const database = checked.database
  const noteOf = (index: number, item: ItemCode) => `说明${createHash('sha256').update(`${village} ${index} ${item}`).digest('hex').slice(0, 20)}`
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

/** Leaves words in what is neither household nor problem: objects of indicators, reports, what checks of doubts found, days that were closed. */
async function plantWork(): Promise<void> {
  const ask = async (name: CastName, method: string, path: string, body: object) => {
    const isForm = body instanceof FormData
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers.get(name), ...(isForm ? {} : { 'content-type': 'application/json' }) }, body: isForm ? body : JSON.stringify(body),
    })
    expect(reply.ok, `${method} ${path}: ${await reply.clone().text()}`).toBe(true)
  }
  const plantWord = (start: string, about: string, told: (name: CastName) => boolean) => {
    const text = `${start}${createHash('sha256').update(about).digest('hex').slice(0, 20)}`
    secrets.push({ text, village: about, department: null, told })
    return text
  }
  const lies = (name: CastName, village: string) => (placesOf[posts[name].region] ?? []).includes(village)
  const isBlind = (name: CastName) => name === 'census' || name === 'admin'
  for (const [kind, headings, rows] of [
    ['indicators', catalogueHeadings, catalogueRows], ['indicator-targets', targetHeadings, targetRows], ['indicator-objects', objectHeadings, objectRows],
  ] as const) {
    const form = new FormData()
    form.append('file', new Blob([await table(headings, rows) as BlobPart]), '表.xlsx')
    await ask('office', 'POST', `/api/sheets/${kind}`, form)
  }
  for (const { id, region } of await checked.database.selectFrom('indicator_object').select(['id', 'region']).execute()) {
    const told = (name: CastName) => !isBlind(name) && name !== 'education' && lies(name, region)
    const note = plantWord('对象', id, told)
    await ask('office', 'PUT', `/api/indicator-objects/${id}`, { state: 'started', startedOn: '2020-03-01', finishedOn: null, note, photos: [], responsible: '', plannedOn: '2020-05-01' })
    secrets.push({ text: id, village: region, department: null, told })
    uuids.push(id)
  }
  for (const [name, township] of [['qingxi', '431999101'], ['shiqiao', '431999102']] as const) {
    const within = (reader: CastName) => posts[reader].region.startsWith(township) || township.startsWith(posts[reader].region)
    await ask(name, 'POST', '/api/indicator-reports', report('R01', township, '2020-03-15', 5, { remark: plantWord('备注', township, (reader) => !isBlind(reader) && within(reader)) }))
    await ask(name, 'POST', '/api/day-closes', { id: randomUUID(), unit: name, day: '2020-03-20', word: plantWord('结语', township, (reader) => !isBlind(reader) && within(reader)) })
  }
  await checked.database.updateTable('household').set({ attributes: JSON.stringify({ safeWater: false }) }).execute()
  await ask('office', 'POST', '/api/doubts/hand-out', { dueOn: '2020-06-30' })
  const looksAtDoubts: readonly CastName[] = ['office', 'second', 'qingxi', 'shiqiao', 'pingan', 'supervision', 'leader']
  const { rows } = await (await fetch(`${server.url}/api/doubts?limit=200`, { headers: headers.get('office') ?? {} })).json() as { rows: { id: string; village: string }[] }
  for (const { id, village } of rows) {
    const note = plantWord('核实', id, (name) => looksAtDoubts.includes(name) && lies(name, village))
    await ask(village.startsWith('431999101') ? 'qingxi' : 'shiqiao', 'POST', `/api/doubts/${id}/result`, { result: 'unfounded', note })
    uuids.push(id)
  }
}

/** Makes up what a schema asks for, of what is known of others where it fits. */
function madeUp(schema: unknown, chance: () => number, texts: readonly string[], depth = 0): unknown {
  const said = schema as {
    type?: string; format?: string; pattern?: string; enum?: unknown[]; const?: unknown; anyOf?: unknown[]; oneOf?: unknown[]
    properties?: Record<string, unknown>; required?: string[]; items?: unknown; minimum?: number
  }
  const pick = <One>(list: readonly One[]) => list[Math.floor(chance() * list.length)]!
  if (said.const !== undefined) return said.const
  if (said.enum) return pick(said.enum)
  const choices = said.anyOf ?? said.oneOf
  if (choices) return madeUp(pick(choices), chance, texts, depth)
  switch (said.type) {
    case 'object':
      return Object.fromEntries(Object.entries(said.properties ?? {})
        .filter(([name]) => (said.required ?? []).includes(name) || chance() < 0.5).map(([name, one]) => [name, name === 'id' ? randomUUID() : madeUp(one, chance, texts, depth + 1)]))
    case 'array':
      return depth > 4 ? [] : Array.from({ length: 1 + Math.floor(chance() * 2) }, () => madeUp(said.items, chance, texts, depth + 1))
    case 'integer':
    case 'number':
      return Math.max(said.minimum ?? 0, Math.floor(chance() * 4))
    case 'boolean':
      return chance() < 0.5
    case 'null':
      return null
    case undefined:
    default:
      if (said.format === 'uuid') return chance() < 0.9 ? pick(uuids) : randomUUID()
      if (said.format === 'date') return pick(['2020-03-12', '2020-04-01'])
      if (said.format === 'date-time') return '2020-03-12T02:00:00.000Z'
      if (said.pattern?.includes('64')) return pick(hashes)
      return pick(texts)
  }
}

const jsonSchema = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

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
  const filled = path.replace(/:\w+/g, () => encodeURIComponent(pool[Math.floor(chance() * pool.length)]!))
  const query = route.kind === 'json' && route.endpoint.query ? madeUp(jsonSchema(route.endpoint.query), chance, pool) as Record<string, unknown> : {}
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()
  const body = route.kind === 'json' && route.endpoint.body ? JSON.stringify(madeUp(jsonSchema(route.endpoint.body), chance, codes)) : null
  return { method, path: `${filled}${search ? `?${search}` : ''}`, body }
}

const nameOf = (route: Route) => (route.kind === 'json' ? `${route.endpoint.method} ${route.endpoint.path}` : `${route.method} ${route.path}`)

/** Whoever sets the county up would change under the oracle what others may. */
function isProbed(name: CastName, route: Route): boolean {
  const called = nameOf(route)
  if (['DELETE /api/session', 'POST /api/session', 'POST /api/password', 'DELETE /api/sessions/:id', 'DELETE /api/sync/devices/:id'].includes(called)) return false
  const setsUp = ['office', 'second', 'admin'].includes(name) && !called.startsWith('GET')
  return !(setsUp && (covered[called] === 'set-up' || covered[called] === 'county-wide'))
}

it(`${PROBES} probes: nobody is told what is not theirs, and nobody writes where they may not`, async () => {
  const chance = chances(20_000)
  const pairs = castNames.flatMap((name) => routes.filter((route) => isProbed(name, route)).map((route) => ({ name, route })))
  const isOwnDepartment = new Map<CastName, Set<string>>()
  for (const name of ['housing', 'education'] as const) {
    const own = await checked.database.selectFrom('problem').innerJoin('household', 'household.id', 'problem.subject')
      .select(['household.id', 'household.number']).where('problem.item', 'in', items.filter(({ department }) => department === name).map(({ code }) => code)).execute()
    isOwnDepartment.set(name, new Set(own.flatMap(({ id, number }) => [id, number])))
  }
  const firstOwn = (await checked.database.selectFrom('log_entry').select(({ fn }) => fn.max('sequence').as('last')).executeTakeFirstOrThrow()).last
  const statuses = new Map<number, number>()
  const leaks: string[] = []
  const faults: string[] = []
  const reached = new Set<string>()
  const said = new Set<string>()
  for (let probe = 0; probe < PROBES; probe += 1) {
    // Every route by everybody first, then whatever comes.
    const { name, route } = pairs[probe < pairs.length ? probe : Math.floor(chance() * pairs.length)]!
    const { method, path, body } = probeOf(route, chance)
    const reply = await fetch(`${server.url}${path}`, {
      method, headers: { ...headers.get(name), ...(body === null ? {} : { 'content-type': 'application/json' }) }, ...(body === null ? {} : { body }),
    })
    const text = method === 'HEAD' ? '' : await textOf(reply)
    statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1)
    if (reply.ok) reached.add(nameOf(route))
    if (reply.status >= 500) faults.push(`${name} ${method} ${path} ${body ?? ''}: ${reply.status} ${text.slice(0, 200)}`)
    if (reply.status === 401) headers.set(name, await server.signIn(county, name, password))
    const words = decodeURIComponent(path) + (body ?? '')
    for (const secret of secrets) {
      // What somebody has said before may come back to them.
      if (words.includes(secret.text)) said.add(`${name} ${secret.text}`)
      if (!text.includes(secret.text) || said.has(`${name} ${secret.text}`)) continue
      const own = secret.told ? secret.told(name) : secret.department === 'nobody but who sent it' ? isSender(name, secret)
        : mayKnow(name, secret) && (secret.department !== null || (isOwnDepartment.get(name)?.has(secret.text) ?? true))
      if (!own) leaks.push(`${name} ${method} ${path}: ${secret.text} of ${secret.village}`)
    }
  }
  const written = await checked.database.selectFrom('log_entry').innerJoin('person', 'person.id', 'log_entry.actor').leftJoin('problem', 'problem.id', 'log_entry.problem')
    .select(['person.name', 'log_entry.kind', 'log_entry.region', 'problem.item']).where('log_entry.sequence', '>', firstOwn).where((one) => one.or([one('log_entry.subject', 'is not', null), one('log_entry.problem', 'is not', null)])).execute()
  const astray = written.filter(({ name, region, item }) => {
    const post = posts[name as CastName]
    const covers = region.startsWith(post.region)
    return !covers || (item !== null && !sees([post], { village: region, department: items.find(({ code }) => code === item)!.department }))
  })
  const counted = [...statuses].sort(([one], [other]) => one - other).map(([status, count]) => `${status}: ${count}`).join(', ')
  process.stdout.write(`${PROBES} probes of ${routes.length} routes by ${castNames.length} people against ${secrets.length} secrets; ${counted}; ${reached.size} routes answered; ${written.length} acts on subjects; leaks ${leaks.length}\n`)
  expect(leaks).toEqual([])
  expect(faults).toEqual([])
  expect(astray).toEqual([])
  expect(reached.size).toBeGreaterThan(50)
  expect(await verifyLog(checked.database, county)).toBeGreaterThan(0)
  await verifyState(checked.database, county)
}, 3_600_000)

/** A photo's name is told to whoever sent it. */
function isSender(name: CastName, { village }: Secret): boolean {
  return name === (village.startsWith('431999101') ? 'qingxi' : 'shiqiao')
}

it('a secret that is told would be found: the office is told all of them', async () => {
  const told = (await Promise.all(['/api/problems?limit=200', '/api/households?limit=200'].map(async (path) =>
    textOf(await fetch(`${server.url}${path}`, { headers: headers.get('office') ?? {} }))))).join('')
  const ids = secrets.filter(({ text }) => /^[0-9a-f]{8}-/.test(text) || text.startsWith(county))
  expect(ids.filter(({ text }) => told.includes(text)).length).toBeGreaterThan(ids.length * 0.9)
})
