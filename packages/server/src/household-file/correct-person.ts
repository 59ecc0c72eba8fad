import type { Scope } from '@lookback/core/access'
import type { Correction } from '@lookback/core/household-file'
import { correct } from '@lookback/core/household-file'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Household } from '@lookback/core/register'
import { identityOf, wrongValue } from '@lookback/core/register'
import type { Database } from '../database/connect.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { findHousehold, listHolders, lockRegister, saveHouseholdsIn } from '../register/index.ts'
import { findCorrection, fingerprints, insertCorrection } from './corrections.queries.ts'

/**
 * Puts something of a person right at that person's request: read as an import reads it, in one transaction with the
 * household's new version.
 * @throws {Refusal} `not-found`, `household-ended`, `household-changed-meanwhile`, `correction-wrong` with why,
 *   `correction-changes-nothing`, `correction-elsewhere`
 */
export async function putRight(
  application: Application, actor: Actor, scope: Scope, household: string, asked: Correction, locale: Locale,
): Promise<{ state: 'done' | 'known' }> {
  const { database, clock } = application
  const { county } = scope
  const at = clock()
  return write<{ state: 'done' | 'known' }>(database, clock, county, async (transaction) => {
    await lockRegister(transaction, county)
    const known = await findCorrection(transaction, county, asked.id)
    if (known && (known.by !== actor.person || known.household !== household)) throw new Refusal('already-exists', { constraint: 'correction_pkey' })
    if (known) return { result: { state: 'known' }, entries: [] }
    const found = await findHousehold(transaction, scope, { id: readIdentifier(household) })
    const member = found?.household.members.find(({ number }) => number === asked.member)
    const id = found?.memberIds.get(asked.member)
    if (!found || !member || id === undefined) throw new Refusal('not-found')
    if (found.ending) throw new Refusal('household-ended', { number: found.household.number, householdEnd: found.ending.as })
    if (found.version !== asked.version) throw new Refusal('household-changed-meanwhile')
    const corrected = correct(found.household, member, asked.what, asked.value, { codes: new Map(), today: dayOf(at) })
    if ('reason' in corrected) throw new Refusal('correction-wrong', { reason: wrongValue(corrected, locale) })
    const { before, after } = corrected
    if (before === after) throw new Refusal('correction-changes-nothing')
    if (asked.what === 'documentNumber' && after !== null) await refuseElsewhere(transaction, county, corrected.household, asked.member, after)
    const kept = new Map([...found.memberIds].map(([number, own]) => [`${found.household.number} ${number}`, own]))
    const { entries } = await saveHouseholdsIn(transaction, application, county, [corrected.household], actor, kept)
    const { what, reason, paper } = asked
    await insertCorrection(transaction, county, { id: asked.id, household: found.id, member: id, what, reason, paper, by: actor.person, at, before, after })
    const entry = entryOf(application, {
      id: asked.id, kind: 'person-corrected', actor: actor.person, region: found.household.village, subject: found.id, happenedAt: at.toISOString(),
      payload: { member: id, what, reason, paper, ...fingerprints(keysOf(transaction), asked.id, { before, after }) },
    })
    return { result: { state: 'done' }, entries: [...entries, entry] }
  })
}

/** A person is registered once in the county. */
async function refuseElsewhere(database: Database, county: string, household: Household, number: string, document: string): Promise<void> {
  const identity = identityOf(document)
  const twice = household.members.find((one) => one.number !== number && one.documentNumber !== null && identityOf(one.documentNumber) === identity)
  const holders = (await listHolders(database, county, [household])).get(identity) ?? []
  const elsewhere = holders.find((holder) => holder.number !== household.number)
  if (twice || elsewhere) throw new Refusal('correction-elsewhere', { number: elsewhere?.number ?? household.number })
}
