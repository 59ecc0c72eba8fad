import {
  findLastTold, findOwnDevice, insertDevice, insertTold, listDeviceRows, listOtherDevices, lockDevice, prolongTold, revokeDevice,
  updateSignIn,
} from './devices.queries.ts'
import { countLeft, listLeft, replaceAnnounced } from './announced.queries.ts'
import { entryOf, placeOf } from '../kit/entries.ts'
import { createHash, randomBytes } from 'node:crypto'
import type { AnnouncedWork, DeviceView, LeftOnPhone, LeftWork } from '@lookback/core/sync'
import type { Day } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import type { PhoneActor } from '../assignments/index.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { getParameter } from '../database/parameters.ts'
import { systemClock } from '../clock.ts'
import type { Database } from '../database/connect.ts'
import { canonicalJson } from '../database/log.ts'
import { write } from '../database/write.ts'

const SECRET_BYTES = 32
const nothingLeft: LeftOnPhone[] = []

/**
 * Makes a phone known under the id that it made, or finds it again at the next sign-in.
 * @returns the phone's secret, and what the person's other phones had announced and never sent, where this one is new
 * @throws {Refusal} `device-revoked`; `not-found` for a phone of somebody else
 */
export async function register(
  application: Application, actor: Actor, device: { id: string; name: string }, session: Buffer,
): Promise<{ secret: Buffer; left: LeftOnPhone[] }> {
  const { database, clock } = application
  const { county, person } = actor
  const now = systemClock()
  const others = await leftOnOthers(database, actor, device.id)
  return write(database, clock, county, async (transaction) => {
    const known = await lockDevice(transaction, county, device.id)
    if (known) {
      if (known.person !== person) throw new Refusal('not-found')
      if (known.revoked_at) throw new Refusal('device-revoked')
      await updateSignIn(transaction, county, device, session, now)
      return { result: { secret: known.secret, left: nothingLeft }, entries: [] }
    }
    const secret = randomBytes(SECRET_BYTES)
    await insertDevice(transaction, actor, device, { secret, session, now })
    const by = { actor: actor.person, region: placeOf(actor) }
    return { result: { secret, left: others.map(({ told }) => told) }, entries: [
      entryOf(application, { kind: 'device-registered', ...by, payload: { device: device.id } }),
      ...others.map(({ told, works }) => entryOf(application, {
        kind: 'phone-work-missing', ...by, payload: { device: device.id, before: told.device, works, count: works.length },
      })),
    ] }
  })
}

/** By phone: as the person is told, and by the names that the phone gave. */
async function leftOnOthers(database: Database, actor: Actor, id: string): Promise<{ told: LeftOnPhone; works: string[] }[]> {
  const others = await listOtherDevices(database, actor, id)
  const left = await listLeft(database, actorScope(actor, 'register:read'), others.map((other) => other.id))
  return others.map((other) => ({ other, own: left.filter(({ device }) => device === other.id) })).filter(({ own }) => own.length > 0)
    .map(({ other, own }) => ({
      told: { device: other.id, lastSeenAt: other.last_seen_at.toISOString(), works: own.map(plainWork) }, works: own.map((work) => work.id),
    }))
}

function plainWork({ kind, madeAt, files, subject }: LeftWork): LeftWork {
  return { kind, madeAt, files, subject }
}

/**
 * Notes what a phone says is on it and nowhere else.
 * @throws {Refusal} `device-unknown`, `device-revoked`
 */
export async function noteAnnounced({ database }: Application, actor: Actor, id: string, works: readonly AnnouncedWork[]): Promise<void> {
  await ownDevice(database, actor, id)
  await database.transaction().execute((transaction) => replaceAnnounced(transaction, actor.county, id, works))
}

/**
 * What a phone had announced and the county does not have.
 * @throws {Refusal} `not-found` also for a phone that is not the actor's to see
 */
export async function announcedBy(database: Database, actor: Actor, id: string): Promise<LeftWork[]> {
  const seen = await listDeviceRows(database, actor.county, keepsPhones(actor) ? null : actor.person)
  if (!seen.some((device) => device.id === id)) throw new Refusal('not-found')
  return (await listLeft(database, actorScope(actor, 'register:read'), [id])).map(plainWork)
}

/**
 * A phone that belongs to the actor and is in service.
 * @throws {Refusal} `device-unknown`, `device-revoked`
 */
export async function ownDevice(database: Database, actor: Actor, id: string) {
  const device = await findOwnDevice(database, actor, id)
  if (!device) throw new Refusal('device-unknown')
  if (device.revoked_at) throw new Refusal('device-revoked')
  return device
}

/** Whether somebody sees and revokes the phones of others: a lost one is told to the office. */
function keepsPhones(actor: Actor): boolean {
  return (['accounts:manage', 'rounds:manage'] as const).some((permission) => actorScope(actor, permission).grants.length > 0)
}

export async function listDeviceViews(database: Database, actor: Actor, today: Day): Promise<DeviceView[]> {
  const rows = await listDeviceRows(database, actor.county, keepsPhones(actor) ? null : actor.person)
  const left = await countLeft(database, actor.county)
  const { clockMinutes } = await getParameter(database, actor.county, 'field', today)
  return rows.map((row) => ({
    clockOffset: row.clock_offset, clockIsOff: Math.abs(row.clock_offset ?? 0) > clockMinutes * 60_000,
    announced: left.get(row.id) ?? 0, id: row.id, personName: row.personName, name: row.name, registeredAt: row.registered_at.toISOString(),
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
    const person = await revokeDevice(transaction, county, id, keepsPhones(actor) ? null : actor.person, systemClock())
    if (person === null) throw new Refusal('not-found')
    return { result: undefined, entries: [entryOf(application, {
      kind: 'device-revoked', actor: actor.person, region: placeOf(actor), payload: { device: id, person },
    })] }
  })
  actors.clear()
}

/** What somebody's posts allow on a phone, and what was given out to them, as a name: equal posts and portions, equal name. */
export function scopeFingerprint({ posts, given }: PhoneActor): string {
  const held = posts.map(({ role, region, department }) => canonicalJson({ role, region, department })).sort()
  const portions = (given?.portions ?? []).map((portion) => canonicalJson({ ...portion })).sort()
  return createHash('sha256').update([...held, ...portions].join('\n')).digest('hex').slice(0, 32)
}

/**
 * Notes what a phone was told of, before it is told: the posts, and from which place of the log to which. A phone that
 * goes on under the same scope has its row prolonged; one that comes back to an earlier scope begins another.
 * @param through where the log stood once everything that the phone is told had been read
 */
export async function tellScope(
  { database }: Application, { county, posts }: Actor, device: string, { fingerprint, through }: { fingerprint: string; through: number },
): Promise<void> {
  const latest = await findLastTold(database, county, device)
  if (latest?.fingerprint === fingerprint) {
    if (latest.through_sequence >= through) return
    await prolongTold(database, county, device, { fingerprint, from: latest.from_sequence, through })
    return
  }
  await insertTold(database, { county, posts }, device, { fingerprint, through, now: systemClock() })
}
