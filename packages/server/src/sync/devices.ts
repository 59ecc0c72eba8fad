import { accessEntry } from '../kit/entries.ts'
import { createHash, randomBytes } from 'node:crypto'
import type { DeviceView } from '@lookback/core/sync'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { systemClock } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { canonicalJson } from '../database/log.ts'
import { write } from '../database/write.ts'

const SECRET_BYTES = 32

/**
 * Makes a phone known under the id that it made, or finds it again at the next sign-in.
 * @returns the phone's secret
 * @throws {Refusal} `device-revoked`; `not-found` for a phone of somebody else
 */
export async function register(
  application: Application, actor: Actor, device: { id: string; name: string }, session: Buffer,
): Promise<Buffer> {
  const { database, clock } = application
  const { county, person } = actor
  const now = systemClock()
  return write(database, clock, county, async (transaction) => {
    const known = await transaction
      .selectFrom('device').selectAll().where('county', '=', county).where('id', '=', device.id).forUpdate().executeTakeFirst()
    if (known) {
      if (known.person !== person) throw new Refusal('not-found')
      if (known.revoked_at) throw new Refusal('device-revoked')
      await transaction
        .updateTable('device').set({ session, last_seen_at: now, name: device.name })
        .where('county', '=', county).where('id', '=', device.id).execute()
      return { result: known.secret, entries: [] }
    }
    const secret = randomBytes(SECRET_BYTES)
    await transaction
      .insertInto('device')
      .values({ county, id: device.id, person, name: device.name, secret, session, registered_at: now, last_seen_at: now })
      .execute()
    return { result: secret, entries: [accessEntry(application, actor, 'device-registered', { device: device.id })] }
  })
}

/**
 * A phone that belongs to the actor and is in service.
 * @throws {Refusal} `device-unknown`, `device-revoked`
 */
export async function ownDevice(database: Database, actor: Actor, id: string) {
  const device = await database
    .selectFrom('device').selectAll()
    .where('county', '=', actor.county).where('id', '=', id).where('person', '=', actor.person).executeTakeFirst()
  if (!device) throw new Refusal('device-unknown')
  if (device.revoked_at) throw new Refusal('device-revoked')
  return device
}

/** Whether somebody sees and revokes the phones of others: a lost one is told to the office. */
function keepsPhones(actor: Actor): boolean {
  return (['accounts:manage', 'rounds:manage'] as const).some((permission) => actorScope(actor, permission).grants.length > 0)
}

export async function listDeviceViews(database: Database, actor: Actor): Promise<DeviceView[]> {
  const rows = await database
    .selectFrom('device')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'device.county').onRef('person.id', '=', 'device.person'))
    .select(['device.id', 'person.name as personName', 'device.name', 'registered_at', 'last_seen_at', 'revoked_at'])
    .where('device.county', '=', actor.county)
    .$if(!keepsPhones(actor), (query) => query.where('device.person', '=', actor.person))
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id, personName: row.personName, name: row.name, registeredAt: row.registered_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(), revokedAt: row.revoked_at?.toISOString() ?? null,
  }))
}

/**
 * Takes a phone out of service and ends its session.
 * @throws {Refusal} `not-found` also for a phone that is not the actor's to revoke
 */
export async function revoke(application: Application, actor: Actor, id: string): Promise<void> {
  const { database, clock, actors } = application
  const { county } = actor
  await write(database, clock, county, async (transaction) => {
    const device = await transaction
      .updateTable('device').set({ revoked_at: systemClock() })
      .where('county', '=', county).where('id', '=', id)
      .$if(!keepsPhones(actor), (query) => query.where('person', '=', actor.person))
      .returning(['session', 'person']).executeTakeFirst()
    if (!device) throw new Refusal('not-found')
    if (device.session) {
      await transaction.deleteFrom('session').where('county', '=', county).where('token_hash', '=', device.session).execute()
    }
    return { result: undefined, entries: [accessEntry(application, actor, 'device-revoked', { device: id, person: device.person })] }
  })
  actors.clear()
}

/** What somebody's posts allow, as a name: equal posts, equal name. */
export function scopeFingerprint({ posts }: Actor): string {
  const held = posts.map(({ role, region, department }) => canonicalJson({ role, region, department })).sort()
  return createHash('sha256').update(held.join('\n')).digest('hex').slice(0, 32)
}

/**
 * Notes what a phone was told of, before it is told: the posts, and from which place of the log to which. A phone that
 * goes on under the same scope has its row prolonged; one that comes back to an earlier scope begins another.
 * @param through where the log stood once everything that the phone is told had been read
 */
export async function tellScope(
  { database }: Application, { county, posts }: Actor, device: string, { fingerprint, through }: { fingerprint: string; through: number },
): Promise<void> {
  const latest = await database
    .selectFrom('device_scope').select(['fingerprint', 'from_sequence', 'through_sequence'])
    .where('county', '=', county).where('device', '=', device)
    .orderBy('told_at', 'desc').limit(1).executeTakeFirst()
  if (latest?.fingerprint === fingerprint) {
    if (latest.through_sequence >= through) return
    await database
      .updateTable('device_scope').set({ through_sequence: through })
      .where('county', '=', county).where('device', '=', device).where('fingerprint', '=', fingerprint)
      .where('from_sequence', '=', latest.from_sequence).where('through_sequence', '<', through).execute()
    return
  }
  await database
    .insertInto('device_scope')
    .values({
      county, device, fingerprint, posts: JSON.stringify(posts), told_at: systemClock(), from_sequence: through, through_sequence: through,
    })
    .onConflict((conflict) => conflict.columns(['county', 'device', 'fingerprint', 'from_sequence']).doNothing())
    .execute()
}
