import { createHash, randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import type pg from 'pg'
import type { Role } from '@lookback/core/kernel'
import { Client } from './http-client.ts'
import { benchCounty, benchRegions } from './register-workbook.ts'

/** A phone whose person is signed in; the county does not know it yet. */
export interface BenchPhone {
  device: string
  person: string
  token: string
}

const townships = benchRegions.filter(({ level }) => level === 'township').map(({ code }) => code)

/**
 * People who hold one post each, spread over the townships, with an account and a session: by SQL, since a thousand
 * sign-ins would be a measurement of their own. Nobody could sign in with these accounts.
 */
export async function seatPhones(client: pg.Client, role: Role, phones: number): Promise<BenchPhone[]> {
  const seated = Array.from({ length: phones }, (_, index) => ({
    device: randomUUID(), person: randomUUID(), account: randomUUID(), post: randomUUID(), token: randomBytes(32).toString('base64url'),
    login: `${role}-${index}`, region: townships[index % townships.length],
  }))
  const rows = JSON.stringify(seated.map((one) => ({ ...one, hash: `\\x${createHash('sha256').update(one.token).digest('hex')}` })))
  const from = `from jsonb_to_recordset($2::jsonb) as row (person uuid, account uuid, post uuid, login text, region text, hash bytea)`
  await client.query(`insert into person (county, id, name) select $1, person, login ${from}`, [benchCounty.code, rows])
  await client.query(`insert into post (county, id, person, unit, role, title, region, valid_from)
    select $1, post, person, 'office', $3, login, region, '2020-01-01' ${from}`, [benchCounty.code, rows, role])
  await client.query(`insert into account (county, id, person, login_name, password_hash, created_at)
    select $1, account, person, login, 'nobody', now() ${from}`, [benchCounty.code, rows])
  await client.query(`insert into session (county, token_hash, account, csrf_token, address, user_agent, created_at, last_seen_at)
    select $1, hash, account, 'none', '127.0.0.1', 'bench', now(), now() ${from}`, [benchCounty.code, rows])
  return seated
}

/** Does something with each, so many at once, over as many connections that are kept open. */
export async function withSockets<Item>(
  url: string, sockets: number, items: readonly Item[], work: (client: Client, item: Item) => Promise<void>,
): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: sockets })
  const waiting = [...items].reverse()
  const next = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(new Client(url, agent), item)
  }
  try {
    await Promise.all(Array.from({ length: sockets }, next))
  } finally {
    agent.destroy()
  }
}

/** Makes the phones known to the county. */
export async function registerPhones(url: string, sockets: number, phones: readonly BenchPhone[]): Promise<void> {
  await withSockets(url, sockets, phones, async (client, { device, token }) => {
    client.useToken(token)
    const body = Buffer.from(JSON.stringify({ id: device, name: 'bench' }))
    const { status, body: said } = await client.send('POST', '/api/sync/devices', body, { 'content-type': 'application/json' })
    if (status !== 200) throw new Error(`registering a phone answered ${status}: ${said.slice(0, 300)}`)
  })
}
