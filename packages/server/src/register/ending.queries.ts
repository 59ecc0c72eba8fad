import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { HouseholdEnd } from '@lookback/core/register'
import type { DB } from '../database/types.gen.ts'

export interface Ending {
  at: Date
  as: HouseholdEnd
  /** The household that goes on in its place, by identifier. */
  into: string | null
}

/** Takes a household off the register, or puts it back. */
export async function setEnding(transaction: Transaction<DB>, county: string, household: string, ending: Ending | null): Promise<void> {
  await transaction
    .updateTable('household')
    .set({ ended_at: ending?.at ?? null, ended_as: ending?.as ?? null, ended_into: ending?.into ?? null })
    .where('county', '=', county).where('id', '=', household).execute()
}

/** Takes members out of the household that has them, so that another can have them. */
export async function releaseMembers(transaction: Transaction<DB>, county: string, members: readonly string[]): Promise<void> {
  await transaction
    .deleteFrom('member').where('county', '=', county).where(sql<boolean>`id = any(${[...members]}::uuid[])`).execute()
}

/** The households that another goes on in the place of. */
export async function listBecomeOf(transaction: Pick<Transaction<DB>, 'selectFrom'>, county: string, household: string) {
  const rows = await transaction
    .selectFrom('household').select(['id', 'number', 'head_name', 'ended_at', 'ended_as'])
    .where('county', '=', county).where('ended_into', '=', household).orderBy('ended_at').execute()
  return rows.map(({ id, number, head_name: headName, ended_at: endedAt, ended_as: as }) => ({ id, number, headName, endedAt, as }))
}
