import type { Database } from './connect.ts'

/**
 * Reads everything as it stood at one moment, however much is written meanwhile: what is compared with each other must not
 * be read at two moments. Within a transaction, that one's view is kept.
 */
export async function inSnapshot<Result>(database: Database, read: (snapshot: Database) => Promise<Result>): Promise<Result> {
  if (database.isTransaction) return read(database)
  return database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}
