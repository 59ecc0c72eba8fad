import path from 'node:path'
import { inBulk, insertHouseholds } from './bulk.ts'
import type { CountyForBench } from './county.ts'
import { createBenchCounty } from './county.ts'
import type { Client } from './http-client.ts'
import { withClients } from './http-client.ts'
import { withLookback } from './lookback-server.ts'
import type { Measurement } from './measurement.ts'
import {
  atLeast, count, exactly, megabytes, milliseconds, percentile, perSecond, scaled, times, told,
} from './measurement.ts'
import { peakMemory } from './memory.ts'
import { insertByPlainSql } from './plain-ingest.ts'
import { withConnection, withPostgres } from './postgres.ts'
import type { Submission } from './submissions.ts'
import { laterVisits, sendSubmission } from './submissions.ts'

const VISITS = 10_000
const CONNECTIONS = 8
const LEAST_PER_SECOND = 500

/** Visits over HTTP into an empty round, and then the rows that they made by plain SQL into a copy of the database. */
export const ingest: Measurement = {
  name: 'ingest',
  run: (scale) => withPostgres(async (postgres) => {
    const visits = scaled(VISITS, scale)
    const url = postgres.url('lookback')
    await postgres.create('lookback')
    const county = await withConnection(url, ({ database }) => createBenchCounty(database))
    await inBulk(url, (client) => insertHouseholds(client, visits))
    await postgres.create('plain', 'lookback')
    const submissions = [...laterVisits(county.demo, visits)]

    const options = { dataFolder: path.join(postgres.folder, 'data'), databaseUrl: url }
    const overHttp = await withLookback(options, (server) => send(server.url, server.pid, county, submissions))
    const missing = await countMissing(url, submissions)
    const plain = await insertByPlainSql(url, postgres.url('plain'), CONNECTIONS)
    const rate = submissions.length / overHttp.seconds
    return [
      atLeast(`visits over HTTP, ${CONNECTIONS} connections`, rate, LEAST_PER_SECOND, perSecond),
      exactly('answers other than 201', overHttp.failures, 0),
      exactly('visits in the database, each once', submissions.length - missing, visits),
      told('the same rows by plain SQL, a transaction a visit', plain.visits / plain.seconds, perSecond),
      told('over HTTP compared with plain SQL', rate / (plain.visits / plain.seconds), times),
      told('one visit: p50', percentile(overHttp.answered, 0.5), milliseconds),
      told('one visit: p95', percentile(overHttp.answered, 0.95), milliseconds),
      told('problems that they opened', await countProblems(url), count),
      told('peak memory of the server', overHttp.memory, megabytes),
    ]
  }),
}

interface Sent {
  seconds: number
  failures: number
  answered: number[]
  memory: number
}

async function send(
  url: string, pid: number, { logins }: CountyForBench, submissions: readonly Submission[],
): Promise<Sent> {
  const waiting = submissions.map(({ xml }) => xml)
  return withClients(url, Array.from({ length: CONNECTIONS }, () => logins.census), async (clients) => {
    const answered: number[] = []
    let failures = 0
    const started = performance.now()
    const sendAll = async (client: Client) => {
      for (let xml = waiting.pop(); xml; xml = waiting.pop()) {
        const asked = performance.now()
        const { status } = await sendSubmission(client, xml)
        answered.push(performance.now() - asked)
        if (status !== 201) failures += 1
      }
    }
    await Promise.all(clients.map(sendAll))
    return { seconds: (performance.now() - started) / 1_000, failures, answered, memory: await peakMemory(pid) }
  })
}

/** Submissions that are not in the database exactly once, with an entry in the log. */
export function countMissing(url: string, submissions: readonly Pick<Submission, 'id'>[]): Promise<number> {
  return withConnection(url, async ({ pool }) => {
    const { rows } = await pool.query<{ missing: number }>(`
      select count(*)::integer as missing from unnest($1::uuid[]) as sent (id)
      where (select count(*) from visit where visit.id = sent.id) <> 1
        or (select count(*) from log_entry where log_entry.id = sent.id and kind = 'visit-recorded') <> 1`,
    [submissions.map(({ id }) => id)])
    return rows[0]?.missing ?? 0
  })
}

function countProblems(url: string): Promise<number> {
  return withConnection(url, async ({ pool }) => {
    const { rows } = await pool.query<{ problems: number }>('select count(*)::integer as problems from problem')
    return rows[0]?.problems ?? 0
  })
}
