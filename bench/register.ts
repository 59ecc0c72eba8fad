import path from 'node:path'
import { listHouseholds } from '@lookback/core/register'
import { benchDocument, inBulk, insertHouseholds, insertMembers } from './bulk.ts'
import { createBenchCounty } from './county.ts'
import type { Client } from './http-client.ts'
import { withClients } from './http-client.ts'
import { withLookback } from './lookback-server.ts'
import type { Figure, Measurement } from './measurement.ts'
import { below, count, milliseconds, percentile, scaled, timed, told } from './measurement.ts'
import { withConnection, withPostgres } from './postgres.ts'
import { townshipOf } from '@lookback/core/places'

const HOUSEHOLDS = 1_000_000
const LONGEST_MILLISECONDS = 100
/** Requests of each kind, one after the other, each for something else where there is something else. */
const ASKED = 40

/** The register's list over HTTP: its first page, and what people look for. */
export const register: Measurement = {
  name: 'register',
  run: (scale) => withPostgres(async (postgres) => {
    const households = scaled(HOUSEHOLDS, scale)
    const url = postgres.url('lookback')
    await postgres.create('lookback')
    await withConnection(url, ({ database }) => createBenchCounty(database))
    await inBulk(url, async (client) => {
      await insertHouseholds(client, households)
      await insertMembers(client)
    })
    const sought = await drawSought(url)
    const options = { dataFolder: path.join(postgres.folder, 'data'), databaseUrl: url }
    return withLookback(options, (server) => withClients(server.url, ['office'], async ([client]) => {
      if (!client) return []
      const figures: Figure[] = [told('households', households, count)]
      for (const [what, filters] of Object.entries(searches(sought))) figures.push(...await ask(client, what, filters))
      return figures
    }))
  }),
}

/** The list's query. */
type Filter = Readonly<Record<string, string>>

/** A household with one of its members. */
interface Sought {
  number: string
  village: string
  category: string
  head: string
  member: string
  document: string
}

function drawSought(url: string): Promise<Sought[]> {
  return withConnection(url, async ({ pool }) => {
    const { rows } = await pool.query<Omit<Sought, 'document'>>(`
      select household.number, village, category, head_name as head, member.name as member
      from household join member on member.household = household.id and right(member.number, 1) = '2'
      order by uuid_hash_extended(household.id, 1) limit $1`, [ASKED])
    return rows.map((row) => ({ ...row, document: benchDocument(Number(row.number.slice(-8)), 2) }))
  })
}

function searches(sought: readonly Sought[]): Record<string, Filter[]> {
  return {
    'first page': sought.map(() => ({})),
    'first page of a township': sought.map(({ village }) => ({ region: townshipOf(village) })),
    'first page of a village': sought.map(({ village }) => ({ region: village })),
    'a whole household number': sought.map(({ number }) => ({ search: number })),
    'the start of a household number, 100 households': sought.map(({ number }) => ({ search: number.slice(0, -2) })),
    'the name of a head of household': sought.map(({ head }) => ({ search: head })),
    'the name of a member': sought.map(({ member }) => ({ search: member })),
    'a surname alone': sought.map(({ head }) => ({ search: head.slice(0, 1) })),
    'an ID number': sought.map(({ document }) => ({ search: document })),
    'a name in a village': sought.map(({ head, village }) => ({ search: head, region: village })),
    'one kind of household': sought.map(({ category }) => ({ category })),
  }
}

async function ask(client: Client, what: string, filters: readonly Filter[]): Promise<Figure[]> {
  const answered: number[] = []
  let found = 0
  for (const filter of filters) {
    const query = new URLSearchParams({ ...filter, limit: '50' }).toString()
    const { result, taken } = await timed(() => client.get(`${listHouseholds.path}?${query}`))
    answered.push(taken)
    const page = listHouseholds.reply.parse(JSON.parse(result))
    if (page.rows.length === 0) throw new Error(`${what}: nothing was found for ${query}`)
    found += page.total
  }
  const hits = Math.round(found / filters.length).toLocaleString('en-US')
  return [
    below(`${what} (${hits} found): p95`, percentile(answered, 0.95), LONGEST_MILLISECONDS, milliseconds),
    told(`${what}: p50`, percentile(answered, 0.5), milliseconds),
  ]
}
