import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { DayCount } from '@lookback/core/pace'
import type { Database } from '../database/connect.ts'
import { dayIn } from '../database/dated.ts'
import { townshipIn } from '../database/region.ts'
import { inItems, within } from '../database/scope.ts'
import { isReal } from '../problems/index.ts'

/** The places that the rows are of. */
export type PlaceBy = 'township' | 'village'

/** How a problem's place is told. */
export const keys: Readonly<Record<PlaceBy, RawBuilder<unknown>>> = { township: townshipIn('problem.region'), village: sql`problem.region` }

/** What was found and closed in one place on one day. */
export interface PlaceDay extends DayCount {
  place: string
}

/**
 * When the problems of a scope were found and closed, in their present spell: one reading of the problems, added up by
 * place and by both days first, as most were found on few days.
 */
export async function countDays(database: Database, scope: Scope, by: PlaceBy, region: string | undefined): Promise<PlaceDay[]> {
  const { rows } = await sql<PlaceDay>`
    with lives as materialized (
      select ${keys[by]} as place, ${dayIn('problem.found_at')} as found_on,
        case when problem.state = 'closed' then ${dayIn('problem.closed_at')} end as closed_on, count(*) as problems
      from problem
      where ${inItems(scope, 'problem.county', 'problem.region', 'problem.department')} and ${isReal}
        and ${region === undefined ? sql`true` : within('problem.region', region)}
      group by 1, 2, 3)
    select place, day, sum(found) as found, sum(closed) as closed from (
      select place, found_on as day, problems as found, 0 as closed from lives
      union all
      select place, closed_on, 0, problems from lives where closed_on is not null) as happened
    group by place, day order by place, day`.execute(database)
  return rows
}
