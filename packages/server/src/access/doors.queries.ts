import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { DB } from '../database/types.gen.ts'

/** Where attempts are counted: by account, by address, by both, or on a device that the account knows. */
export interface Door {
  kind: 'account' | 'address' | 'account-at-address' | 'device'
  /** Empty for an address over all accounts. */
  loginName: string
  /** Empty for an account over all places. */
  place: string
}

/** How a door is guarded: after `limit` attempts it is locked, the second time in a row for twice as long, and so on. */
export interface DoorLimits {
  limit: number
  lockMinutes: number
}

/** A lock grows to so many times its first length, and none is longer: one that a wrong clock has set ends all the same. */
export const LONGEST_LOCKS = 8
const CLOCKS_APART = '5 minutes'

/** @returns where an account was signed in from since a moment */
export async function findUsual(
  database: Database, county: string, loginName: string, places: { address: string; device: string | null }, since: Date,
): Promise<{ address: boolean; device: boolean }> {
  const rows = await database
    .selectFrom('usual_place as usual')
    .innerJoin('account', (join) => join.onRef('account.county', '=', 'usual.county').onRef('account.id', '=', 'usual.account'))
    .select('usual.kind')
    .where('usual.county', '=', county).where('account.login_name', '=', loginName).where('usual.last_at', '>=', since)
    .where(sql<boolean>`(usual.kind, usual.place) in (('address', ${places.address}), ('device', ${places.device ?? ''}))`)
    .execute()
  return { address: rows.some(({ kind }) => kind === 'address'), device: rows.some(({ kind }) => kind === 'device') }
}

/** @returns whether the account knew neither address nor device before */
export async function keepUsual(
  database: Kysely<DB>, county: string, account: string, places: { address: string; device: string | null }, now: Date,
): Promise<boolean> {
  const rows = [{ kind: 'address', place: places.address }, ...(places.device === null ? [] : [{ kind: 'device', place: places.device }])]
  const kept = await database
    .insertInto('usual_place').values(rows.map((row) => ({ county, account, ...row, last_at: now })))
    .onConflict((conflict) => conflict.columns(['county', 'account', 'kind', 'place']).doUpdateSet({ last_at: now }))
    .returning(sql<boolean>`xmax = 0`.as('isNew')).execute()
  return kept.every(({ isNew }) => isNew)
}

/**
 * Counts an attempt before its password is looked at; as one statement, so that of many at once only the first few are let
 * through. An hour without one starts the count again, a day the length of locks.
 * @returns `open`, with whether this attempt is the last one before the door is locked, or until when it is locked
 */
export async function enter(
  database: Database, county: string, door: Door, { limit, lockMinutes }: DoorLimits, now: Date,
): Promise<{ open: true; last: boolean } | { open: false; until: Date }> {
  const lock = sql`make_interval(mins => ${lockMinutes})`
  // What lies further ahead than two clocks, or two requests, lie apart was written by a wrong clock.
  const since = (age: string) => sql`door.last_at between ${now}::timestamptz - ${age}::interval and ${now}::timestamptz + ${CLOCKS_APART}::interval`
  const counted = sql`(case when ${since('1 hour')} then door.attempts else 0 end + 1)`
  const locked = sql`(case when ${since('1 day')} then door.locks else 0 end)`
  const { rows: [entered] } = await sql<{ last: boolean }>`
    insert into sign_in_door as door (county, kind, login_name, place, attempts, locks, last_at, locked_until)
    select ${county}, ${door.kind}, ${door.loginName}, ${door.place}, case when ${limit} = 1 then 0 else 1 end,
      case when ${limit} = 1 then 1 else 0 end, ${now}, case when ${limit} = 1 then ${now}::timestamptz + ${lock} end
    on conflict (county, kind, login_name, place) do update set
      attempts = case when ${counted} >= ${limit} then 0 else ${counted} end,
      locks = case when ${counted} >= ${limit} then ${locked} + 1 else ${locked} end,
      locked_until = case when ${counted} >= ${limit} then ${now}::timestamptz + ${lock} * least(${locked} + 1, ${LONGEST_LOCKS}) end,
      last_at = ${now}
    where not ${isLocked(sql.ref('door.locked_until'), lockMinutes, now)}
    returning door.locked_until is not null as last`.execute(database)
  if (entered) return { open: true, last: entered.last }
  const { locked_until: until } = await database
    .selectFrom('sign_in_door').select('locked_until')
    .where('county', '=', county).where('kind', '=', door.kind).where('login_name', '=', door.loginName).where('place', '=', door.place)
    .executeTakeFirstOrThrow()
  return { open: false, until: until ?? now }
}

/** Whether a lock holds: it has not ended, and is no longer than any that is ever set. */
export function isLocked(until: ReturnType<typeof sql.ref>, lockMinutes: number, now: Date) {
  return sql<boolean>`coalesce(${until} > ${now} and ${until} <= ${now}::timestamptz + ${CLOCKS_APART}::interval
    + make_interval(mins => ${lockMinutes * LONGEST_LOCKS}), false)`
}

/** Takes an attempt back that turned out right; its own door forgets the wrong ones before. */
export async function leave(database: Kysely<DB>, county: string, door: Door, { last, limit }: { last: boolean; limit: number }): Promise<void> {
  const own = door.kind === 'account-at-address' || door.kind === 'device'
  await database
    .updateTable('sign_in_door')
    .set((row) => own
      ? { attempts: 0, locks: 0, locked_until: null }
      : last
        ? { attempts: limit - 1, locks: sql<number>`greatest(locks - 1, 0)`, locked_until: null }
        : { attempts: sql<number>`greatest(${row.ref('attempts')} - 1, 0)` })
    .where('county', '=', county).where('kind', '=', door.kind).where('login_name', '=', door.loginName).where('place', '=', door.place)
    .execute()
}

/** Forgets every attempt on an account. */
export async function openDoors(database: Kysely<DB>, county: string, loginName: string): Promise<void> {
  await database.deleteFrom('sign_in_door').where('county', '=', county).where('login_name', '=', loginName).execute()
}

/** What nobody has knocked at for two days says nothing any more. */
export async function forgetOldDoors(database: Database, county: string, now: Date): Promise<void> {
  await database
    .deleteFrom('sign_in_door').where('county', '=', county)
    .where(sql<boolean>`last_at not between ${now}::timestamptz - interval '2 days' and ${now}::timestamptz + ${CLOCKS_APART}::interval`).execute()
}
