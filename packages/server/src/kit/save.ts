import type { Store } from './application.ts'
import { entryOf } from './entries.ts'
import type { EntryKind, EntryPayload } from '@lookback/core/capabilities'
import type { DB } from '../database/types.gen.ts'
import type { RawBuilder, Transaction } from 'kysely'
import type { Entry } from '../database/log.ts'
import { write } from '../database/write.ts'
import type { Actor } from './actor.ts'

/** What came of saving records: the same content again is unchanged. */
export interface Saved {
  added: number
  changed: number
  unchanged: number
}

/** The kinds of entry that say how many records were saved, and which. */
type SavingKind = {
  [Kind in EntryKind]: EntryPayload<Kind> extends { added: number; changed: number; records: object[] } ? Kind : never
}[EntryKind]

/**
 * One statement for all records, one log entry when any of them is new or changed.
 * @param logged what the log keeps of the records
 * @param records what the statement is given, where that is more
 * @param follow what has to change with them in the same transaction; what the log is told of that
 */
export async function saveRecords<const Kind extends SavingKind>(
  store: Store, county: string, kind: Kind, logged: readonly EntryPayload<Kind>['records'][number][], actor: Actor | null,
  statement: (rows: string) => RawBuilder<unknown>, records: readonly object[] = logged,
  follow: (transaction: Transaction<DB>) => Promise<Entry[]> = async () => [],
): Promise<Saved> {
  if (records.length === 0) return { added: 0, changed: 0, unchanged: 0 }
  return write(store.database, store.clock, county, async (transaction: Transaction<DB>) => {
    const { rows } = await statement(JSON.stringify(records)).execute(transaction)
    const following = await follow(transaction)
    const added = rows.filter((row) => (row as { added: boolean }).added).length
    const result = { added, changed: rows.length - added, unchanged: records.length - rows.length }
    const payload = { added, changed: result.changed, records: [...logged] } as EntryPayload<Kind>
    const entry = entryOf<SavingKind>(store, { kind, actor: actor?.person ?? null, region: county, payload })
    return { result, entries: rows.length > 0 ? [entry, ...following] : following }
  })
}
