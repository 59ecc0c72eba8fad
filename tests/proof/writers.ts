import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { writeXlsx } from 'hucre/xlsx'
import type { Connection } from '../../packages/server/src/database/connect.ts'
import { jpeg } from '../../packages/server/src/evidence/pictures.fixture.ts'
import { checklist, county, numberIn, submissionXml, villages } from '../../packages/server/src/fixtures/checked-county.fixture.ts'
import { couple, headings } from '../../packages/server/src/fixtures/workbook.fixture.ts'
import { HOUSEHOLDS, signIn } from './served-county.ts'

/** What was acknowledged, by the kind of write, and how each is found again. */
export const kinds = ['visit', 'operation', 'action', 'account', 'evidence', 'setting', 'filter', 'form', 'import', 'correction'] as const
export type Kind = (typeof kinds)[number]
export type Acknowledged = Record<Kind, string[]>

const AGAIN_AFTER_MS = 40
const HOUSEHOLDS_AN_IMPORT = 3

/** Where the writers find the server; it moves with each start. */
export interface Line {
  url: string
  stopped: boolean
}

interface Writer {
  headers: Record<string, string>
  line: Line
  /** Every number once. */
  next: () => number
}

const json = (headers: Record<string, string>, body: unknown): RequestInit =>
  ({ method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) })
const tus = { 'tus-resumable': '1.0.0' }
const nameOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/** One write of each kind: what it is called, once it is acknowledged; null where it was not. */
const writes: Record<Kind, (writer: Writer) => Promise<string | null>> = {
  visit: async ({ headers, line, next }) => {
    const id = randomUUID()
    const number = next()
    const form = new FormData()
    form.append('xml_submission_file', new Blob([submissionXml({ id, household: numberIn(villages.baiyun, number % HOUSEHOLDS), found: ['H02'], photo: 'door.jpg' })]), 'submission.xml')
    form.append('door.jpg', new Blob([await jpeg(24, 18, number) as BlobPart], { type: 'image/jpeg' }), 'door.jpg')
    const reply = await fetch(`${line.url}/openrosa/submission`, { method: 'POST', headers, body: form })
    return reply.status === 201 ? id : null
  },
  operation: async ({ headers, line, next }) => {
    const number = next()
    const device = deviceOf(headers)
    await fetch(`${line.url}/api/sync/devices`, json(headers, { id: device, name: 'phone' }))
    const { households } = await (await fetch(`${line.url}/api/sync/snapshot?device=${device}&limit=5`, { headers })).json() as { households: { id: string; number: string }[] }
    const household = households[number % households.length]
    if (!household) return null
    const id = randomUUID()
    const session = await (await fetch(`${line.url}/api/session`, { headers })).json() as { person: string }
    const operation = {
      id, device, sequence: number + 1, actor: session.person, county, scope: 'x', schemaVersion: 1, subject: household.id, deviceTime: '2020-03-12T02:00:00.000Z',
      clockOffset: 0, files: [], kind: 'visit', payload: { submission: submissionXml({ id, household: household.number, found: ['H02'] }) },
    }
    const reply = await fetch(`${line.url}/api/sync/operations`, json(headers, { device, operations: [operation], known: [], answered: null }))
    if (reply.status !== 200) return null
    const { answers } = await reply.json() as { answers: { result: string }[] }
    return answers[0]?.result === 'accepted' ? id : null
  },
  action: async ({ headers, line, next }) => {
    const { rows } = await (await fetch(`${line.url}/api/problems?limit=20`, { headers })).json() as { rows: { id: string; version: number }[] }
    const problem = rows[next() % rows.length]
    if (!problem) return null
    const id = randomUUID()
    const reply = await fetch(`${line.url}/api/problems/${problem.id}/actions`, json(headers, { id, version: problem.version, action: { action: 'comment', text: `看过 ${id}` } }))
    return reply.status === 200 ? id : null
  },
  account: async ({ headers, line }) => {
    const loginName = `u${randomUUID().slice(0, 8)}`
    const reply = await fetch(`${line.url}/api/people`, json(headers, {
      person: { id: randomUUID(), name: '石大山', loginName },
      post: { id: randomUUID(), unit: 'office', role: 'leader', title: '包县领导', region: county, duty: null, validFrom: '2020-01-01' },
    }))
    return reply.status === 200 ? loginName : null
  },
  evidence: async ({ headers, line, next }) => {
    const content = await jpeg(32, 24, 100_000 + next())
    const sha256 = nameOf(content)
    const begun = await fetch(`${line.url}/api/evidence-uploads`, {
      method: 'POST', headers: { ...headers, ...tus, 'upload-length': String(content.length), 'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}` },
    })
    const location = begun.headers.get('location')
    if (begun.status !== 201 || !location) return null
    const sent = await fetch(new URL(location, line.url), {
      method: 'PATCH', headers: { ...headers, ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }, body: new Uint8Array(content),
    })
    return sent.status === 204 ? sha256 : null
  },
  setting: async ({ headers, line, next }) => {
    const { parameter } = await (await fetch(`${line.url}/api/parameters/notices`, { headers })).json() as { parameter: { version: string | null } }
    const id = randomUUID()
    const reply = await fetch(`${line.url}/api/parameters/notices`, json(headers, {
      id, version: parameter.version, validFrom: '2020-03-12', value: { togetherFrom: 2 + (next() % 50), keptDays: 90 }, preview: false,
    }))
    return reply.status === 200 ? id : null
  },
  filter: async ({ headers, line }) => {
    const id = randomUUID()
    const reply = await fetch(`${line.url}/api/problem-filters`, json(headers, { id, name: `筛选 ${id.slice(0, 12)}`, filter: { item: 'H01' } }))
    return reply.status === 200 ? id : null
  },
  form: async ({ headers, line }) => {
    // The same checklist again is taken each time and changes nothing; its answer must never be one of a half-read workbook.
    const form = new FormData()
    form.append('file', new Blob([await checklist() as BlobPart]), 'check.xlsx')
    const reply = await fetch(`${line.url}/api/forms`, { method: 'POST', headers, body: form })
    return reply.status < 300 ? 'short-check' : null
  },
  import: async ({ headers, line, next }) => {
    // New households, and one that is there already and gets another telephone: acknowledged once the import says that it has ended well.
    const number = next()
    const own = Array.from({ length: HOUSEHOLDS_AN_IMPORT }, (_, index) => `${villages.pingan}I${number}-${index}`)
    const known = couple(`${villages.pingan}K1`, 0, [{ 联系电话: `138${String(number).padStart(8, '0')}` }])
    const rows = [[...headings], ...known, ...own.flatMap((household, index) => couple(household, 1 + number * HOUSEHOLDS_AN_IMPORT + index))]
    const form = new FormData()
    form.append('file', new Blob([await writeXlsx({ sheets: [{ name: '户', rows }] }) as BlobPart]), '户.xlsx')
    const begun = await fetch(`${line.url}/api/imports/households`, { method: 'POST', headers, body: form })
    if (begun.status !== 201) return null
    const { id } = await begun.json() as { id: string }
    for (;;) {
      const { state, householdsAdded } = await (await fetch(`${line.url}/api/imports/${id}`, { headers })).json() as { state: string; householdsAdded: number }
      if (state === 'finished') return householdsAdded === 0 ? null : own.at(-1) ?? null
      if (state !== 'running') return null
      await pause(AGAIN_AFTER_MS)
    }
  },
  correction: async ({ headers, line, next }) => {
    const number = next()
    const { rows } = await (await fetch(`${line.url}/api/households?limit=20&region=${villages.xinglong}`, { headers })).json() as { rows: { id: string; number: string }[] }
    const household = rows[number % rows.length]
    if (!household) return null
    const { version } = await (await fetch(`${line.url}/api/households/${household.id}`, { headers })).json() as { version: number }
    const id = randomUUID()
    const reply = await fetch(`${line.url}/api/households/${household.id}/corrections`, json(headers, {
      id, version, member: `${household.number}-1`, what: 'memberPhone', value: `139${String(number).padStart(8, '0')}`, reason: '登记有误', paper: '本人来电',
    }))
    return reply.status === 200 ? id : null
  },
}

const devices = new Map<string, string>()

function deviceOf({ authorization = '' }: Record<string, string>): string {
  const device = devices.get(authorization) ?? randomUUID()
  devices.set(authorization, device)
  return device
}

const loginNames: Record<Kind, string> = {
  visit: 'shiqiao', operation: 'pingan', action: 'office', account: 'admin', evidence: 'housing', setting: 'second', filter: 'qingxi', form: 'office', import: 'office', correction: 'second',
}

/** Writes of every kind at once, until the line is stopped; what does not come through is tried anew as something else. */
export async function startWriters(line: Line, acknowledged: Acknowledged, onAcknowledged: () => void): Promise<{ ended: Promise<unknown> }> {
  let number = 0
  const writers = await Promise.all(kinds.map(async (kind) => ({ kind, headers: await signIn(line.url, loginNames[kind]) })))
  const all = writers.map(async ({ kind, headers }) => {
    while (!line.stopped) {
      const named = await writes[kind]({ headers, line, next: () => (number += 1) }).catch(() => null)
      if (named === null) await pause(AGAIN_AFTER_MS)
      else {
        acknowledged[kind].push(named)
        onAcknowledged()
      }
    }
  })
  return { ended: Promise.all(all) }
}

export function nothingYet(): Acknowledged {
  return { visit: [], operation: [], action: [], account: [], evidence: [], setting: [], filter: [], form: [], import: [], correction: [] }
}

export function counted(acknowledged: Acknowledged): Record<Kind, number> {
  return Object.fromEntries(kinds.map((kind) => [kind, acknowledged[kind].length])) as Record<Kind, number>
}

const found: Record<Kind, string> = {
  visit: 'select id::text as name from visit', operation: 'select id::text as name from visit', action: 'select id::text as name from log_entry',
  account: 'select login_name as name from account', evidence: `select encode(sha256, 'hex') as name from evidence_file`,
  setting: 'select id::text as name from log_entry', filter: 'select id::text as name from saved_filter', form: 'select id as name from form',
  import: 'select number as name from household', correction: 'select id::text as name from correction',
}

/** What was acknowledged and is not there. */
export async function missing({ pool }: Connection, acknowledged: Acknowledged): Promise<string[]> {
  const lost: string[] = []
  for (const kind of kinds) {
    const { rows } = await pool.query<{ name: string }>(found[kind])
    const there = new Set(rows.map(({ name }) => name))
    lost.push(...acknowledged[kind].filter((name) => !there.has(name)).map((name) => `${kind} ${name}`))
  }
  return lost
}
