import { setImmediate } from 'node:timers/promises'
import type { Household } from '@lookback/core/register'
import { newIdentifier } from '../clock.ts'
import type { CopiedRow } from '../database/copy.ts'
import { canonicalJson } from '../database/log.ts'
import type { SealingKeys } from '../database/sealing-keys.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { Store } from '../kit/application.ts'
import { sealPhone } from '../kit/sealed-phone.ts'
import { memberRow } from './members.queries.ts'

/** A household with what can be made of it before a transaction begins. */
export interface ReadyHousehold {
  household: Household
  contentHash: Buffer
  /** How it is stored if it turns out to be new; null where that was not made ready. */
  asNew: NewHousehold | null
}

export interface NewHousehold {
  id: string
  sealedPhone: string | null
  /** In the order of the household's members. */
  members: readonly { id: string; row: CopiedRow }[]
}

/** So many at once, so that the database, which writes others meanwhile, does not wait for its next statement. */
const readyAtOnce = 50

/**
 * Hashes and seals households while others are written.
 * @param isNew whether a household is likely to be new to the register; of the others only the hash is made
 */
export async function makeReady(
  { database, clock }: Store, county: string, households: readonly Household[], isNew: (household: Household) => boolean,
): Promise<ReadyHousehold[]> {
  const keys = keysOf(database)
  const ready: ReadyHousehold[] = []
  for (const household of households) {
    if (ready.length % readyAtOnce === 0) await setImmediate()
    ready.push({ household, contentHash: contentHash(keys, household), asNew: isNew(household) ? sealed(household) : null })
  }
  return ready

  function sealed({ phone, members }: Household): NewHousehold {
    const id = newIdentifier(clock)
    return {
      id, sealedPhone: sealPhone(keys, 'household', county, id, phone),
      members: members.map((member) => {
        const own = newIdentifier(clock)
        return { id: own, row: memberRow(keys, county, { id: own, household: id, member }) }
      }),
    }
  }
}

/** Fingerprint of the household with its members, whatever order they come in. */
export function contentHash(keys: SealingKeys, household: Household): Buffer {
  const members = [...household.members].sort((one, other) => (one.number < other.number ? -1 : 1))
  return keys.fingerprint(canonicalJson({ ...household, members }))
}
