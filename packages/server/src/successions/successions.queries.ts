import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '../database/types.gen.ts'

/** The rounds that go on, each with whether it has seen a household and another. */
export async function listGoingOn(
  transaction: Transaction<DB>, county: string, now: Date, household: string, other: string | null,
): Promise<{ name: string; seen: boolean; otherSeen: boolean | null }[]> {
  const seen = (subject: string) => sql`exists (select 1 from standing_visit as visit
    where visit.county = round.county and visit.round = round.id and visit.subject = ${subject}::uuid and visit.seen)`
  const { rows } = await sql<{ name: string; seen: boolean; otherSeen: boolean | null }>`
    select round.name, ${seen(household)} as seen, ${other === null ? sql`null::boolean` : seen(other)} as "otherSeen"
    from round where round.county = ${county} and round.closes_at > ${now} order by round.ordinal`.execute(transaction)
  return rows
}

/** The units that sit in some regions, by kind and region. */
export async function listSeated(
  transaction: Transaction<DB>, county: string, regions: readonly string[],
): Promise<{ code: string; kind: string; region: string }[]> {
  if (regions.length === 0) return []
  return transaction
    .selectFrom('unit').select(['code', 'kind', 'region'])
    .where('county', '=', county).where('region', 'in', [...regions]).where('kind', 'in', ['township', 'village']).orderBy('code')
    .execute()
}

/** Who did what an entry says, and what about; null where the log has no such entry. */
export async function findEntry(transaction: Transaction<DB>, county: string, id: string) {
  const row = await transaction
    .selectFrom('log_entry').select(['actor', 'subject']).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Those of some problems of households whose subjects are some of theirs, with what lists tell of them. */
export async function listOpenOf(transaction: Transaction<DB>, county: string, subjects: readonly string[]) {
  if (subjects.length === 0) return []
  return transaction
    .selectFrom('problem').select(['id', 'item', 'state', 'subject'])
    .where('county', '=', county).where('subject', '=', sql<string>`any(${[...subjects]}::uuid[])`)
    .where('state', 'in', ['found', 'dispatched', 'acknowledged', 'reported', 'reviewed'])
    .orderBy('item').orderBy('id').execute()
}

export async function isVillage(transaction: Transaction<DB>, county: string, code: string, today: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('region').select('code')
    .where('county', '=', county).where('code', '=', code).where('level', '=', 'village')
    .where(sql<boolean>`(valid_to is null or valid_to > ${today})`).executeTakeFirst()
  return row !== undefined
}

/** What lapsed with some subjects. */
export async function listLapsedOf(transaction: Transaction<DB>, county: string, subjects: readonly string[]) {
  if (subjects.length === 0) return []
  return transaction
    .selectFrom('problem').select(['id', 'item', 'state'])
    .where('county', '=', county).where('subject', '=', sql<string>`any(${[...subjects]}::uuid[])`).where('state', '=', 'lapsed')
    .orderBy('item').orderBy('id').execute()
}

/** Whether a household has the number, or had it. */
export async function isNumberTaken(transaction: Transaction<DB>, county: string, number: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('household').select('id').where('county', '=', county).where('number', '=', number).executeTakeFirst()
  return row !== undefined
}
