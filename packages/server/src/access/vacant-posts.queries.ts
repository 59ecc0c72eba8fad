import { sql } from 'kysely'
import type { VacantPost } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'

/**
 * The posts that nobody holds on a day since whoever held them left, by unit, the latest first: one counts as filled where somebody holds the same
 * in the unit for the area, by its duty, or by its title where it answers for nothing beyond its role.
 */
export async function listVacantRows(database: Database, county: string, today: Day): Promise<VacantPost[]> {
  const { rows } = await sql<VacantPost>`
    select * from (
      select distinct on (left_post.unit, left_post.role, left_post.region, left_post.duty, ${alike('left_post')})
        left_post.id, left_post.role, left_post.title, left_post.unit, unit.name as "unitName", left_post.region, region.name as "regionName", left_post.duty,
        left_post.valid_to as since, person.id as person, person.name
      from post as left_post
      join unit on unit.county = left_post.county and unit.code = left_post.unit
      join region on region.county = left_post.county and region.code = left_post.region
      join person on person.county = left_post.county and person.id = left_post.person
      where left_post.county = ${county} and left_post.valid_to <= ${today} and left_post.valid_to > left_post.valid_from
        and not exists (select 1 from post as other where other.county = left_post.county and other.unit = left_post.unit and other.role = left_post.role
          and other.region = left_post.region and other.duty is not distinct from left_post.duty and ${alike('other')} = ${alike('left_post')}
          and other.valid_from <= ${today} and (other.valid_to is null or other.valid_to > ${today}))
      order by left_post.unit, left_post.role, left_post.region, left_post.duty, ${alike('left_post')}, left_post.valid_to desc, left_post.id) as vacant
    order by region, unit, since desc, id`.execute(database)
  return rows
}

/** By what posts of one role are told apart. */
function alike(post: 'left_post' | 'other') {
  return sql`case when ${sql.ref(`${post}.duty`)} is null then ${sql.ref(`${post}.title`)} else '' end`
}
