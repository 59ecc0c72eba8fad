import type { Transaction } from 'kysely'
import type { z } from 'zod'
import type { Day, Identifier } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { isAppended } from '../database/log.queries.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Setting } from './settings.queries.ts'
import { listChanges, lockSettings } from './settings.queries.ts'

/** What somebody asks for: `id` names the request, `version` the last change that was seen. */
export interface ChangeRequest {
  id: Identifier
  version: Identifier | null
  validFrom: Day
}

/** What the log keeps of a change: the value of that day before and after it; null where there is none. */
interface Changed {
  before: unknown
  after: unknown
}

/**
 * Changes a setting: one transaction, the changes of a county take turns, and the same request sent twice is one change.
 * @param title what the setting is called, for whoever is refused
 * @throws {Refusal} `parameter-changed` when it was changed after the version that was seen
 */
export async function changeSetting(
  application: Application, actor: Actor, setting: Setting & { title: string }, request: ChangeRequest, kind: 'set' | 'withdrawn',
  work: (transaction: Transaction<DB>) => Promise<Changed>,
): Promise<void> {
  const { county, person } = actor
  await write(application.database, application.clock, county, async (transaction) => {
    await lockSettings(transaction, county)
    if (await isAppended(transaction, county, request.id)) return { result: undefined, entries: [] }
    const [last] = await listChanges(transaction, county, setting, 1)
    if ((last?.id ?? null) !== request.version) {
      throw new Refusal('parameter-changed', { who: last?.by ?? '', at: last?.at ?? '', title: setting.title })
    }
    const { before, after } = await work(transaction)
    const payload = { name: setting.name, title: setting.title, validFrom: request.validFrom, before: before as z.core.util.JSONType, after: after as z.core.util.JSONType }
    const entry = entryOf(application, { kind: `${setting.what}-${kind}`, id: request.id, actor: person, region: county, payload })
    return { result: undefined, entries: [entry] }
  })
}
