import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { holdsOn } from '../database/dated.ts'
import type { DB } from '../database/types.gen.ts'

/** Leaders who hold a post for the whole county on a day, by name and title: they stand above its townships, villages and departments. */
export async function listCountyLeaders(database: Kysely<DB>, county: string, day: Day): Promise<{ person: string; name: string; title: string }[]> {
  const { rows } = await sql<{ person: string; name: string; title: string }>`
    select distinct on (person.name, person.id) person.id as person, person.name, post.title from post
    join person on person.county = post.county and person.id = post.person
    join unit on unit.county = post.county and unit.code = post.unit and unit.region = post.county
    where post.county = ${county} and ${holdsOn('post', day)} and post.role = 'leader'
    order by person.name, person.id, post.region`.execute(database)
  return rows
}

/** The units of the county itself that can stand somewhere: teams, departments, offices. */
export async function listTeams(database: Kysely<DB>, county: string): Promise<{ code: string; name: string }[]> {
  return database.selectFrom('unit').select(['code', 'name']).where('county', '=', county).where('region', '=', county)
    .where('kind', 'in', ['team', 'department', 'office']).orderBy(sql`kind = 'team' desc`).orderBy('code').execute()
}
