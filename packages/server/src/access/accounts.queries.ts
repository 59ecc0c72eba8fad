import type { DB } from '../database/types.gen.ts'
import { sql } from 'kysely'
import type { Actor } from '../kit/actor.ts'
import type { Transaction } from 'kysely'
export interface NewAccountRow {
  id: string
  person: string
  loginName: string
  passwordHash: string
  /** Until when a one-time password may be used; null for one's own. */
  oneTimeUntil: Date | null
  createdAt: Date
}

export async function insertAccountRow(transaction: Transaction<DB>, county: string, account: NewAccountRow): Promise<void> {
  await transaction
    .insertInto('account')
    .values({
      county, id: account.id, person: account.person, login_name: account.loginName, password_hash: account.passwordHash,
      one_time_until: account.oneTimeUntil, created_at: account.createdAt,
    })
    .execute()
}

/** @param person `sealedPhone` as `sealPhone` writes it */
export async function insertPersonRow(
  transaction: Transaction<DB>, county: string, { id, name, sealedPhone = null }: { id: string; name: string; sealedPhone?: string | null },
): Promise<void> {
  await sql`insert into person (county, id, name, sealed_phone) values (${county}, ${id}, ${name}, ${sealedPhone}::bytea)`.execute(transaction)
}

export async function setPersonPhone(transaction: Transaction<DB>, county: string, id: string, sealedPhone: string | null): Promise<void> {
  await sql`update person set sealed_phone = ${sealedPhone}::bytea where county = ${county} and id = ${id}`.execute(transaction)
}

export async function findAccountOf(transaction: Transaction<DB>, county: string, person: string): Promise<string> {
  const { id } = await transaction
    .selectFrom('account').select('id').where('county', '=', county).where('person', '=', person).executeTakeFirstOrThrow()
  return id
}

/** Changes a person's account and ends its sessions. */
export async function updateAccount(
  transaction: Transaction<DB>, county: string, person: string, values: Readonly<Record<string, string | number | Date | null>>,
): Promise<string> {
  const { id } = await transaction
    .updateTable('account').set(values).where('county', '=', county).where('person', '=', person)
    .returning('id').executeTakeFirstOrThrow()
  await transaction.deleteFrom('session').where('county', '=', county).where('account', '=', id).execute()
  return id
}

/** Sets one's own password and ends the account's other sessions. */
export async function setPassword(
  transaction: Transaction<DB>, { county, account }: Pick<Actor, 'county' | 'account'>, hash: string, ownSession: Buffer,
): Promise<void> {
  await transaction
    .updateTable('account').set({ password_hash: hash, one_time_until: null })
    .where('county', '=', county).where('id', '=', account).execute()
  await transaction
    .deleteFrom('session')
    .where('county', '=', county).where('account', '=', account).where('token_hash', '!=', ownSession)
    .execute()
}

/** Serialises the changes of a county's access until commit. */
export async function lockAccess(transaction: Transaction<DB>, county: string): Promise<void> {
  await sql`select 1 from county where county = ${county} for no key update`.execute(transaction)
}
