import { Refusal } from '@lookback/core/kernel'
import type { Consequences, HouseholdAct } from '@lookback/core/successions'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Store } from '../kit/application.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { write } from '../database/write.ts'
import { findHousehold, lockRegister } from '../register/index.ts'
import { endHousehold, restoreHousehold } from './end.ts'
import type { Acted } from './household-act.ts'
import { HouseholdContext } from './household-act.ts'
import { mergeHouseholds } from './merge.ts'
import { moveHousehold } from './move.ts'
import { Shown } from './shown.ts'
import { splitHousehold } from './split.ts'
import { findEntry, listGoingOn } from './successions.queries.ts'

export interface HouseholdRequest {
  /** Made by whoever asks: the entry's identifier. */
  id: string
  household: string
  /** As it was seen; null where the household counts as it is on arrival. */
  version: number | null
  preview: boolean
  act: HouseholdAct
}

export interface ActedOn {
  state: 'previewed' | 'done' | 'known'
  /** Null where it had been done before. */
  consequences: Consequences | null
}

/**
 * Does something with a household as a whole, in one transaction. A preview does the same and takes it back, so that it
 * tells what would really happen.
 * @throws {Refusal} `not-found` outside the actor's area, `household-ended`, `household-changed-meanwhile`, what each act says
 */
export async function actOn(store: Store, actor: Actor, request: HouseholdRequest): Promise<ActedOn> {
  const { county } = actor
  try {
    return await write<ActedOn>(store.database, store.clock, county, async (transaction) => {
      await lockRegister(transaction, county)
      const known = await findEntry(transaction, county, request.id)
      if (known && (known.actor !== actor.person || known.subject !== request.household)) {
        throw new Refusal('already-exists', { constraint: 'log_entry_id_unique' })
      }
      if (known) return { result: { state: 'known', consequences: null }, entries: [] }
      const household = await findHousehold(transaction, actorScope(actor, 'register:import'), { id: readIdentifier(request.household) })
      if (!household) throw new Refusal('not-found')
      const { number } = household.household
      if (household.ending && request.act.act !== 'restore') throw new Refusal('household-ended', { number, householdEnd: household.ending.as })
      if (request.version !== null && request.version !== household.version) throw new Refusal('household-changed-meanwhile')
      const context = new HouseholdContext(transaction, store, actor, request.id, household)
      const { entries, consequences: told } = await act(context, request.act)
      const rounds = await listGoingOn(transaction, county, context.now, household.id, told.other?.id ?? null)
      const consequences = { ...told, rounds }
      if (request.preview) throw new Shown(consequences)
      return { result: { state: 'done', consequences }, entries }
    })
  } catch (error) {
    if (error instanceof Shown) return { state: 'previewed', consequences: error.consequences as Consequences }
    throw error
  }
}

function act(context: HouseholdContext, asked: HouseholdAct): Promise<Acted> {
  switch (asked.act) {
    case 'move':
      return moveHousehold(context, asked)
    case 'split':
      return splitHousehold(context, asked)
    case 'merge':
      return mergeHouseholds(context, asked)
    case 'end':
      return endHousehold(context, asked)
    case 'restore':
      return restoreHousehold(context)
  }
}
