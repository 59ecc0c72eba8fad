import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { Reinforcement } from '@lookback/core/staffing'
import type { DB } from '../database/types.gen.ts'
import { isSentIn } from './sent-by.queries.ts'

/** A reinforcement with the names of who is sent and by whom. */
export interface NamedReinforcement extends Reinforcement {
  name: string
  unitName: string
  endReason: string
}

const kept = ['reinforcement.id', 'reinforcement.person', 'reinforcement.unit', 'reinforcement.region', 'begins_on as from', 'last_on as until', 'task', 'ended_on as endedOn'] as const

/** All reinforcements of a scope, those that begin last first. */
export async function listReinforcementRows(database: Kysely<DB>, scope: Scope): Promise<NamedReinforcement[]> {
  return database
    .selectFrom('reinforcement')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'reinforcement.county').onRef('person.id', '=', 'reinforcement.person'))
    .innerJoin('unit', (join) => join.onRef('unit.county', '=', 'reinforcement.county').onRef('unit.code', '=', 'reinforcement.unit'))
    .select([...kept, 'person.name', 'unit.name as unitName', 'end_reason as endReason'])
    .where(isSentIn(scope, 'reinforcement'))
    .orderBy('begins_on', 'desc').orderBy('reinforcement.id').execute()
}

/** Holds people until the transaction ends, so that nobody is sent to two places at once; their names. */
export async function lockPeople(transaction: Transaction<DB>, county: string, people: readonly string[]): Promise<Map<string, string>> {
  const rows = await transaction
    .selectFrom('person').select(['id', 'name']).where('county', '=', county).where('id', '=', sql<string>`any(${[...people]}::uuid[])`)
    .orderBy('id').forUpdate().execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What some people are or will be sent for, from a day on. */
export async function listStays(database: Kysely<DB>, county: string, people: readonly string[] | null, from: Day): Promise<Reinforcement[]> {
  const query = database.selectFrom('reinforcement').select(kept).where('county', '=', county).where('last_on', '>=', from)
  return people === null ? query.execute() : query.where('person', '=', sql<string>`any(${[...people]}::uuid[])`).execute()
}

export async function lockReinforcement(transaction: Transaction<DB>, county: string, id: string): Promise<Reinforcement | undefined> {
  return transaction.selectFrom('reinforcement').select(kept).where('county', '=', county).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertReinforcements(transaction: Transaction<DB>, county: string, rows: readonly Reinforcement[]): Promise<void> {
  await transaction.insertInto('reinforcement').values(rows.map((row) => ({ ...reinforcementRow(county, row), end_reason: '' }))).execute()
}

export async function writeEnd(transaction: Transaction<DB>, county: string, id: string, on: Day, reason: string): Promise<void> {
  await transaction.updateTable('reinforcement').set({ ended_on: on, end_reason: reason }).where('county', '=', county).where('id', '=', id).execute()
}

/** A reinforcement as it is kept, by column, but for why it was called back. */
export function reinforcementRow(county: string, { from, until, endedOn, ...rest }: Reinforcement) {
  return { ...rest, county, begins_on: from, last_on: until, ended_on: endedOn }
}

/** The days on which a region holds. */
export async function listRegionNames(database: Kysely<DB>, county: string, codes: readonly string[], today: Day): Promise<Map<string, string>> {
  const rows = await database
    .selectFrom('region').select(['code', 'name']).where('county', '=', county).where('code', '=', sql<string>`any(${[...codes]}::text[])`)
    .where('valid_from', '<=', today).where((region) => region.or([region('valid_to', 'is', null), region('valid_to', '>', today)])).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}
