import { findAccountOf, insertAccountRow, insertPersonRow, setPersonPhone, updateAccount } from './accounts.queries.ts'
import { entryOf, placeOf } from '../kit/entries.ts'
import type { z } from 'zod'
import type { addPerson as addPersonEndpoint, NewPerson, PersonRow, SecretReply } from '@lookback/core/access'
import type { Identifier } from '@lookback/core/kernel'
import { phonesIn, Refusal } from '@lookback/core/kernel'
import type { Transaction } from 'kysely'
import type { Application } from '../kit/application.ts'
import { newIdentifier, systemClock } from '../clock.ts'
import type { Entry } from '../database/log.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'
import type { Actor } from '../kit/actor.ts'
import { sealPhone } from '../kit/sealed-phone.ts'
import { keepAnAdministrator } from './administrators.queries.ts'
import { openDoors } from './doors.queries.ts'
import { changeAccess } from './change.ts'
import type { OneTimePassword } from './one-time-password.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { readPerson } from './people.queries.ts'
import { insertPost } from './posts.ts'
import { removeFactor } from './second-factor.queries.ts'

/**
 * Registers a person with a first post and, where a login name is given, an account; sent twice, it is one.
 * @throws {Refusal} `login-name-taken`, and what `insertPost` refuses
 */
export async function addPerson(
  application: Application, actor: Actor, { person, post }: z.output<NonNullable<typeof addPersonEndpoint.body>>,
): Promise<SecretReply> {
  const secret = person.loginName === null ? null : await makeOneTimePassword(application, actor.county, person.loginName)
  const done = await changeAccess(application, actor, person.id, async (transaction) => {
    const [added, ...account] = await insertPerson(transaction, application, actor, person, secret)
    return [added, ...account, await insertPost(transaction, application, actor, person, post)]
  })
  return told(application, actor, person.id, done ? secret : null)
}

/** Writes a person and the account that goes with the password; the caller's transaction logs what comes back. */
export async function insertPerson(
  transaction: Transaction<DB>, application: Application, actor: Actor, { id, name, phone, loginName }: NewPerson,
  secret: OneTimePassword | null,
): Promise<[Entry, ...Entry[]]> {
  const sealedPhone = sealPhone(keysOf(transaction), 'person', actor.county, id, readPhone(phone))
  await insertPersonRow(transaction, actor.county, { id, name, sealedPhone })
  const account = loginName !== null && secret ? [await insertAccount(transaction, application, actor, id, loginName, secret)] : []
  return [entryOf(application, {
    kind: 'person-added', actor: actor.person, region: placeOf(actor), payload: { person: id },
  }), ...account]
}

/**
 * Writes somebody's telephone down; the log, which keeps all for ever, is told of whom and not which.
 * @throws {Refusal} `not-found`, `person-phone-unclear`
 */
export async function changePhone(application: Application, actor: Actor, person: string, { id, phone }: { id: Identifier; phone: string | null }): Promise<PersonRow> {
  const { database } = application
  const told = readPhone(phone)
  await readPerson(database, actor.county, person, systemClock())
  await changeAccess(application, actor, id, async (transaction) => {
    await setPersonPhone(transaction, actor.county, person, sealPhone(keysOf(transaction), 'person', actor.county, person, told))
    return [entryOf(application, { kind: 'people-saved', actor: actor.person, region: placeOf(actor), payload: { added: 0, changed: 1, records: [{ id: person }] } })]
  })
  return readPerson(database, actor.county, person, systemClock())
}

/** @throws {Refusal} `person-phone-unclear` */
function readPhone(text: string | null): string | null {
  if (text === null || text === '') return null
  const phone = phonesIn(text)
  if (phone === null) throw new Refusal('person-phone-unclear', { field: 'phone', value: text })
  return phone
}

/**
 * Gives a person an account.
 * @throws {Refusal} `not-found`, `account-exists`, `login-name-taken`
 */
export async function giveAccount(
  application: Application, actor: Actor, person: string, { id, loginName }: { id: Identifier; loginName: string },
): Promise<SecretReply> {
  const { database } = application
  await readPerson(database, actor.county, person, systemClock())
  const secret = await makeOneTimePassword(application, actor.county, loginName)
  const done = await changeAccess(application, actor, id, async (transaction) => {
    const { name, account } = await readPerson(transaction, actor.county, person, systemClock())
    if (account) throw new Refusal('account-exists', { name })
    return [await insertAccount(transaction, application, actor, person, loginName, secret)]
  })
  return told(application, actor, person, done ? secret : null)
}

async function insertAccount(
  transaction: Transaction<DB>, application: Application, actor: Actor, person: string, loginName: string,
  { hash, until }: OneTimePassword,
): Promise<Entry> {
  const id = newIdentifier(application.clock)
  await insertAccountRow(transaction, actor.county, {
    id, person, loginName, passwordHash: hash, oneTimeUntil: until, createdAt: application.clock(),
  })
  return entryOf(application, {
    kind: 'account-created', actor: actor.person, region: placeOf(actor), payload: { account: id, person },
  })
}

/**
 * Gives an account a new one-time password and ends its sessions.
 * @throws {Refusal} `not-found`, `account-missing`, `last-administrator`
 */
export async function resetPassword(
  application: Application, actor: Actor, person: string, { id }: { id: Identifier },
): Promise<SecretReply> {
  const { loginName } = await accountOf(application, actor, person)
  const secret = await makeOneTimePassword(application, actor.county, loginName)
  const done = await changeAccess(application, actor, id, async (transaction) => {
    const changed = await updateAccount(transaction, actor.county, person, {
      password_hash: secret.hash, one_time_until: secret.until,
    })
    await openDoors(transaction, actor.county, loginName)
    await keepAnAdministrator(transaction, actor.county, application.clock())
    return [entryOf(application, {
      kind: 'password-reset', actor: actor.person, region: placeOf(actor), payload: { account: changed, person },
    })]
  })
  return told(application, actor, person, done ? secret : null)
}

/**
 * Switches an account off or on. Off, its sessions are over; on, wrong attempts before are forgotten.
 * @throws {Refusal} `not-found`, `account-missing`, `account-own`, `last-administrator`
 */
export async function switchAccount(
  application: Application, actor: Actor, person: string, { id, disabled }: { id: Identifier; disabled: boolean },
): Promise<PersonRow> {
  const { loginName } = await accountOf(application, actor, person)
  if (person === actor.person) throw new Refusal('account-own')
  await changeAccess(application, actor, id, async (transaction) => {
    const changed = await updateAccount(transaction, actor.county, person, {
      disabled_at: disabled ? application.clock() : null,
    })
    await openDoors(transaction, actor.county, loginName)
    if (disabled) await keepAnAdministrator(transaction, actor.county, application.clock())
    return [entryOf(application, {
      kind: 'account-switched', actor: actor.person, region: placeOf(actor), payload: { account: changed, person, disabled },
    })]
  })
  return readPerson(application.database, actor.county, person, systemClock())
}

/**
 * Takes somebody's second factor away, with its recovery codes and remembered devices, and ends their sessions.
 * @throws {Refusal} `not-found`, `account-missing`, `second-factor-own`
 */
export async function resetFactor(application: Application, actor: Actor, person: string, { id }: { id: Identifier }): Promise<PersonRow> {
  await accountOf(application, actor, person)
  if (person === actor.person) throw new Refusal('second-factor-own')
  await changeAccess(application, actor, id, async (transaction) => {
    const account = await findAccountOf(transaction, actor.county, person)
    await removeFactor(transaction, { county: actor.county, account })
    return [entryOf(application, {
      kind: 'second-factor-reset', actor: actor.person, region: placeOf(actor), payload: { account, person },
    })]
  })
  return readPerson(application.database, actor.county, person, systemClock())
}

async function accountOf({ database }: Application, { county }: Actor, person: string) {
  const { name, account } = await readPerson(database, county, person, systemClock())
  if (!account) throw new Refusal('account-missing', { name })
  return account
}

async function told(
  { database }: Application, { county }: Actor, person: string, secret: OneTimePassword | null,
): Promise<SecretReply> {
  return { person: await readPerson(database, county, person, systemClock()), password: secret?.password ?? null }
}
