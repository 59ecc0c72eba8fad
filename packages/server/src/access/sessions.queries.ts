import type { DB } from '../database/types.gen.ts'
import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import type { Transaction } from 'kysely'
export interface NewSession {
  county: string
  account: string
  tokenHash: Buffer
  csrfToken: string
  address: string
  userAgent: string
  at: Date
}

export async function insertSession(transaction: Transaction<DB>, session: NewSession): Promise<void> {
  await transaction
    .insertInto('session')
    .values({
      county: session.county, token_hash: session.tokenHash, account: session.account, csrf_token: session.csrfToken,
      address: session.address, user_agent: session.userAgent.slice(0, 300), created_at: session.at, last_seen_at: session.at,
    })
    .execute()
}

export async function deleteSession(database: Database, county: string, hash: Buffer): Promise<void> {
  await database.deleteFrom('session').where('county', '=', county).where('token_hash', '=', hash).execute()
}

/** @returns whether the account had such a session */
export async function deleteOwnSession(
  database: Database, { county, account }: Pick<Actor, 'county' | 'account'>, hash: Buffer,
): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('session')
    .where('county', '=', county).where('account', '=', account).where('token_hash', '=', hash)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function touchSession(database: Database, county: string, hash: Buffer, now: Date): Promise<void> {
  await database
    .updateTable('session').set({ last_seen_at: now })
    .where('county', '=', county).where('token_hash', '=', hash).execute()
}
