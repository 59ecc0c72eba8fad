import { sql } from 'kysely'
import type { StoredPost } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { openPhone } from '../kit/sealed-phone.ts'

/** Somebody who is registered, as a table of people is held against. */
export interface KnownPerson {
  id: string
  name: string
  phone: string | null
  loginName: string | null
  /** Held on the day or beginning later. */
  posts: Pick<StoredPost, 'unit' | 'role' | 'region' | 'duty' | 'validFrom' | 'validTo'>[]
}

/** Everybody who is registered in a county, with the posts that are not over on a day. */
export async function listDirectory(database: Database, county: string, day: Day): Promise<KnownPerson[]> {
  const { rows } = await sql<Omit<KnownPerson, 'phone'> & { sealed: Buffer | null }>`
    select person.id, person.name, person.sealed_phone as sealed, account.login_name as "loginName", coalesce(held.posts, '[]'::jsonb) as posts
    from person
    left join account on account.county = person.county and account.person = person.id
    left join lateral (
      select jsonb_agg(jsonb_build_object('unit', unit, 'role', role, 'region', region, 'duty', duty, 'validFrom', valid_from, 'validTo', valid_to)) as posts
      from post where post.county = person.county and post.person = person.id and (valid_to is null or valid_to > ${day} and valid_to > valid_from)
    ) as held on true
    where person.county = ${county} order by person.id`.execute(database)
  const keys = keysOf(database)
  return rows.map(({ sealed, ...person }) => ({ ...person, phone: openPhone(keys, 'person', county, person.id, sealed) }))
}
