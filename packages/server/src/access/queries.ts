import type { Day } from '@lookback/core/kernel'
import { heldPost } from '@lookback/core/capabilities'
import { Role } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import type { Actor } from '../kit/actor.ts'
import { holdsOn } from '../database/dated.ts'

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

export async function findSessionRow(database: Database, tokenHash: Buffer) {
  return database
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join.onRef('account.county', '=', 'session.county').onRef('account.id', '=', 'session.account'))
    .leftJoin('device', (join) =>
      join.onRef('device.county', '=', 'session.county').onRef('device.session', '=', 'session.token_hash').on('device.revoked_at', 'is', null))
    .leftJoin('second_factor', (join) =>
      join.onRef('second_factor.county', '=', 'session.county').onRef('second_factor.account', '=', 'session.account'))
    .select([
      'session.county', 'session.account', 'second_factor.set_at as factor_set_at', 'device.id as device', 'session.csrf_token', 'session.created_at', 'session.last_seen_at',
      'account.person', 'account.disabled_at', 'account.one_time_until', 'account.created_at as account_created_at',
    ])
    .where('session.token_hash', '=', tokenHash)
    .executeTakeFirst()
}

/** The person behind an account, with the posts held on a day. */
export async function getActor(
  database: Database, { county, account, person }: { county: string; account: string; person: string }, day: Day,
): Promise<Actor> {
  const { name } = await database
    .selectFrom('person').select('name').where('county', '=', county).where('id', '=', person).executeTakeFirstOrThrow()
  const posts = await database
    .selectFrom('post')
    .innerJoin('unit', (join) => join.onRef('unit.county', '=', 'post.county').onRef('unit.code', '=', 'post.unit'))
    .innerJoin('region', (join) => join.onRef('region.county', '=', 'post.county').onRef('region.code', '=', 'post.region'))
    .select([
      'post.role', 'post.title', 'post.region', 'post.department', 'post.unit', 'unit.name as unitName', 'region.name as regionName',
    ])
    .where('post.county', '=', county)
    .where('post.person', '=', person)
    .where(holdsOn('post', day))
    .orderBy('post.id')
    .execute()
  return {
    county, account, person, name,
    posts: posts.map(({ role, ...post }) => {
      const known = Role.parse(role)
      return heldPost({ ...post, role: known })
    }),
  }
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
