import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { z } from 'zod'
import type { CorrectionRow, PersonFile } from '@lookback/core/household-file'
import { Correctable } from '@lookback/core/household-file'
import { grouped } from '@lookback/core/kernel'
import type { PutRight } from '@lookback/core/register'
import type { Database } from '../database/connect.ts'
import type { SealedColumn } from '../database/sealed.queries.ts'
import { sealedAs } from '../database/sealed.queries.ts'
import type { SealingKeys } from '../database/sealing-keys.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'

export const sealedCorrection = { table: 'correction', column: 'sealed', key: 'id' } as const satisfies SealedColumn

/** What stood there, and what stands there now. */
const Change = z.object({ before: z.string().nullable(), after: z.string().nullable() })
export type Change = z.infer<typeof Change>

export interface NewCorrection extends Change {
  id: string
  household: string
  member: string
  what: Correctable
  reason: string
  paper: string
  by: string
  at: Date
}

/** Fingerprints as the log keeps them: of one correction, so that equal values of two tell nothing. */
export function fingerprints(keys: SealingKeys, id: string, { before, after }: Change): { before: string; after: string } {
  const of = (side: string, value: string | null) => keys.fingerprint(`${id} ${side} ${value ?? ''}`).toString('hex')
  return { before: of('before', before), after: of('after', after) }
}

export async function insertCorrection(transaction: Transaction<DB>, county: string, { id, before, after, by, at, ...row }: NewCorrection): Promise<void> {
  const sealed = keysOf(transaction).seal(sealedAs(sealedCorrection, county, id), JSON.stringify({ before, after } satisfies Change))
  await transaction.insertInto('correction').values({ county, id, ...row, corrected_by: by, corrected_at: at, sealed }).execute()
}

/** Who made a correction, where there is one of that id. */
export async function findCorrection(transaction: Transaction<DB>, county: string, id: string): Promise<{ household: string; by: string | null } | null> {
  const row = await transaction
    .selectFrom('correction').select(['household', 'corrected_by as by']).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** The corrections of a county, opened. */
export async function listOpened(database: Database, county: string): Promise<(Change & { id: string })[]> {
  const rows = await database.selectFrom('correction').select(['id', 'sealed']).where('county', '=', county).execute()
  return rows.map(({ id, sealed }) => ({ id, ...opened(database, county, id, sealed) }))
}

/** Those of one person, opened, in their order. */
export async function listCorrectionsOf(database: Database, county: string, household: string, member: string): Promise<PersonFile['corrections']> {
  const rows = await database
    .selectFrom('correction').select(['id', 'what', 'reason', 'paper', 'corrected_at', 'sealed'])
    .where('county', '=', county).where('household', '=', household).where('member', '=', member)
    .orderBy('corrected_at').orderBy('id').execute()
  return rows.map(({ id, what, corrected_at: at, sealed, ...row }) =>
    ({ ...row, what: Correctable.parse(what), at: at.toISOString(), ...opened(database, county, id, sealed) }))
}

/** What was put right of the households of the numbers given, by number, in its order. */
export async function listPutRight(database: Database, county: string, numbers: readonly string[]): Promise<Map<string, PutRight[]>> {
  const rows = await database
    .selectFrom('correction')
    .innerJoin('household', (join) => join.onRef('household.county', '=', 'correction.county').onRef('household.id', '=', 'correction.household'))
    .innerJoin('member', (join) => join.onRef('member.county', '=', 'correction.county').onRef('member.id', '=', 'correction.member')
      .onRef('member.household', '=', 'correction.household'))
    .select(['correction.id', 'correction.what', 'correction.sealed', 'household.number', 'member.number as member'])
    .where('correction.county', '=', county).where(sql<boolean>`household.number = any(${numbers}::text[])`)
    .orderBy('correction.corrected_at').orderBy('correction.id').execute()
  return grouped(rows.map(({ id, number, member, what, sealed }) =>
    ({ number, member, column: Correctable.parse(what), before: opened(database, county, id, sealed).before })), ({ number }) => number)
}

/** Corrections, the latest first. */
export async function listCorrectionRows(
  database: Database, county: string, page: { after: readonly string[] | null; limit: number },
): Promise<{ rows: CorrectionRow[]; total: number }> {
  const rows = await database
    .selectFrom('correction')
    .innerJoin('household', (join) => join.onRef('household.county', '=', 'correction.county').onRef('household.id', '=', 'correction.household'))
    .leftJoin('member', (join) => join.onRef('member.county', '=', 'correction.county').onRef('member.id', '=', 'correction.member'))
    .leftJoin('person', (join) => join.onRef('person.county', '=', 'correction.county').onRef('person.id', '=', 'correction.corrected_by'))
    .select([
      'correction.id', 'correction.corrected_at', 'person.name as by', 'household.id as household', 'household.number', 'member.name', 'correction.what',
      'correction.reason', 'correction.paper',
    ])
    .where('correction.county', '=', county)
    .where(() => (page.after ? sql<boolean>`(correction.corrected_at, correction.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql<boolean>`true`))
    .orderBy('correction.corrected_at', 'desc').orderBy('correction.id', 'desc').limit(page.limit).execute()
  const { total } = await database.selectFrom('correction').select(sql<number>`count(*)::int`.as('total')).where('county', '=', county).executeTakeFirstOrThrow()
  return { rows: rows.map(({ corrected_at: at, by, what, ...row }) => ({ ...row, by: by ?? '', what: Correctable.parse(what), at: at.toISOString() })), total }
}

function opened(database: Kysely<DB>, county: string, id: string, sealed: Buffer): Change {
  return Change.parse(JSON.parse(keysOf(database).open(sealedAs(sealedCorrection, county, id), sealed).toString()))
}
