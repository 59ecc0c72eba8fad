import { HandleEmptyInListsPlugin, Kysely, PostgresDialect, replaceWithNoncontingentExpression } from 'kysely'
import pg from 'pg'
import type { SealingKeys } from './sealing-keys.ts'
import { copyingPool } from './copy.ts'
import { carrying } from './sealing-keys.ts'
import type { DB } from './types.gen.ts'

export type Database = Kysely<DB>

export interface Connection {
  database: Database
  pool: pg.Pool
  close: () => Promise<void>
}

// A `date` is a calendar day: read through a Date it would be the day before under TZ=Asia/Shanghai. A count or a
// sequence fits a number (< 2^53); as the driver's default, a string, it would not compare.
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.DATE, (value: string) => value)
types.setTypeParser(pg.types.builtins.INT8, Number)
types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** Kept while an office looks at a page: to open one costs more than what is asked over it, and twelve at once are waited for. */
const IDLE_MILLISECONDS = 10 * 60_000

/** Connects lazily; `connections` is the size of the pool. What is sealed in the database is read and written with the keys. */
export function connect(connectionString: string, keys: SealingKeys, connections = 12): Connection {
  const pool = new pg.Pool({ connectionString, max: connections, idleTimeoutMillis: IDLE_MILLISECONDS, types })
  // An idle connection that the server closes (restart) is replaced at its next use; without a listener it would
  // end the process.
  pool.on('error', () => undefined)
  // One that breaks between two statements of a transaction says so by itself; the next statement then fails.
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  // `in ()` is no SQL: where a list turns out empty, nothing is in it.
  const plugins = [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression }), carrying(keys)]
  const database = new Kysely<DB>({ dialect: new PostgresDialect({ pool: copyingPool(pool) }), plugins })
  // Kysely's own destroy ends the pool only if Kysely has used it.
  return { database, pool, close: () => pool.end() }
}
