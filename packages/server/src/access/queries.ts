import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { heldPost } from '@lookback/core/capabilities'
import { Role } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import type { Actor } from '../kit/actor.ts'
import { holdsOn } from '../database/dated.ts'
import { readEachTogether } from '../database/read-together.ts'

export async function listCounties(database: Database) {
  const rows = await database.selectFrom('county').select(['county', 'name', 'is_demo']).orderBy('county').execute()
  return rows.map((row) => ({ code: row.county, name: row.name, isDemo: row.is_demo }))
}

export async function getCounty(database: Database, county: string) {
  const row = await database
    .selectFrom('county').select(['county', 'name', 'is_demo']).where('county', '=', county).executeTakeFirstOrThrow()
  return { code: row.county, name: row.name, isDemo: row.is_demo }
}

export async function findAccount(database: Database, county: string, loginName: string) {
  return database
    .selectFrom('account').selectAll().where('county', '=', county).where('login_name', '=', loginName).executeTakeFirst()
}

/** A session with its account and the person behind it, read at once: every page asks for it. */
export async function findSessionRow(database: Database, tokenHash: Buffer, day: Day): Promise<SessionRow | undefined> {
  return readEachTogether(database, ['session', day], tokenHash.toString('hex'), async (hashes) => {
    const rows = await listSessionRowsOf(database, hashes.map((hash) => Buffer.from(hash, 'hex')), day)
    return new Map(rows.map((row) => [row.token_hash.toString('hex'), row]))
  })
}

export type SessionRow = Awaited<ReturnType<typeof listSessionRowsOf>>[number]

async function listSessionRowsOf(database: Database, tokenHashes: readonly Buffer[], day: Day) {
  return database
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join.onRef('account.county', '=', 'session.county').onRef('account.id', '=', 'session.account'))
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'account.county').onRef('person.id', '=', 'account.person'))
    .leftJoin('device', (join) =>
      join.onRef('device.county', '=', 'session.county').onRef('device.session', '=', 'session.token_hash').on('device.revoked_at', 'is', null))
    .leftJoin('second_factor', (join) =>
      join.onRef('second_factor.county', '=', 'session.county').onRef('second_factor.account', '=', 'session.account'))
    .select([
      'session.token_hash', 'session.county', 'session.account', 'second_factor.set_at as factor_set_at', 'device.id as device', 'session.csrf_token', 'session.created_at', 'session.last_seen_at',
      'account.person', 'account.disabled_at', 'account.one_time_until', 'account.created_at as account_created_at', 'person.name',
    ])
    .select(postsOn(day).as('posts'))
    .where('session.token_hash', 'in', tokenHashes)
    .execute()
}

/** The person behind an account, with the posts held on a day. */
export async function getActor(
  database: Database, { county, account, person }: { county: string; account: string; person: string }, day: Day,
): Promise<Actor> {
  const { name, posts } = await database
    .selectFrom('person').select(['name', postsOn(day).as('posts')]).where('county', '=', county).where('id', '=', person).executeTakeFirstOrThrow()
  return { county, account, person, name, posts: heldPosts(posts) }
}

interface PostRow {
  role: string
  title: string
  region: string
  department: string | null
  unit: string
  unitName: string
  regionName: string
}

/** The posts that `person` of a query holds on a day. */
function postsOn(day: Day): RawBuilder<PostRow[]> {
  return sql<PostRow[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('role', post.role, 'title', post.title, 'region', post.region, 'department', post.department,
      'unit', post.unit, 'unitName', unit.name, 'regionName', region.name) order by post.id), '[]')
    from post
    join unit on unit.county = post.county and unit.code = post.unit
    join region on region.county = post.county and region.code = post.region
    where post.county = person.county and post.person = person.id and ${holdsOn('post', day)})`
}

/** Posts as an actor holds them, each with what it allows. */
export function heldPosts(rows: readonly PostRow[]): Actor['posts'] {
  return rows.map(({ role, ...post }) => heldPost({ ...post, role: Role.parse(role) }))
}

export async function listSessionRows(database: Database, county: string, account: string) {
  return database
    .selectFrom('session')
    .select(['token_hash', 'address', 'user_agent', 'created_at', 'last_seen_at'])
    .where('county', '=', county).where('account', '=', account)
    .orderBy('last_seen_at', 'desc')
    .execute()
}

export async function getPasswordHash(database: Database, county: string, account: string) {
  return database
    .selectFrom('account').select(['login_name', 'password_hash'])
    .where('county', '=', county).where('id', '=', account).executeTakeFirstOrThrow()
}
