import pg from 'pg'
import { Refusal } from '@lookback/core/kernel'
import type { Connection } from './connect.ts'
import { connect } from './connect.ts'
import { keepRunning } from './keep-running.ts'
import { runningEmbedded, startEmbedded } from './embedded.ts'
import type { KeySource } from './key-file.ts'
import { keyFileBeside, loadKeys, nameOfSource, storeKeys, unfit } from './key-file.ts'
import type { MigrationFolder } from './migrate.ts'
import { migrate } from './migrate.ts'
import type { SealedColumn } from './sealed.queries.ts'
import { tryKeys } from './sealed.queries.ts'
import { SealingKeys } from './sealing-keys.ts'
import { systemCode } from '../system-error.ts'

export interface OpenDatabase extends Connection {
  /** Migrations applied at this opening. */
  migrated: string[]
  adopted: boolean
}

export interface OpenOptions {
  /** A server of one's own; null for the embedded one. */
  databaseUrl: string | null
  dataFolder: string
  /** The account that the embedded server runs under where this process is root's; `nobody` without. */
  databaseAccount?: string | null
  /** What makes the schema. */
  migrations: readonly MigrationFolder[]
  /** What of it is sealed. */
  sealed: readonly SealedColumn[]
  /** Where the keys are kept; beside the data folder without. */
  keys?: KeySource | undefined
  connections?: number
}

/**
 * Opens the database for one application process: starts or adopts the embedded server, takes the application lock,
 * migrates. A server that dies meanwhile is started again. Closing stops the embedded server cleanly. An empty database gets
 * keys of its own.
 * @throws {Refusal} `database-in-use` when another application process holds the lock; `sealing-keys-missing` and
 *   `sealing-keys-unfit` where nobody could read what is sealed
 */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const { databaseUrl, dataFolder, databaseAccount = null, migrations, sealed, connections } = options
  const source = options.keys ?? keyFileBeside(dataFolder)
  const known = await loadKeys(source)
  const keys = known ?? SealingKeys.random()
  const prepare = async ({ database, pool }: Connection) => {
    const migrated = await migrate(pool, migrations)
    await settleKeys(database, sealed, source, keys, known !== null)
    return migrated
  }
  if (databaseUrl) {
    const connection = connect(databaseUrl, keys, connections)
    const migrated = await prepare(connection).catch(async (error: unknown) => {
      await connection.close()
      throw asUnreachable(error)
    })
    return { ...connection, migrated, adopted: false }
  }
  const server = await startEmbedded(dataFolder, { account: databaseAccount })
  const lock = await takeApplicationLock(server.connectionString, dataFolder)
  const endLock = keepRunning(lock, async () => {
    await startEmbedded(dataFolder, { account: databaseAccount, port: server.port })
    return takeApplicationLock(server.connectionString, dataFolder)
  })
  const connection = connect(server.connectionString, keys, connections)
  const close = async () => {
    await connection.close()
    await endLock()
    await server.stop()
  }
  try {
    return { ...connection, migrated: await prepare(connection), adopted: server.adopted, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A connection to the embedded server that runs on a data folder, whoever started it; null where none does. */
export async function connectToRunning(dataFolder: string, source = keyFileBeside(dataFolder)): Promise<Connection | null> {
  const connectionString = await runningEmbedded(dataFolder)
  if (connectionString === null) return null
  const keys = await loadKeys(source)
  if (!keys) throw new Refusal('sealing-keys-missing', { file: nameOfSource(source) })
  return connect(connectionString, keys, 2)
}

/** Keys that are there must open what is sealed; new ones are kept where nothing is sealed yet. */
async function settleKeys(
  database: Connection['database'], sealed: readonly SealedColumn[], source: KeySource, keys: SealingKeys, areKnown: boolean,
): Promise<void> {
  const opens = await tryKeys(database, sealed, keys)
  if (!areKnown && opens !== null) throw new Refusal('sealing-keys-missing', { file: nameOfSource(source) })
  if (opens === false) throw unfit(source)
  if (!areKnown && 'file' in source) await storeKeys(source.file, keys)
}

/** Creates our database if it is missing, and holds a lock in it for as long as the connection lives. */
async function takeApplicationLock(connectionString: string, folder: string): Promise<pg.Client> {
  await createOwnDatabase(connectionString)
  const client = clientOf(connectionString)
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>(
    `select pg_try_advisory_lock(hashtext('lookback.application')) as taken`,
  )
  if (!rows[0]?.taken) {
    await client.end()
    throw new Refusal('database-in-use', { folder })
  }
  return client
}

/** A connection of its own. One that breaks says so to whoever waits for it; without a listener it would end the process. */
function clientOf(connectionString: string): pg.Client {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  return client
}

async function createOwnDatabase(connectionString: string): Promise<void> {
  const url = new URL(connectionString)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = clientOf(url.href)
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database "${name}"`)
  } finally {
    await client.end()
  }
}

/** Classes of PostgreSQL's own errors that say it lets nobody in: connection, authorization, no such database, full, starting. */
const NOT_LET_IN = /^(08|28|3D|53|57)/

function asUnreachable(error: unknown): unknown {
  const told = error instanceof pg.DatabaseError && NOT_LET_IN.test(error.code ?? '') ? error.message : null
  const reason = told ?? systemCode(error)
  return reason === null ? error : new Refusal('database-unreachable', { reason })
}
