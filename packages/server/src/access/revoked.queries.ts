import type { Database } from '../database/connect.ts'
/** Whether a token that is not known any more was a phone's that has been taken out of service: it must hear why, and wipes itself. */
export async function wasRevoked(database: Database, token: Buffer): Promise<boolean> {
  const device = await database
    .selectFrom('device').select('id').where('session', '=', token).where('revoked_at', 'is not', null).executeTakeFirst()
  return device !== undefined
}
