import { Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { write } from '../database/write.ts'
import { updateAccount } from './accounts.queries.ts'
import { openDoors } from './doors.queries.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { findAccount } from './queries.ts'
import { removeFactor } from './second-factor.queries.ts'

/**
 * Forgets wrong passwords on an account, for whoever holds the server itself.
 * @throws {Refusal} `account-unknown`
 */
export async function unlockAccount(application: Application, county: string, loginName: string): Promise<void> {
  const account = await requireAccount(application, county, loginName)
  await write(application.database, application.clock, county, async (transaction) => {
    await openDoors(transaction, county, loginName)
    return { result: undefined, entries: [entryOf(application, { kind: 'account-unlocked', actor: null, region: county, payload: account })] }
  })
}

/**
 * Gives an account a one-time password, takes its second factor away and ends its sessions, for whoever holds the server itself: also the only
 * administrator's, who has nobody to ask.
 * @throws {Refusal} `account-unknown`
 */
export async function rescuePassword(application: Application, county: string, loginName: string): Promise<{ password: string; until: Date }> {
  const account = await requireAccount(application, county, loginName)
  const { password, hash, until } = await makeOneTimePassword(application, county, loginName)
  await write(application.database, application.clock, county, async (transaction) => {
    await updateAccount(transaction, county, account.person, { password_hash: hash, one_time_until: until })
    await openDoors(transaction, county, loginName)
    // Whoever has lost the password's phone has lost the factor's too, and may have nobody to ask.
    await removeFactor(transaction, { county, account: account.account })
    return { result: undefined, entries: [entryOf(application, { kind: 'password-reset', actor: null, region: county, payload: account })] }
  })
  return { password, until }
}

async function requireAccount({ database }: Application, county: string, loginName: string): Promise<{ account: string; person: string }> {
  const found = await findAccount(database, county, loginName)
  if (!found) throw new Refusal('account-unknown', { loginName })
  return { account: found.id, person: found.person }
}
