import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import type { Transaction } from 'kysely'
import type { SealedColumn } from '../database/sealed.queries.ts'
import { sealedAs } from '../database/sealed.queries.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'

/** It opens what a phone keeps. */
export const sealedSecret: SealedColumn = { table: 'device', column: 'secret', key: 'id' }

/** A phone with its secret, held until the transaction ends. */
export async function lockDevice(transaction: Transaction<DB>, county: string, id: string) {
  const row = await transaction
    .selectFrom('device').selectAll().where('county', '=', county).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && { ...row, secret: keysOf(transaction).open(sealedAs(sealedSecret, county, id), row.secret) }
}

export async function findOwnDevice(database: Database, { county, person }: Pick<Actor, 'county' | 'person'>, id: string) {
  return database
    .selectFrom('device').selectAll()
    .where('county', '=', county).where('id', '=', id).where('person', '=', person).executeTakeFirst()
}

export async function updateSignIn(
  transaction: Transaction<DB>, county: string, device: { id: string; name: string }, session: Buffer, now: Date,
): Promise<void> {
  await transaction
    .updateTable('device').set({ session, last_seen_at: now, name: device.name })
    .where('county', '=', county).where('id', '=', device.id).execute()
}

export async function insertDevice(
  transaction: Transaction<DB>, { county, person }: Pick<Actor, 'county' | 'person'>, device: { id: string; name: string },
  { secret, session, now }: { secret: Buffer; session: Buffer; now: Date },
): Promise<void> {
  const sealed = keysOf(transaction).seal(sealedAs(sealedSecret, county, device.id), secret)
  await transaction
    .insertInto('device')
    .values({ county, id: device.id, person, name: device.name, secret: sealed, session, registered_at: now, last_seen_at: now })
    .execute()
}

/** When a phone was last heard of, and by how much its clock was off then; at most once a minute. */
export async function noteContact(database: Database, county: string, id: string, clockOffset: number | null, now: Date): Promise<void> {
  await database
    .updateTable('device').set({ last_seen_at: now, ...(clockOffset === null ? {} : { clock_offset: clockOffset }) })
    .where('county', '=', county).where('id', '=', id).where('last_seen_at', '<', new Date(now.getTime() - 60_000)).execute()
}

/** The other phones of a person that are in service. */
export async function listOtherDevices(
  database: Database, { county, person }: Pick<Actor, 'county' | 'person'>, id: string,
): Promise<{ id: string; last_seen_at: Date }[]> {
  return database
    .selectFrom('device').select(['id', 'last_seen_at'])
    .where('county', '=', county).where('person', '=', person).where('id', '<>', id).where('revoked_at', 'is', null).execute()
}

/** @param person null for everybody's */
export async function listDeviceRows(database: Database, county: string, person: string | null) {
  return database
    .selectFrom('device')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'device.county').onRef('person.id', '=', 'device.person'))
    .select(['device.id', 'person.name as personName', 'device.name', 'registered_at', 'last_seen_at', 'revoked_at', 'clock_offset'])
    .where('device.county', '=', county)
    .$if(person !== null, (query) => query.where('device.person', '=', person))
    .orderBy('last_seen_at', 'desc')
    .execute()
}

/**
 * Marks a phone as taken out of service and ends its session.
 * @param person null for anybody's
 * @returns whose it is; null where there is none
 */
export async function revokeDevice(
  transaction: Transaction<DB>, county: string, id: string, person: string | null, now: Date,
): Promise<string | null> {
  const device = await transaction
    .updateTable('device').set({ revoked_at: now })
    .where('county', '=', county).where('id', '=', id)
    .$if(person !== null, (query) => query.where('person', '=', person ?? ''))
    .returning(['session', 'person']).executeTakeFirst()
  if (device?.session) {
    await transaction.deleteFrom('session').where('county', '=', county).where('token_hash', '=', device.session).execute()
  }
  return device?.person ?? null
}

/** What a phone was told of last. */
export async function findLastTold(database: Database, county: string, device: string) {
  return database
    .selectFrom('device_scope').select(['fingerprint', 'from_sequence', 'through_sequence'])
    .where('county', '=', county).where('device', '=', device)
    .orderBy('told_at', 'desc').limit(1).executeTakeFirst()
}

export async function prolongTold(
  database: Database, county: string, device: string, { fingerprint, from, through }: { fingerprint: string; from: number; through: number },
): Promise<void> {
  await database
    .updateTable('device_scope').set({ through_sequence: through })
    .where('county', '=', county).where('device', '=', device).where('fingerprint', '=', fingerprint)
    .where('from_sequence', '=', from).where('through_sequence', '<', through).execute()
}

export async function insertTold(
  database: Database, { county, posts }: Pick<Actor, 'county' | 'posts'>, device: string,
  { fingerprint, through, now }: { fingerprint: string; through: number; now: Date },
): Promise<void> {
  await database
    .insertInto('device_scope')
    .values({
      county, device, fingerprint, posts: JSON.stringify(posts), told_at: now, from_sequence: through, through_sequence: through,
    })
    .onConflict((conflict) => conflict.columns(['county', 'device', 'fingerprint', 'from_sequence']).doNothing())
    .execute()
}

/** Whose phone it is, with what opens the file of its unsent work. */
export async function findMaker(database: Database, county: string, device: string) {
  const row = await database
    .selectFrom('device').select(['person', 'secret']).where('county', '=', county).where('id', '=', device).executeTakeFirst()
  return row && { ...row, secret: keysOf(database).open(sealedAs(sealedSecret, county, device), row.secret) }
}
