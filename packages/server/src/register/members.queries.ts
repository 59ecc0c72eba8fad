import { setImmediate } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { grouped } from '@lookback/core/kernel'
import type { Member, MemberTraits } from '@lookback/core/register'
import type { CopiedRow } from '../database/copy.ts'
import { copiedRow, copyRows } from '../database/copy.ts'
import type { SealingKeys } from '../database/sealing-keys.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'
import { memberFields } from './open-household.ts'
import { openMember, sealMember } from './sealed-fields.ts'

export interface KnownMember extends MemberTraits {
  id: string
}

/** The members of some households as they are stored. */
export async function listMembers(
  transaction: Transaction<DB>, county: string, households: readonly string[],
): Promise<KnownMember[]> {
  if (households.length === 0) return []
  const keys = keysOf(transaction)
  const rows = await transaction
    .selectFrom('member')
    .select(['id', 'household', 'number', 'name', 'birth_date as birthDate', 'sealed', 'attributes'])
    .where('county', '=', county)
    .where(sql<boolean>`household = any(${[...households]}::uuid[])`)
    .orderBy('household').orderBy('number')
    .execute()
  return rows.map(({ sealed, attributes, ...row }) => ({ ...row, documentNumber: openMember(keys, county, { id: row.id, sealed, attributes }).documentNumber }))
}

/** The members of some households, as their rows hold them. */
export async function listMemberRows(database: Kysely<DB>, county: string, households: readonly string[]) {
  const rows = await database
    .selectFrom('member').select(memberFields)
    .where('county', '=', county)
    .where(sql<boolean>`household = any(${[...households]}::uuid[])`)
    .orderBy('household').orderBy('number')
    .execute()
  return grouped(rows, ({ household }) => household)
}

export interface MemberToWrite {
  id: string
  household: string
  member: Member
  /** The `memberRow`, where that was made ready before. */
  row: CopiedRow | null
}

const memberColumns = [
  'county', 'id', 'household', 'number', 'name', 'sex', 'birth_date', 'ethnicity', 'relation', 'sealed', 'identity_hash', 'attributes',
] as const

/** A member as the row holds it: sealed. */
export function memberRow(keys: SealingKeys, county: string, { id, household, member }: Omit<MemberToWrite, 'row'>): CopiedRow {
  const { number, name, sex, birthDate, ethnicity, relation } = member
  const { sealed, identityHash, attributes } = sealMember(keys, county, id, member)
  return copiedRow([county, id, household, number, name, sex, birthDate, ethnicity, relation, sealed, identityHash, JSON.stringify(attributes)])
}

/** While the database writes so many, the next are sealed; `setImmediate` lets the statement go out first. */
const sealedAtOnce = 1_000

/** Puts members in the place of whoever is stored for some households. */
export async function replaceMembers(
  transaction: Transaction<DB>, county: string, households: readonly string[],
  members: readonly MemberToWrite[],
): Promise<void> {
  if (households.length > 0) {
    await transaction
      .deleteFrom('member')
      .where('county', '=', county)
      .where(sql<boolean>`household = any(${[...households]}::uuid[])`)
      .execute()
  }
  const keys = keysOf(transaction)
  let writing = Promise.resolve()
  for (let start = 0; start < members.length; start += sealedAtOnce) {
    const rows = members.slice(start, start + sealedAtOnce)
      .map(({ id, household, member, row }) => row ?? memberRow(keys, county, { id, household, member }))
    await writing
    writing = copyRows(transaction, 'member', memberColumns, rows)
    // Thrown where it is waited for: a connection that has broken already refuses before that.
    writing.catch(() => undefined)
    await setImmediate()
  }
  await writing
}

/** Who is in no household any more is nothing that can have a problem, unless there is one already. */
export async function forgetMembers(transaction: Transaction<DB>, county: string, members: readonly string[]): Promise<void> {
  if (members.length === 0) return
  await sql`
    delete from subject where county = ${county} and id = any(${[...members]}::uuid[])
      and not exists (select 1 from problem where problem.county = subject.county and problem.subject = subject.id)
  `.execute(transaction)
}

/** The names of a household's members. */
export async function listMemberNames(database: Kysely<DB>, county: string, household: string): Promise<string[]> {
  const rows = await database.selectFrom('member').select('name').where('county', '=', county).where('household', '=', household).execute()
  return rows.map(({ name }) => name)
}
