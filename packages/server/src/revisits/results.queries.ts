import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import type { DrawnFilter, DrawnHousehold, RevisitCount, RevisitStanding } from '@lookback/core/revisits'
import { householdOutcome, revisitCounts } from '@lookback/core/revisits'
import { inItems, within } from '../database/scope.ts'
import { townshipIn } from '../database/region.ts'
import type { DB } from '../database/types.gen.ts'
import { says } from '../problems/index.ts'

/**
 * The drawn households within a scope, each as often as it was drawn, and where it lay then: a village's sample tells of that
 * village, wherever a household has moved since. What became of a problem is the first entry after its
 * draw that says so: a revisit, or that it was opened again in another way, which is not holding. A household's outcome is
 * `householdOutcome` of the rules, in SQL.
 */
function drawnHouseholds(scope: Scope): RawBuilder<unknown> {
  const seen = sql`outcome.payload is not null`
  const held = sql`coalesce((outcome.payload ->> 'held')::boolean, false)`
  return sql`
    select drawn.region, problem.number, problem.subject, problem.subject_name, drawn.payload ->> 'draw' as draw,
      min(drawn.payload ->> 'dueOn')::date as due_on,
      case when bool_or(${seen} and not ${held}) then 'failed' when bool_and(${seen}) then 'held' end as outcome,
      jsonb_agg(jsonb_build_object('id', problem.id, 'wording', problem.wording,
        'outcome', case when ${seen} then case when ${held} then 'held' else 'failed' end end) order by problem.item, problem.id) as problems
    from log_entry as drawn
    join listed_problem as problem on problem.county = drawn.county and problem.id = drawn.problem
    left join lateral (
      select later.payload from log_entry as later
      where later.county = drawn.county and later.problem = drawn.problem and later.sequence > drawn.sequence
        and ${says('later.kind', 'revisit-outcome')}
      order by later.sequence limit 1) as outcome on true
    where ${says('drawn.kind', 'revisit-draw')}
      and ${inItems(scope, 'drawn.county', 'drawn.region', 'problem.department')}
    group by drawn.region, problem.number, problem.subject, problem.subject_name, drawn.payload ->> 'draw'`
}

const standings: Readonly<Record<RevisitStanding, (today: Day) => RawBuilder<unknown>>> = {
  revisited: () => sql`outcome is not null`,
  held: () => sql`outcome = 'held'`,
  waiting: () => sql`outcome is null`,
  overdue: (today) => sql`outcome is null and due_on < ${today}`,
}

/** A filter as the condition that both the list and the figures go by. */
function narrowed({ region, standing }: DrawnFilter, today: Day): RawBuilder<unknown> {
  return sql`${region === undefined ? sql`true` : within('region', region)} and ${standing === undefined ? sql`true` : standings[standing](today)}`
}

/** What a place counts; the place is null in the total. */
export type CountedPlace = Record<RevisitCount, number> & { place: string | null }

/** The figures of all places within a scope: the total, townships and villages, in the order of their codes. */
export async function countRevisits(database: Kysely<DB>, scope: Scope, today: Day): Promise<CountedPlace[]> {
  const counted = Object.entries(revisitCounts).map(([name, { where }]) =>
    sql`count(*) filter (where ${narrowed(where, today)}) as ${sql.ref(name)}`)
  const { rows } = await sql<CountedPlace>`
    select coalesce(village, township) as place, ${sql.join(counted)}
    from (select drawn.*, ${townshipIn('region')} as township, region as village from (${drawnHouseholds(scope)}) as drawn) as drawn
    group by grouping sets ((), (township), (village)) order by 1`.execute(database)
  return rows
}

/** In the order of place. */
export async function listDrawnRows(
  database: Kysely<DB>, scope: Scope, filter: DrawnFilter, today: Day, page: { after: readonly string[] | null; limit: number },
): Promise<{ rows: DrawnHousehold[]; total: number }> {
  const [region = '', number = '', draw = ''] = page.after ?? []
  const after = page.after ? sql`(region, number, draw) > (${region}, ${number}, ${draw})` : sql`true`
  const { rows } = await sql<Omit<DrawnHousehold, 'outcome'> & { total: number }>`
    with chosen as (select * from (${drawnHouseholds(scope)}) as drawn where ${narrowed(filter, today)})
    select draw, subject as household, number, subject_name as "headName", region as village, due_on as "dueOn", problems,
      (select count(*) from chosen) as total
    from chosen where ${after} order by region, number, draw limit ${page.limit}`.execute(database)
  return {
    rows: rows.map(({ draw: drawn, household, number: own, headName, village, dueOn, problems }) => ({
      draw: drawn, household, number: own, headName, village, dueOn, problems, outcome: householdOutcome(problems.map(({ outcome }) => outcome)),
    })),
    total: rows[0]?.total ?? 0,
  }
}
