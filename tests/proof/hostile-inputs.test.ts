import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyLog } from '../../packages/server/src/database/verify-log.ts'
import type { CheckedCounty } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { checkedCounty, checklist, county, numberIn, record, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import type { TestServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { testServer } from '../../packages/server/src/fixtures/server.fixture.ts'
import { couple, headings } from '../../packages/server/src/fixtures/workbook.fixture.ts'
import { phoneAt } from '../../packages/server/src/sync/phone.fixture.ts'
import { verifyState } from '../../packages/server/src/verify-state.ts'
import type { Hostile } from './corpus.ts'
import { hostileArchives, hostileEvidence, hostileJson, hostileSheets, hostileSubmissions } from './corpus.ts'
import { times } from './counts.ts'

const DAMAGES = times(9, 60)
const sheet = 'xl/worksheets/sheet1.xml'

let checked: CheckedCounty
let server: TestServer
let office: Awaited<ReturnType<typeof phoneAt>>
let village: Awaited<ReturnType<typeof phoneAt>>
let problem: string

beforeAll(async () => {
  checked = await checkedCounty(3)
  server = await testServer(checked.application)
  checked.setTime('2020-03-10T02:00:00.000Z')
  await record(checked, 'qingxi', [{ household: numberIn(villages.pingan, 0), found: ['H01'] }])
  problem = (await checked.database.selectFrom('problem').select('id').executeTakeFirstOrThrow()).id
  office = await phoneAt(checked, server, 'office')
  village = await phoneAt(checked, server, 'pingan')
})
afterAll(async () => {
  await server.close()
  await checked.close()
  await rm(checked.application.filesFolder, { recursive: true, force: true })
})

/** What a reader says of an input. */
interface Answer {
  status: number
  said: string
}

function part(content: Buffer, name: string): FormData {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(content)]), name)
  return form
}

const answerOf = async (reply: Response): Promise<Answer> => ({ status: reply.status, said: await reply.text() })
const send = async (path: string, method: string, content: Buffer, name: string) =>
  answerOf(await fetch(`${server.url}${path}`, { method, headers: office.headers, body: part(content, name) }))

/** A workbook of households is read while the caller goes on; what became of it is told with the import. */
async function importHouseholds(content: Buffer): Promise<Answer> {
  const begun = await send('/api/imports/households', 'POST', content, '户.xlsx')
  if (begun.status !== 201) return begun
  const { id } = JSON.parse(begun.said) as { id: string }
  let row: { state: string; failure: string | null } = { state: 'running', failure: null }
  await expect.poll(async () => {
    row = (await office.ask('GET', `/api/imports/${id}`)).json as typeof row
    return row.state
  }, { timeout: 60_000, interval: 20 }).not.toBe('running')
  return row.state === 'failed' ? { status: 422, said: row.failure ?? '' } : { status: 200, said: '' }
}

async function submit(content: Buffer): Promise<Answer> {
  const form = new FormData()
  form.append('xml_submission_file', new Blob([new Uint8Array(content)], { type: 'text/xml' }), 'submission.xml')
  return answerOf(await fetch(`${server.url}/openrosa/submission`, { method: 'POST', headers: village.headers, body: form }))
}

async function upload(content: Buffer): Promise<Answer> {
  const headers = { ...village.headers, 'tus-resumable': '1.0.0' }
  const sha256 = createHash('sha256').update(content).digest('hex')
  const begun = await fetch(`${server.url}/api/evidence-uploads`, {
    method: 'POST', headers: { ...headers, 'upload-length': String(content.length), 'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}` },
  })
  if (begun.status !== 201) return answerOf(begun)
  return answerOf(await fetch(new URL(begun.headers.get('location') ?? '', server.url), {
    method: 'PATCH', headers: { ...headers, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }, body: new Uint8Array(content),
  }))
}

const post = (path: string, method = 'POST') => async (content: Buffer): Promise<Answer> => answerOf(await fetch(`${server.url}${path}`, {
  method, headers: { ...office.headers, 'content-type': 'application/json' }, body: new Uint8Array(content),
}))

const workbook = async () => Buffer.from(await writeXlsx({ sheets: [{ name: '户', rows: [[...headings], ...couple(numberIn(villages.pingan, 0), 1)] }] }))
const archives = async (whole: Buffer, main: string, seed: number) => [...await hostileArchives(whole, main, DAMAGES, seed), ...(main === sheet ? await hostileSheets(whole, sheet) : [])]

const readers: Record<string, { corpus: () => Promise<Hostile[]>; read: (content: Buffer) => Promise<Answer> }> = {
  households: { corpus: async () => archives(await workbook(), sheet, 1), read: importHouseholds },
  regions: { corpus: async () => archives(await workbook(), sheet, 2), read: (content) => send('/api/imports/regions', 'POST', content, '区划.xlsx') },
  checklist: { corpus: async () => archives(Buffer.from(await checklist()), sheet, 3), read: (content) => send('/api/forms', 'POST', content, '表.xlsx') },
  progress: { corpus: async () => archives(await workbook(), sheet, 4), read: (content) => send('/api/sheets/progress', 'POST', content, '进展.xlsx') },
  helpers: { corpus: async () => archives(await workbook(), sheet, 5), read: (content) => send('/api/sheets/helpers', 'POST', content, '帮扶.xlsx') },
  template: {
    corpus: async () => archives(await readFile(new URL('../../packages/server/data/bulletin-template.docx', import.meta.url)), 'word/document.xml', 6),
    read: (content) => send('/api/bulletin-template.docx', 'PUT', content, '通报.docx'),
  },
  submission: { corpus: () => Promise.resolve(hostileSubmissions(numberIn(villages.pingan, 1), DAMAGES * 2)), read: submit },
  evidence: { corpus: () => hostileEvidence(DAMAGES), read: upload },
  operations: { corpus: () => Promise.resolve(hostileJson()), read: post('/api/sync/operations') },
  'phone’s file': { corpus: () => Promise.resolve(hostileJson()), read: (content) => send('/api/sync/outbox-files', 'POST', content, 'phone.json') },
  action: { corpus: () => Promise.resolve(hostileJson()), read: async (content) => post(`/api/problems/${problem}/actions`)(content) },
  heading: { corpus: () => Promise.resolve(hostileJson()), read: post('/api/imports/headings', 'PUT') },
  parameter: { corpus: () => Promise.resolve(hostileJson()), read: post('/api/parameters/evidence') },
}

/** Words of ours: Chinese, without a sentence of somebody else's in it. */
const inWords = (said: string) => /\p{Script=Han}/u.test(said) && !/\b[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(said.replace(/<\/?[A-Za-z][^>]*>/g, ''))

let all = 0
it.each(Object.entries(readers))('%s: each input is taken or refused in words, and the server goes on', async (name, { corpus, read }) => {
  const before = await verifyLog(checked.database, county)
  const inputs = await corpus()
  const wrong: string[] = []
  const statuses = new Map<number, number>()
  for (const { what, content } of inputs) {
    const { status, said } = await read(content)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    const fits = status < 300 || (status >= 400 && status < 500 && inWords(said))
    if (!fits) wrong.push(`${what}: ${status} ${said.slice(0, 200)}`)
  }
  all += inputs.length
  process.stdout.write(`${name}: ${inputs.length} inputs, ${[...statuses].map(([status, count]) => `${status}: ${count}`).join(', ')}; in all ${all}\n`)
  expect(wrong).toEqual([])
  expect((await fetch(`${server.url}/api/welcome`)).status).toBe(200)
  expect(await verifyLog(checked.database, county)).toBeGreaterThanOrEqual(before)
  await verifyState(checked.database, county)
}, 900_000)
