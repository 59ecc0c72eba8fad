import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { heldPost } from '@lookback/core/capabilities'
import type { Day } from '@lookback/core/kernel'
import { Role } from '@lookback/core/kernel'
import { holdsOn } from '../database/dated.ts'
import type { DB } from '../database/types.gen.ts'
import type { WorkHolder } from '../kit/work.ts'

/** Everybody who holds a post in some units, or anywhere, on a day, with these posts. */
export async function listHolders(database: Kysely<DB>, county: string, units: readonly string[] | null, day: Day): Promise<WorkHolder[]> {
  const { rows } = await sql<{ person: string; unit: string; role: string; region: string; department: string | null }>`
    select person, unit, role, region, department from post
    where county = ${county} and ${holdsOn('post', day)} and ${units === null ? sql`true` : sql`unit = any(${[...units]}::text[])`}
    order by id`.execute(database)
  const posts = new Map<string, WorkHolder['posts'][number][]>()
  for (const { person, role, ...post } of rows) posts.set(person, [...(posts.get(person) ?? []), heldPost({ ...post, role: Role.parse(role) })])
  return [...posts].map(([person, held]) => ({ county, person, posts: held }))
}

/** Leaders by name and title: they are written to as people. */
export async function listLeaders(database: Kysely<DB>, county: string, day: Day): Promise<{ person: string; name: string; title: string }[]> {
  const { rows } = await sql<{ person: string; name: string; title: string }>`
    select distinct on (person.name, person.id) person.id as person, person.name, post.title from post
    join person on person.county = post.county and person.id = post.person
    where post.county = ${county} and ${holdsOn('post', day)} and post.role = 'leader'
    order by person.name, person.id, post.region`.execute(database)
  return rows
}

/** People by name. */
export async function namePeople(database: Kysely<DB>, county: string, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))]
  if (asked.length === 0) return new Map()
  const rows = await database.selectFrom('person').select(['id', 'name']).where('county', '=', county)
    .where('id', '=', sql<string>`any(${asked}::uuid[])`).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
