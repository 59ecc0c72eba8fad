import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { SealedColumn } from '../database/sealed.queries.ts'
import { sealedAs } from '../database/sealed.queries.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'

/** Whoever reads the database alone makes no codes. */
export const sealedFactor: SealedColumn = { table: 'second_factor', column: 'key', key: 'account' }

/** Whose second factor it is. */
export interface Owner {
  county: string
  account: string
}

export interface StoredFactor {
  key: Buffer
  setAt: Date | null
}

export async function findFactor(database: Kysely<DB>, { county, account }: Owner): Promise<StoredFactor | null> {
  const row = await database
    .selectFrom('second_factor').select(['key', 'set_at']).where('county', '=', county).where('account', '=', account).executeTakeFirst()
  return row ? { key: keysOf(database).open(sealedAs(sealedFactor, county, account), row.key), setAt: row.set_at } : null
}

/** Keeps a key that is still to be shown to be in the app; one that is set already stays. */
export async function keepKey(database: Database, { county, account }: Owner, plain: Buffer): Promise<boolean> {
  const key = keysOf(database).seal(sealedAs(sealedFactor, county, account), plain)
  const { numInsertedOrUpdatedRows = 0n } = await database
    .insertInto('second_factor').values({ county, account, key, set_at: null, last_step: 0 })
    .onConflict((conflict) => conflict.columns(['county', 'account']).doUpdateSet({ key }).where('second_factor.set_at', 'is', null))
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Sets the factor with its recovery codes, and notes that the session has shown it. @returns false where it was set meanwhile */
export async function setFactor(
  transaction: Transaction<DB>, { county, account }: Owner, { step, codes, session, at }: { step: number; codes: readonly Buffer[]; session: Buffer; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('second_factor').set({ set_at: at, last_step: step })
    .where('county', '=', county).where('account', '=', account).where('set_at', 'is', null).executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await transaction.insertInto('recovery_code').values(codes.map((code) => ({ county, account, code_hash: code }))).execute()
  await transaction
    .deleteFrom('session').where('county', '=', county).where('account', '=', account).where('token_hash', '!=', session).execute()
  return true
}

/** Uses a code up: each step counts once. @returns whether it was still to be used */
export async function useStep(database: Database, { county, account }: Owner, step: number): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('second_factor').set({ last_step: step })
    .where('county', '=', county).where('account', '=', account).where('last_step', '<', step).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Uses a recovery code up. @returns whether there was such a one */
export async function useRecoveryCode(database: Database, { county, account }: Owner, code: Buffer): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('recovery_code').where('county', '=', county).where('account', '=', account).where('code_hash', '=', code).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function countRecoveryCodes(database: Database, { county, account }: Owner): Promise<number> {
  const { count } = await database
    .selectFrom('recovery_code').select(({ fn }) => fn.countAll<number>().as('count'))
    .where('county', '=', county).where('account', '=', account).executeTakeFirstOrThrow()
  return count
}

export async function rememberDevice(
  database: Database, { county, account }: Owner, device: { device: string; userAgent: string; address: string; at: Date },
): Promise<void> {
  const { userAgent, address, at } = device
  const values = { user_agent: userAgent.slice(0, 300), address, remembered_at: at }
  await database
    .insertInto('remembered_device').values({ county, account, device: device.device, ...values })
    .onConflict((conflict) => conflict.columns(['county', 'account', 'device']).doUpdateSet(values)).execute()
}

export async function listRemembered(database: Database, { county, account }: Owner, since: Date, until: Date) {
  return database
    .selectFrom('remembered_device').select(['device', 'user_agent', 'address', 'remembered_at'])
    .where('county', '=', county).where('account', '=', account)
    .where(sql<boolean>`remembered_at between ${since} and ${until}`).orderBy('remembered_at', 'desc').execute()
}

export async function forgetRemembered(database: Kysely<DB>, { county, account }: Owner, device: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('remembered_device').where('county', '=', county).where('account', '=', account).where('device', '=', device).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Takes the factor away, with its codes and devices, and ends the account's sessions. */
export async function removeFactor(transaction: Transaction<DB>, { county, account }: Owner): Promise<void> {
  for (const table of ['recovery_code', 'remembered_device', 'second_factor', 'session'] as const) {
    await transaction.deleteFrom(table).where('county', '=', county).where('account', '=', account).execute()
  }
}
