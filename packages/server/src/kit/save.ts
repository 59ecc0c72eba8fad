import type { Store } from './application.ts'
import { registerEntry } from './entries.ts'
import type { DB, JsonObject } from '../database/types.gen.ts'
import type { RawBuilder, Transaction } from 'kysely'
import { write } from '../database/write.ts'
import type { Actor } from './actor.ts'

/** What came of saving records: the same content again is unchanged. */
export interface Saved {
  added: number
  changed: number
  unchanged: number
}

/**
 * One statement for all records, one log entry when any of them is new or changed.
 * @param logged what the log keeps of them
 * @param follow what has to change with them in the same transaction
 */
export async function saveRecords(
  store: Store, county: string, kind: string, records: readonly object[], actor: Actor | null,
  statement: (rows: string) => RawBuilder<unknown>, logged: readonly object[] = records,
  follow: (transaction: Transaction<DB>) => Promise<void> = async () => {},
): Promise<Saved> {
  if (records.length === 0) return { added: 0, changed: 0, unchanged: 0 }
  return write(store.database, store.clock, county, async (transaction: Transaction<DB>) => {
    const { rows } = await statement(JSON.stringify(records)).execute(transaction)
    await follow(transaction)
    const added = rows.filter((row) => (row as { added: boolean }).added).length
    const result = { added, changed: rows.length - added, unchanged: records.length - rows.length }
    const payload = { added, changed: result.changed, records: logged } as unknown as JsonObject
    const entry = registerEntry(store, { kind, actor, region: county, subject: null, payload })
    return { result, entries: rows.length > 0 ? [entry] : [] }
  })
}
