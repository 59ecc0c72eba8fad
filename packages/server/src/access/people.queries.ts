import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { AccountState, PersonFilter, PersonPost, PersonRow } from '@lookback/core/access'
import { Refusal } from '@lookback/core/kernel'
import type { Day, Page } from '@lookback/core/kernel'
import { keysOf } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { pageOf } from '../kit/page.ts'
import { openPhone } from '../kit/sealed-phone.ts'

interface PeopleQuery {
  county: string
  /** Posts are listed that are held on this day or begin later. */
  today: Day
  /** Real time: by it an account is locked or not. */
  now: Date
}

type Row = Omit<PersonRow, 'account' | 'phone'> & {
  sealedPhone: Buffer | null
  loginName: string | null
  disabled: boolean
  lockedUntil: Date | null
  oneTimeUntil: Date | null
  lastSeenAt: Date | null
}

/** As names are looked up: 拼音. */
const byName = new Intl.Collator('zh-CN', { numeric: true }).compare

/**
 * The people of a county with the posts they hold and the account they have: by the unit of their first post and within it by name. A county has
 * some thousands, so that they are put in order here: not every database knows how Chinese names are.
 */
export async function listPeopleRows(
  database: Kysely<DB>, query: PeopleQuery, filter: PersonFilter, page: { cursor: string | undefined; limit: number },
): Promise<Page<PersonRow>> {
  const { rows: all } = await sql<{ id: string; name: string; region: string | null; unit: string | null }>`
    select person.id, person.name, first.region, first.unit ${from}
    left join lateral (
      select unit.region, unit.name as unit from post join unit on unit.county = post.county and unit.code = post.unit
      where post.county = person.county and post.person = person.id and ${notOver(query.today)} order by post.valid_from, post.id limit 1) as first on true
    where ${matching(query, filter)}`.execute(database)
  // Whoever holds no post comes last.
  const placeOf = ({ region }: { region: string | null }) => region ?? '~'
  all.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : placeOf(one) > placeOf(other) ? 1 : byName(one.unit ?? '', other.unit ?? '') || byName(one.name, other.name) || (one.id < other.id ? -1 : 1)))
  const { rows: shown, ...rest } = pageOf(all, page, ({ id }) => id)
  const ids = shown.map(({ id }) => id)
  const rows = new Map((await readRows(database, query, sql`person.county = ${query.county} and person.id = any(${ids}::uuid[])`, notOver(query.today))).map((row) => [row.id, row]))
  return { ...rest, rows: ids.flatMap((id) => rows.get(id) ?? []) }
}

/**
 * One person with all posts.
 * @throws {Refusal} `not-found` for a person of no county or another one
 */
export async function readPerson(database: Kysely<DB>, county: string, id: string, now: Date): Promise<PersonRow> {
  const own = sql`person.county = ${county} and person.id = ${readIdentifier(id)}`
  const [row] = await readRows(database, { county, now }, own, sql`true`)
  if (!row) throw new Refusal('not-found')
  return row
}

const from = sql`from person
  left join account on account.county = person.county and account.person = person.id`

async function readRows(
  database: Kysely<DB>, { county, now }: Pick<PeopleQuery, 'county' | 'now'>, condition: RawBuilder<unknown>, posts: RawBuilder<unknown>,
): Promise<PersonRow[]> {
  const { rows } = await sql<Row>`
    select person.id, person.name, person.sealed_phone as "sealedPhone", account.login_name as "loginName",
      account.disabled_at is not null as disabled, account.one_time_until as "oneTimeUntil",
      ${lockedUntil(now)} as "lockedUntil",
      seen."lastSeenAt", coalesce(held.posts, '[]'::jsonb) as posts
    ${from}
    left join lateral (
      select max(session.last_seen_at) as "lastSeenAt" from session
      where session.county = account.county and session.account = account.id) as seen on true
    left join lateral (
      select jsonb_agg(jsonb_build_object(
          'id', post.id, 'role', post.role, 'title', post.title, 'unit', post.unit, 'unitName', unit.name,
          'region', post.region, 'regionName', region.name, 'duty', post.duty, 'validFrom', post.valid_from,
          'validTo', post.valid_to)
        order by post.valid_from, post.id) as posts
      from post
      join unit on unit.county = post.county and unit.code = post.unit
      join region on region.county = post.county and region.code = post.region
      where post.county = person.county and post.person = person.id and ${posts}) as held on true
    where ${condition}`.execute(database)
  const keys = keysOf(database)
  return rows.map(({ id, name, sealedPhone, posts: held, loginName, disabled, lockedUntil, oneTimeUntil, lastSeenAt }) => ({
    id, name, phone: openPhone(keys, 'person', county, id, sealedPhone), posts: held satisfies PersonPost[],
    account: loginName === null ? null : {
      loginName, disabled, lockedUntil: lockedUntil?.toISOString() ?? null,
      oneTimeUntil: oneTimeUntil?.toISOString() ?? null, lastSeenAt: lastSeenAt?.toISOString() ?? null,
    },
  }))
}

function matching({ county, today, now }: PeopleQuery, filter: PersonFilter): RawBuilder<unknown> {
  const conditions = [sql`person.county = ${county}`]
  if (filter.search) {
    const part = `%${filter.search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    conditions.push(sql`(person.name like ${part} or account.login_name like ${part.toLowerCase()} or exists (select 1 from post
      join unit on unit.county = post.county and unit.code = post.unit
      where post.county = person.county and post.person = person.id and ${notOver(today)} and unit.name like ${part}))`)
  }
  if (filter.role ?? filter.unit) {
    conditions.push(sql`exists (select 1 from post
      where post.county = person.county and post.person = person.id and ${notOver(today)}
        and ${filter.role ? sql`post.role = ${filter.role}` : sql`true`}
        and ${filter.unit ? sql`post.unit = ${filter.unit}` : sql`true`})`)
  }
  if (filter.account) conditions.push(inState(filter.account, now))
  return sql.join(conditions, sql` and `)
}

/** Until when the account is locked somewhere. */
function lockedUntil(now: Date): RawBuilder<Date | null> {
  return sql`(select max(door.locked_until) from sign_in_door as door
    where door.county = account.county and door.login_name = account.login_name and door.locked_until > ${now})`
}

/** Held on the day or beginning later; what ended on the day it began was held on none. */
function notOver(day: Day): RawBuilder<unknown> {
  return sql`(post.valid_to is null or (post.valid_to > ${day} and post.valid_to > post.valid_from))`
}

function inState(state: AccountState, now: Date): RawBuilder<unknown> {
  switch (state) {
    case 'none':
      return sql`account.id is null`
    case 'disabled':
      return sql`account.disabled_at is not null`
    case 'locked':
      return sql`(${lockedUntil(now)} is not null and account.disabled_at is null)`
    case 'one-time':
      return sql`(account.one_time_until is not null and account.disabled_at is null)`
    case 'active':
      return sql`(account.id is not null and account.disabled_at is null and account.one_time_until is null
        and ${lockedUntil(now)} is null)`
  }
}
