import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { z } from 'zod'
import type { Operation, sendOperations } from '@lookback/core/sync'
import { BATCH_BYTES, SCHEMA_VERSION } from '@lookback/core/sync'
import type { CountyForBench } from './county.ts'
import type { BenchPhone } from './phones.ts'
import { registerPhones, withSockets } from './phones.ts'
import { withConnection } from './postgres.ts'
import { benchCounty, householdNumber } from './register-workbook.ts'
import { laterVisits } from './submissions.ts'

/** Filled forms of the demo county that the visits are made of, each with other answers. */
const FORMS = 2_000

/** What one phone has to send: the requests of its day, packed. */
export interface DaysWork {
  phone: BenchPhone
  visits: string[]
  requests: { packed: Buffer; plainBytes: number }[]
}

/**
 * Visits for each phone, to households of its township, each household once.
 * @param count visits of each phone
 */
export async function writeDaysWork(
  url: string, county: CountyForBench, phones: readonly BenchPhone[], count: number,
): Promise<DaysWork[]> {
  const forms = [...laterVisits(county.demo, FORMS)]
  const households = await householdsByPhone(url, phones)
  return phones.map((phone, index) => {
    const own = households[index] ?? []
    const operations = own.slice(0, count).map((household, place) => {
      const form = (index * count + place) % forms.length
      const id = randomUUID()
      const submission = (forms[form]?.xml ?? '')
        .replace(`>${householdNumber(form)}<`, `>${household.number}<`).replace(/(<instanceID>uuid:)[^<]+/, `$1${id}`)
      return visitOperation(phone, { id, subject: household.id, sequence: place + 1, submission })
    })
    if (operations.length < count) throw new Error(`${own.length} households for a phone that visits ${count}`)
    return { phone, visits: operations.map(({ id }) => id), requests: inRequests(phone, operations) }
  })
}

/** The households of each phone's township, dealt out among the township's phones. */
function householdsByPhone(url: string, phones: readonly BenchPhone[]): Promise<{ id: string; number: string }[][]> {
  return withConnection(url, async ({ pool }) => {
    const { rows } = await pool.query<{ township: string; households: { id: string; number: string }[] }>(`
      select left(village, 9) as township, jsonb_agg(jsonb_build_object('id', id, 'number', number)) as households
      from household where county = $1 group by 1`, [benchCounty.code])
    const { rows: posts } = await pool.query<{ person: string; region: string }>(
      'select person, region from post where county = $1 and person = any($2::uuid[])', [benchCounty.code, phones.map(({ person }) => person)])
    const regionOf = new Map(posts.map(({ person, region }) => [person, region]))
    const byTownship = new Map(rows.map(({ township, households }) => [township, households]))
    const sharing = new Map<string, number>()
    for (const region of regionOf.values()) sharing.set(region, (sharing.get(region) ?? 0) + 1)
    const dealt = new Map<string, number>()
    return phones.map(({ person }) => {
      const region = regionOf.get(person) ?? ''
      const place = dealt.get(region) ?? 0
      dealt.set(region, place + 1)
      return (byTownship.get(region) ?? []).filter((_, index) => index % (sharing.get(region) ?? 1) === place)
    })
  })
}

function visitOperation(
  { device, person }: BenchPhone, { submission, ...made }: { id: string; subject: string; sequence: number; submission: string },
): Operation {
  return {
    kind: 'visit', ...made, device, actor: person, county: benchCounty.code, scope: '0'.repeat(32), schemaVersion: SCHEMA_VERSION,
    deviceTime: new Date().toISOString(), clockOffset: 0, files: [], payload: { submission },
  }
}

/** As the phone's application cuts its work: below so many bytes a request. */
function inRequests({ device }: BenchPhone, operations: readonly Operation[]): DaysWork['requests'] {
  const batches: Operation[][] = []
  let bytes = Infinity
  for (const operation of operations) {
    const size = Buffer.byteLength(JSON.stringify(operation))
    if (bytes + size > BATCH_BYTES) {
      batches.push([])
      bytes = 0
    }
    bytes += size
    batches.at(-1)?.push(operation)
  }
  return batches.map((batch) => {
    const text = JSON.stringify({ device, operations: batch, known: [], answered: null })
    return { packed: gzipSync(text), plainBytes: Buffer.byteLength(text) }
  })
}

export interface Sent {
  seconds: number
  /** Requests that were not answered, and operations that were not accepted. */
  failures: number
  /** By request, in milliseconds. */
  answered: number[]
}

const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', 'accept-encoding': 'gzip' }

/** Sends everything over so many connections; a phone's requests go one after the other. */
export async function sendDaysWork(url: string, sockets: number, work: readonly DaysWork[]): Promise<Sent> {
  await registerPhones(url, sockets, work.map(({ phone }) => phone))
  const sent: Sent = { seconds: 0, failures: 0, answered: [] }
  const started = performance.now()
  await withSockets(url, sockets, work, async (client, { phone, requests }) => {
    client.useToken(phone.token)
    for (const { packed } of requests) {
      const asked = performance.now()
      const { status, body } = await client.send('POST', '/api/sync/operations', packed, headers)
      sent.answered.push(performance.now() - asked)
      if (status !== 200) sent.failures += 1
      else {
        const { answers } = JSON.parse(body) as z.output<typeof sendOperations.reply>
        sent.failures += answers.filter(({ result }) => result !== 'accepted').length
      }
    }
  })
  return { ...sent, seconds: (performance.now() - started) / 1_000 }
}
