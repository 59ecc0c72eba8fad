import type { Readable } from 'node:stream'
import type { ControlledTransaction } from 'kysely'
import type { Database } from './connect.ts'
import type { DB } from './types.gen.ts'

/**
 * Reads everything as it stood at one moment, however much is written meanwhile: what is compared with each other must not
 * be read at two moments. Within a transaction, that one's view is kept.
 */
export async function inSnapshot<Result>(database: Database, read: (snapshot: Database) => Promise<Result>): Promise<Result> {
  if (database.isTransaction) return read(database)
  return database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}

/**
 * A stream of what stands at one moment, however long somebody takes to read it: the snapshot is let go when the stream closes.
 * @param streamOf reads everything from the snapshot that it is given
 */
export async function streamedFromSnapshot(database: Database, streamOf: (snapshot: ControlledTransaction<DB>) => Promise<Readable>): Promise<Readable> {
  const snapshot = await database.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  const release = async () => {
    if (!snapshot.isCommitted && !snapshot.isRolledBack) await snapshot.rollback().execute()
  }
  try {
    const stream = await streamOf(snapshot)
    // A connection that broke has ended its transaction itself.
    stream.once('close', () => void release().catch(() => undefined))
    return stream
  } catch (error) {
    await release()
    throw error
  }
}
