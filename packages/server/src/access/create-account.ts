import { insertAccountRow } from './accounts.queries.ts'
import { isStrongPassword } from '@lookback/core/access'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { newIdentifier } from '../clock.ts'
import { entryOf } from '../kit/entries.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { demoPassword } from './demo-accounts.ts'
import { hashPassword } from './password-hash.ts'
import { getCounty } from './queries.ts'

export interface NewAccount {
  person: string
  loginName: string
  password: string
}

/**
 * Gives a person an account.
 * @throws {Refusal} `password-weak`, `login-name-taken`, `reference-missing`
 */
export async function createAccount(
  application: Pick<Application, 'database' | 'clock'>, county: string, account: NewAccount, actor: Actor | null,
): Promise<void> {
  const { database, clock } = application
  const limits = await getParameter(database, county, 'sign-in', dayOf(clock()))
  // A demo's password is published; no real county takes it.
  const isPublished = account.password === demoPassword && (await getCounty(database, county)).isDemo
  if (!isPublished && !isStrongPassword(account.password, account.loginName, limits.passwordLength)) {
    throw new Refusal('password-weak', { length: limits.passwordLength })
  }
  const hash = await hashPassword(account.password)
  await write(database, clock, county, async (transaction) => {
    const id = newIdentifier(clock)
    await insertAccountRow(transaction, county, {
      id, person: account.person, loginName: account.loginName, passwordHash: hash, oneTimeUntil: null, createdAt: clock(),
    })
    const entry = entryOf({ clock }, {
      kind: 'account-created', actor: actor?.person ?? null, region: county, payload: { account: id, person: account.person },
    })
    return { result: undefined, entries: [entry] }
  })
}
