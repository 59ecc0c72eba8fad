import type { z } from 'zod'
import type { getChanges, getSnapshot } from '@lookback/core/sync'
import type { Client } from './http-client.ts'
import type { BenchPhone } from './phones.ts'
import { registerPhones, withSockets } from './phones.ts'

/** As the phone's application asks. */
const PAGE = 200

export interface FirstFetch {
  /** By phone, from the common start until it had everything, in milliseconds. */
  ready: number[]
  /** By phone, as they came over the line. */
  bytes: number[]
  households: number[]
}

/** All phones at once, each over its own connection. */
export async function fetchAtOnce(url: string, phones: readonly BenchPhone[]): Promise<FirstFetch> {
  const fetched: FirstFetch = { ready: [], bytes: [], households: [] }
  await registerPhones(url, Math.min(phones.length, 50), phones)
  const started = performance.now()
  await withSockets(url, phones.length, phones, async (client, phone) => {
    const { bytes, households } = await fetchAll(client, phone)
    fetched.ready.push(performance.now() - started)
    fetched.bytes.push(bytes)
    fetched.households.push(households)
  })
  return fetched
}

type Snapshot = z.output<typeof getSnapshot.reply>
type Changes = z.output<typeof getChanges.reply>

/** Pages, then what has changed since, then the forms: what makes a phone ready for the field. */
async function fetchAll(client: Client, { device, token }: BenchPhone): Promise<{ bytes: number; households: number }> {
  client.useToken(token)
  let bytes = 0
  const get = async (path: string): Promise<unknown> => {
    const reply = await client.send('GET', path, undefined, { 'accept-encoding': 'gzip' })
    if (reply.status !== 200) throw new Error(`GET ${path} answered ${reply.status}: ${reply.body.slice(0, 300)}`)
    bytes += reply.bytes
    return JSON.parse(reply.body)
  }
  const pageAt = async (cursor: string | null) =>
    await get(`/api/sync/snapshot?device=${device}&limit=${PAGE}${cursor === null ? '' : `&cursor=${cursor}`}`) as Snapshot
  const first = await pageAt(null)
  let households = first.households.length
  for (let { next } = first; next !== null;) {
    const page = await pageAt(next)
    households += page.households.length
    next = page.next
  }
  if (households !== first.total) throw new Error(`${households} of ${first.total} households came`)
  const forms = new Set<string>()
  for (let { position } = first; ;) {
    const changes = await get(`/api/sync/changes?device=${device}&limit=${PAGE}&sequence=${position.sequence}&hash=${position.hash}&scope=${first.scope.fingerprint}`) as Changes
    if (changes.standing !== 'current') throw new Error(`the phone is told ${changes.standing}`)
    for (const { formId, formVersion } of changes.frame?.content.rounds ?? []) forms.add(`${encodeURIComponent(formId)}/${encodeURIComponent(formVersion)}`)
    position = changes.position
    if (!changes.more) break
  }
  for (const form of forms) await get(`/api/sync/forms/${form}`)
  return { bytes, households }
}
