import { readFile, rm } from 'node:fs/promises'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { permissionRoles } from '../../packages/core/src/capabilities/index.ts'
import type { Access, Endpoint } from '../../packages/core/src/kernel/index.ts'
import { provided } from '../../packages/server/src/capabilities.ts'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import { seatResidents } from '../../packages/server/src/duty/duty.fixture.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { castNames, checkedCounty, checklist, county, numberIn, password, record, seat, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { couple, headings } from '../../packages/server/src/fixtures/workbook.fixture.ts'
import type { RawRoute } from '../../packages/server/src/http/route.ts'
import { indicatorTables, table } from '../../packages/server/src/indicators/indicators.fixture.ts'
import { routes } from '../../packages/server/src/routes.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'
import type { Hostile } from './corpus.ts'
import { hostileArchives, hostileEvidence, hostileForms, hostileJson, hostileSheets, hostileSubmissions, hostileTexts } from './corpus.ts'
import { chances, times } from './counts.ts'
import type { Answer, Asker } from './hostile-answers.ts'
import { answerOf, importHouseholds, part, submit, upload, uploadNamed } from './hostile-answers.ts'
import { jsonSchema, madeUp, strangely, strangeTexts } from './made-up.ts'
import { goodRows, HOUSEHOLDS, strangeTables } from './returned-rows.ts'

const DAMAGES = times(6, 60)
/** Made up for each interface: a body or an address as asked for, but for one or two things in it. */
const SHAPES = times(4, 40)
const sheet = 'xl/worksheets/sheet1.xml'

let checked: CheckedCounty
let server: TestServer
const askers = new Map<string, Asker>()
const uuids: string[] = []
/** Something that is there, for the addresses that begin with a name. */
const there = new Map<string, string>()

beforeAll(async () => {
  checked = await checkedCounty(HOUSEHOLDS)
  server = await testServer(checked.application)
  checked.setTime('2020-03-10T02:00:00.000Z')
  await record(checked, 'qingxi', Array.from({ length: HOUSEHOLDS }, (_, index) => ({ household: numberIn(villages.pingan, index), found: ['H01'] as const })))
  await seat(checked.application, {
    security: [{ unit: 'office', role: 'security-administrator', region: county, department: null }],
    audit: [{ unit: 'office', role: 'audit-administrator', region: county, department: null }],
  })
  await seatResidents(checked)
  for (const name of [...castNames, 'security', 'audit']) askers.set(name, { url: server.url, headers: await server.signIn(county, name, password) })
  for (const [kind, names, rows] of indicatorTables) {
    const { status } = await sendTo('office', `/api/sheets/${kind}`, 'POST', Buffer.from(await table(names, rows)), '表.xlsx')
    expect(status).toBe(201)
  }
  for (const [name, source] of [
    ['problems', 'problem'], ['households', 'household'], ['rounds', 'round'], ['indicators', 'indicator'], ['indicator-objects', 'indicator_object'], ['visits', 'visit'],
  ] as const) {
    const { id } = await checked.database.selectFrom(source).select('id').executeTakeFirstOrThrow()
    there.set(name, id)
    uuids.push(id)
  }
  uuids.push(checked.actors.census.person)
  there.set('people', checked.actors.census.person)
})
afterAll(async () => {
  await server.close()
  await checked.close()
  await rm(checked.application.filesFolder, { recursive: true, force: true })
})

const asker = (name: string): Asker => askers.get(name)!
const sendTo = async (name: string, path: string, method: string, content: Buffer, fileName: string) =>
  answerOf(await fetch(`${server.url}${path}`, { method, headers: asker(name).headers, body: part(content, fileName) }))
const sendJson = async (name: string, path: string, method: string, content: Buffer): Promise<Answer> => answerOf(await fetch(`${server.url}${path}`, {
  method, headers: { ...asker(name).headers, 'content-type': 'application/json' }, body: new Uint8Array(content),
}))

const workbook = async () => Buffer.from(await writeXlsx({ sheets: [{ name: '户', rows: [[...headings], ...couple(numberIn(villages.pingan, 0), 1)] }] }))
const tableOfProgress = async () => Buffer.from(await writeXlsx({
  sheets: [{ name: '表', rows: [['编号', '户主或名称', '第几次', '政策措施', '内生动力措施', '进展情况', '佐证文件'], goodRows['progress']!(0), ['x', '', '', '', '', '', '']] }],
}))
/** One reader opens all archives: the long run brings each input to one or two of the six that ask it, the proof to all. */
const READERS_OF_ARCHIVES = times(5, 1)
const archives = async (whole: Buffer, main: string, seed: number) => [
  ...await hostileArchives(whole, main, DAMAGES, seed), ...(main === sheet ? [...await hostileSheets(whole, sheet), ...hostileTexts()] : []),
].filter((_, index) => index % READERS_OF_ARCHIVES === seed % READERS_OF_ARCHIVES)

interface Reader {
  corpus: () => Promise<Hostile[]>
  read: (content: Buffer) => Promise<Answer>
}

/** What takes something else than JSON, each with what is brought to it. */
const files: Record<string, Reader> = {
  'POST /api/imports/households': { corpus: async () => archives(await workbook(), sheet, 1), read: (content) => importHouseholds(asker('office'), content) },
  'POST /api/imports/regions': { corpus: async () => archives(await workbook(), sheet, 2), read: (content) => sendTo('office', '/api/imports/regions', 'POST', content, '区划.xlsx') },
  'POST /api/forms': { corpus: async () => archives(Buffer.from(await checklist()), sheet, 3), read: (content) => sendTo('office', '/api/forms', 'POST', content, '表.xlsx') },
  // All of them are read by one reader: what is no workbook is brought to one of them, strange cells to each.
  'POST /api/sheets/:kind': { corpus: async () => archives(await tableOfProgress(), sheet, 4), read: (content) => sendTo('office', '/api/sheets/progress', 'POST', content, '进展.xlsx') },
  'PUT /api/bulletin-template.docx': {
    corpus: async () => archives(await readFile(new URL('../../packages/server/data/bulletin-template.docx', import.meta.url)), 'word/document.xml', 5),
    read: (content) => sendTo('office', '/api/bulletin-template.docx', 'PUT', content, '通报.docx'),
  },
  'PUT /api/letter-templates/:kind/document.docx': {
    corpus: async () => archives(await readFile(new URL('../../packages/server/data/letter-template.docx', import.meta.url)), 'word/document.xml', 6),
    read: (content) => sendTo('office', '/api/letter-templates/supervise/document.docx', 'PUT', content, '督办函.docx'),
  },
  'POST /api/imports/boundaries': { corpus: () => Promise.resolve(hostileJson()), read: (content) => sendTo('office', '/api/imports/boundaries?source=%E7%BB%98%E5%88%B6', 'POST', content, '边界.geojson') },
  'POST /openrosa/submission': { corpus: () => Promise.resolve(hostileSubmissions(numberIn(villages.pingan, 1), DAMAGES * 2)), read: (content) => submit(asker('pingan'), content) },
  'PATCH /api/evidence-uploads/:id': { corpus: () => hostileEvidence(DAMAGES), read: (content) => upload(asker('pingan'), content) },
  'POST /api/evidence-uploads': { corpus: () => Promise.resolve(strangeTexts.map((text) => ({ what: `called ${JSON.stringify(text).slice(0, 30)}`, content: Buffer.from(text) }))), read: (content) => uploadNamed(asker('pingan'), content) },
  'POST /api/sync/outbox-files': { corpus: () => Promise.resolve(hostileJson()), read: (content) => sendTo('office', '/api/sync/outbox-files', 'POST', content, 'phone.json') },
}
const takesBody = ({ method }: { method: string }) => !['GET', 'HEAD', 'DELETE'].includes(method)
const rawRoutes = routes.filter((route): route is RawRoute => route.kind === 'raw' && takesBody(route))

/** Rows of each table that comes back. */
const tables: Record<string, Reader> = Object.fromEntries(provided.returnedTables.map((returned) => [`table ${returned.kind}`, {
  corpus: () => strangeTables(returned, times(0, 1) === 1),
  read: (content: Buffer) => sendTo(returned.kind === 'people' ? 'admin' : 'office', `/api/sheets/${returned.kind}`, 'POST', content, '表.xlsx'),
}]))

/** Bodies in parts, which are taken apart before anything is read. */
const forms: Record<string, Reader> = Object.fromEntries(rawRoutes.filter(({ path }) => !path.startsWith('/api/evidence-uploads')).map(({ method, path }) => [`parts of ${method} ${path}`, {
  corpus: () => Promise.resolve(hostileForms(path.startsWith('/openrosa') ? 'xml_submission_file' : 'file')),
  read: async (content: Buffer) => answerOf(await fetch(`${server.url}${path.replace(':kind', 'progress')}`, {
    method, headers: { ...asker(path.startsWith('/openrosa') ? 'pingan' : 'office').headers, 'content-type': 'multipart/form-data; boundary=x' }, body: new Uint8Array(content),
  })),
}]))

/** Of whoever may ask, the last: what somebody does with their own account happens to the audit administrator. */
function whoMay(access: Access): string {
  if (access === 'public' || access === 'session' || access === 'signed-in') return 'audit'
  const roles: readonly string[] = permissionRoles[access]
  const names = { 'county-office': 'office', township: 'qingxi', village: 'pingan', administrator: 'admin', 'supervision-team': 'supervision', 'security-administrator': 'security', leader: 'leader' }
  return Object.entries(names).find(([role]) => roles.includes(role))![1]
}

const chance = chances(181)
const stuff = { uuids, hashes: ['a'.repeat(64)], texts: ['1', '住房', '2020', 'H01', 'office', 'housing', county, villages.pingan, 'short-check', '清溪镇', '看过'] }
const pathOf = (path: string) => path.replace(/([\w-]+)\/:\w+/g, (_, name: string) => `${name}/${there.get(name) ?? uuids[0]!}`).replace(/:\w+/g, '1')
const strangeOf = (schema: z.ZodType) => strangely(madeUp(jsonSchema(schema), chance, stuff), chance)
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

const bodies = (body: z.ZodType): Hostile[] => Array.from({ length: SHAPES }, () => Buffer.from(JSON.stringify(strangeOf(body))))
  .map((content) => ({ what: content.toString().slice(0, 300), content }))
const endpoints: readonly Endpoint[] = routes.flatMap((route) => (route.kind === 'json' ? [route.endpoint] : []))
const interfaces: Record<string, Reader> = Object.fromEntries(endpoints.flatMap((endpoint) => {
  const { body, access, method } = endpoint
  // An account is signed out, or asked for a second factor, last of all.
  return body ? [[nameOf(endpoint), { corpus: () => Promise.resolve([...hostileJson(), ...bodies(body)]), read: (content: Buffer) => sendJson(whoMay(access), pathOf(endpoint.path), method, content) }] as const] : []
}).sort(([one], [other]) => Number(isOwnDoor(one)) - Number(isOwnDoor(other))))

function isOwnDoor(name: string): boolean {
  return /\/api\/(session|password|second-factor)$/.test(name)
}

/** What stands in an address: ids and names, and what is asked for behind the question mark. */
const addresses: Record<string, Reader> = {
  addresses: {
    corpus: () => Promise.resolve(routes.flatMap((route): Hostile[] => {
      const { method, path } = route.kind === 'json' ? route.endpoint : route
      if (isOwnDoor(`${method} ${path}`) || takesBody({ method })) return []
      const query = route.kind === 'json' ? route.endpoint.query : undefined
      const queries = query ? Array.from({ length: SHAPES }, () => `${pathOf(path)}?${searchOf(strangeOf(query))}`) : []
      const ids = path.includes(':') ? strangeTexts.map((text) => path.replace(/:\w+/g, encodeURIComponent(Buffer.from(text.slice(0, 200)).toString()) || '%20')) : []
      return [...ids, ...queries].map((address) => ({ what: `${method} ${address.slice(0, 200)}`, content: Buffer.from(`${method} ${address}`) }))
    })),
    read: async (content) => {
      const [method = '', path = ''] = content.toString().split(/ (.*)/s)
      const route = routes.map((one) => (one.kind === 'json' ? one.endpoint : one)).find((one) => one.method === method && patternOf(one.path).test(path))
      return answerOf(await fetch(`${server.url}${path}`, { method, headers: asker(route ? whoMay(route.access) : 'office').headers }), method === 'HEAD')
    },
  },
}
const patternOf = (path: string) => new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/?]*')}(\\?|$)`)
const searchOf = (query: unknown) => new URLSearchParams(Object.entries((query ?? {}) as Record<string, unknown>)
  .map(([name, value]) => [name.slice(0, 40), (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 2_000)])).toString()

const readers: Record<string, Reader> = { ...files, ...forms, ...tables, ...addresses, ...interfaces }

/** Words of ours: Chinese, without a sentence of somebody else's in it. */
const inWords = (said: string) => /\p{Script=Han}/u.test(said) && !/\b[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(said.replace(/<\/?[A-Za-z][^>]*>/g, '').replaceAll('drop table visit', ''))

it('every way in has its inputs', () => {
  expect(Object.keys(files).sort()).toEqual(rawRoutes.map(nameOf).sort())
  expect(Object.keys(goodRows).sort()).toEqual(provided.returnedTables.map(({ kind }) => kind).sort())
  expect(Object.keys(interfaces)).toHaveLength(endpoints.filter(({ body }) => body).length)
})

let all = 0
it.each(Object.entries(readers))('%s: each input is taken or refused in words, and the server goes on', async (name, { corpus, read }) => {
  const before = await verifyLog(checked.database, county)
  const inputs = await corpus()
  const wrong: string[] = []
  const statuses = new Map<number, number>()
  let slowest = { what: '', seconds: 0 }
  for (const { what, content } of inputs) {
    const begun = performance.now()
    const { status, said, isSilent } = await read(content)
    const seconds = (performance.now() - begun) / 1_000
    if (seconds > slowest.seconds) slowest = { what, seconds }
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    const fits = status < 300 || (status >= 400 && status < 500 && (isSilent || inWords(said)))
    if (!fits) wrong.push(`${what}: ${status} ${said.slice(0, 200)}`)
  }
  all += inputs.length
  process.stdout.write(`${name}: ${inputs.length} inputs, ${[...statuses].map(([status, count]) => `${status}: ${count}`).join(', ')}; slowest ${slowest.seconds.toFixed(1)} s (${slowest.what.slice(0, 60)}); in all ${all} of ${Object.keys(readers).length} readers\n`)
  expect(wrong).toEqual([])
  // Whoever asked was let in: what is refused at the door is not read.
  expect([...statuses.keys()].some((status) => status !== 401 && status !== 403)).toBe(true)
  expect((await fetch(`${server.url}/api/welcome`)).status).toBe(200)
  expect(await verifyLog(checked.database, county)).toBeGreaterThanOrEqual(before)
  await verifyState(checked.database, county)
}, 1_800_000)
