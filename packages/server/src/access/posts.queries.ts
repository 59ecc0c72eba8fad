import type { Day } from '@lookback/core/kernel'
import { Refusal, Role } from '@lookback/core/kernel'
import { Duty } from '@lookback/core/access'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { endsAfter } from '../database/dated.ts'
import type { StoredPost , NewPost } from '@lookback/core/access'
import { heldPost } from '@lookback/core/capabilities'
import type { DB } from '../database/types.gen.ts'
import { readIdentifier } from '../kit/identifier.ts'

/** @throws {Refusal} `not-found` for a post of no county or another one */
export async function readPost(database: Kysely<DB>, county: string, id: string): Promise<StoredPost> {
  const row = await database
    .selectFrom('post').selectAll().where('county', '=', county).where('id', '=', readIdentifier(id)).executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return storedPost(row)
}

/** The posts of one role in one unit and area, whoever holds or held them. */
export async function listPostsLike(
  database: Kysely<DB>, county: string, { role, unit, region, duty }: Pick<StoredPost, 'role' | 'unit' | 'region' | 'duty'>,
): Promise<StoredPost[]> {
  const rows = await database
    .selectFrom('post').selectAll()
    .where('county', '=', county).where('unit', '=', unit).where('role', '=', role).where('region', '=', region)
    .where('duty', 'is not distinct from', duty)
    .execute()
  return rows.map(storedPost)
}

/** The posts that somebody holds, held or will hold. */
export async function listPostsOf(database: Kysely<DB>, county: string, person: string): Promise<StoredPost[]> {
  const rows = await database.selectFrom('post').selectAll().where('county', '=', county).where('person', '=', person).execute()
  return rows.map(storedPost)
}

/** The posts in some units, or for some regions or what lies in them, that are held on a day or will be. */
export async function listPostsIn(
  transaction: Transaction<DB>, county: string, regions: readonly string[], units: readonly string[], day: Day,
): Promise<StoredPost[]> {
  const rows = await transaction
    .selectFrom('post').selectAll()
    .where('county', '=', county).where(endsAfter('post', day))
    .where((row) => row.or([
      sql<boolean>`region = any(${[...regions]}::text[])`, sql<boolean>`unit = any(${[...units]}::text[])`,
    ]))
    .orderBy('id').execute()
  return rows.map(storedPost)
}

function storedPost(row: {
  id: string; person: string; unit: string; role: string; title: string; region: string; department: string | null
  duty: string | null; valid_from: string; valid_to: string | null
}): StoredPost {
  const { id, person, unit, title, region, department } = row
  return heldPost({
    id, person, unit, title, region, department, role: Role.parse(row.role),
    duty: row.duty === null ? null : Duty.parse(row.duty), validFrom: row.valid_from, validTo: row.valid_to,
  })
}

export async function insertPostRow(
  transaction: Transaction<DB>, county: string, person: string, { id, unit, role, title, region, duty, validFrom }: NewPost,
): Promise<void> {
  await transaction
    .insertInto('post')
    .values({
      county, id, person, unit, role, title, region, duty, department: role === 'department' ? unit : null, valid_from: validFrom,
    })
    .execute()
}

export async function endPostRow(transaction: Transaction<DB>, county: string, id: string, on: Day): Promise<void> {
  await transaction.updateTable('post').set({ valid_to: on }).where('county', '=', county).where('id', '=', id).execute()
}
