import { isAppended } from '../database/log.queries.ts'
import { lockAccess } from './accounts.queries.ts'
import type { Transaction } from 'kysely'
import type { Identifier } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'

/**
 * Changes who may do what: one change of a county at a time, so that two cannot overlook each other, and each once.
 * Afterwards everybody signed in is looked up anew.
 * @param id names the request, and becomes the id of its first entry: what is in the log already is not done again
 * @param work does it and says what happened, at least one entry
 * @returns whether it was done now
 */
export async function changeAccess(
  application: Application, { county }: Actor, id: Identifier, work: (transaction: Transaction<DB>) => Promise<[Entry, ...Entry[]]>,
): Promise<boolean> {
  const done = await write(application.database, application.clock, county, async (transaction) => {
    await lockAccess(transaction, county)
    if (await isAppended(transaction, county, id)) return { result: false, entries: [] }
    const [first, ...rest] = await work(transaction)
    return { result: true, entries: [{ ...first, id }, ...rest] }
  })
  application.actors.clear()
  return done
}
