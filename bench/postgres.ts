import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrations } from '../packages/server/src/capabilities.ts'
import type { Connection } from '../packages/server/src/database/connect.ts'
import { connect } from '../packages/server/src/database/connect.ts'
import { startEmbedded } from '../packages/server/src/database/embedded.ts'
import { migrate } from '../packages/server/src/database/migrate.ts'
import { closing } from './clean-up.ts'
import { benchKeys } from './keys.ts'

/** A PostgreSQL of the measurement's own, with the settings of the real one. */
export interface BenchPostgres {
  /** A temporary folder that goes away with the server. */
  folder: string
  /** The address of a database, as of now: a restart changes the port. */
  url: (database: string) => string
  /** Makes a database: migrated, or a copy of another one that nobody is connected to. */
  create: (database: string, copyOf?: string) => Promise<void>
  /** Empties the server's own caches; the operating system's stay. */
  restart: () => Promise<void>
}

export async function withPostgres<Result>(work: (postgres: BenchPostgres) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lookback-bench-'))
  let server = await startEmbedded(folder)
  const url = (database: string) => server.connectionString.replace(/lookback$/, database)
  const create = async (database: string, copyOf?: string) => {
    await runAlone(url('postgres'), `create database ${database}${copyOf ? ` template ${copyOf}` : ''}`)
    if (!copyOf) await withConnection(url(database), ({ pool }) => migrate(pool, migrations))
  }
  const restart = async () => {
    await server.stop()
    server = await startEmbedded(folder)
  }
  const close = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return closing(close, () => work({ folder, url, create, restart }))
}

/** A pool of connections for some work, closed afterwards. */
export async function withConnection<Result>(
  url: string, work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = connect(url, benchKeys)
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

/** Some statements on one connection, one after the other. */
export async function runAlone(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
