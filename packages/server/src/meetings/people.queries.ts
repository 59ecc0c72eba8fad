import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { holdsOn } from '../database/dated.ts'
import type { DB } from '../database/types.gen.ts'

export interface Officer {
  unit: string
  person: string
  name: string
  title: string
}

/** Who holds a post in a unit at its place on a day: leaders, offices, departments, townships; not those who work in villages. */
export async function listOfficers(database: Kysely<DB>, county: string, day: Day): Promise<Officer[]> {
  const { rows } = await sql<Officer>`
    select distinct on (unit.code, person.name, person.id) unit.code as unit, person.id as person, person.name, post.title from post
    join person on person.county = post.county and person.id = post.person
    join unit on unit.county = post.county and unit.code = post.unit and unit.region = post.region
    where post.county = ${county} and ${holdsOn('post', day)} and post.role in ('leader', 'county-office', 'department', 'township', 'supervision-team')
    order by unit.code, person.name, person.id, post.title`.execute(database)
  return rows
}

/** Who may have to agree to a closing: leaders and the office of the county. */
export async function listClosers(database: Kysely<DB>, county: string, day: Day): Promise<Omit<Officer, 'unit'>[]> {
  const { rows } = await sql<Omit<Officer, 'unit'>>`
    select distinct on (person.name, person.id) person.id as person, person.name, post.title from post
    join person on person.county = post.county and person.id = post.person
    where post.county = ${county} and ${holdsOn('post', day)} and post.role in ('leader', 'county-office')
    order by person.name, person.id, post.role desc`.execute(database)
  return rows
}
