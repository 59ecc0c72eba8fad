import pg from 'pg'
import { withConnection } from './postgres.ts'

/** The tables that a visit writes to, and how to tell which of their rows are one visit's. */
const tables = [
  { name: 'visit', visit: 'id' },
  { name: 'problem', visit: '(select visit from finding where finding.problem = problem.id limit 1)' },
  { name: 'finding', visit: 'visit' },
  {
    name: 'log_entry',
    visit: `case kind when 'visit-recorded' then id when 'problem-found' then (payload ->> 'source')::uuid end`,
  },
] as const

/** What one visit wrote: for each table its rows, as JSON. */
type VisitRows = ReadonlyMap<string, string>

export interface PlainIngest {
  visits: number
  seconds: number
}

/**
 * Inserts the rows that visits made in one database into a copy of how it was before: a transaction a visit with one
 * statement a table. The rows are ready, no log's head is locked and no hash computed, so that the connections never
 * wait for each other: what the disk and the tables' indexes cost, and nothing else.
 */
export async function insertByPlainSql(from: string, into: string, connections: number): Promise<PlainIngest> {
  const visits = await readVisits(from)
  const waiting = [...visits.values()]
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: into }))
  await Promise.all(clients.map((client) => client.connect()))
  try {
    const started = performance.now()
    await Promise.all(clients.map(async (client) => {
      for (let rows = waiting.pop(); rows; rows = waiting.pop()) await insertVisit(client, rows)
    }))
    const seconds = (performance.now() - started) / 1_000
    await checkEqual(from, into)
    return { visits: visits.size, seconds }
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

function readVisits(url: string): Promise<Map<string, VisitRows>> {
  return withConnection(url, async ({ pool }) => {
    const visits = new Map<string, Map<string, string>>()
    for (const { name, visit } of tables) {
      const { rows } = await pool.query<{ visit: string; written: string }>(`
        select visit, json_agg(written)::text as written
        from (select ${visit} as visit, to_json(${name}) as written from ${name}) as owned
        where visit is not null group by visit`)
      for (const row of rows) {
        const written = visits.get(row.visit) ?? new Map<string, string>()
        visits.set(row.visit, written.set(name, row.written))
      }
    }
    return visits
  })
}

async function insertVisit(client: pg.Client, rows: VisitRows): Promise<void> {
  await client.query('begin')
  for (const { name } of tables) {
    const written = rows.get(name)
    if (!written) continue
    const text = `insert into ${name} select * from json_populate_recordset(null::${name}, $1::json)`
    await client.query({ name, text, values: [written] })
  }
  await client.query('commit')
}

/** @throws {Error} when the copy has other rows than the original, for then the times say nothing */
async function checkEqual(from: string, into: string): Promise<void> {
  for (const { name } of tables) {
    const counts = await Promise.all([from, into].map((url) => withConnection(url, async ({ pool }) => {
      const kinds = name === 'log_entry' ? ` where kind in ('visit-recorded', 'problem-found')` : ''
      const { rows } = await pool.query<{ count: number }>(`select count(*)::integer as count from ${name}${kinds}`)
      return rows[0]?.count ?? 0
    })))
    if (counts[0] !== counts[1]) throw new Error(`${name}: ${counts.join(' rows over HTTP, ')} by plain SQL`)
  }
}
