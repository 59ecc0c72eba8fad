import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { ComparisonLabel, ComparisonSelection } from '@lookback/core/comparison'
import { labelsOf, NOBODY } from '@lookback/core/comparison'
import type { z } from 'zod'
import type { Database } from '../database/connect.ts'
import { everIn, householdsBefore } from '../register/index.ts'
import type { ComparedPart } from './compared-part.ts'
import { inAreas, inItems, isWholeCounty, within } from '../database/scope.ts'

/**
 * The comparison of two rounds in SQL: the same table as `compare` in `core/rounds/comparison.ts`, tested equal to it
 * on random data. Makes `compared`: one row for every check item of every household where at least one of the rounds
 * found a problem. Kept lean, for it runs over the whole county; lists join the rest to the rows that they show.
 * @param part narrows to some villages; with `inspector` the earlier round's inspector is told
 */
export function comparedPairs(
  scope: Scope, filter: ComparedPart, part: { villages?: readonly string[]; inspector?: boolean } = {},
): RawBuilder<unknown> {
  const { villages, inspector = filter.inspector !== undefined } = part
  // A whole county reads all there is. A part is one list of households: each round is read by its index, and nobody's
  // page waits for another's.
  const all = isWholeCounty(scope) && filter.region === undefined && !villages
  const near = all ? sql`true` : sql`subject = any (array(select id from area))`
  return sql`
    area as materialized (${placedHouseholds(scope, filter, villages)}),
    earlier as (select distinct subject, item from finding
      where county = ${scope.county} and round = ${filter.earlier} and ${near}),
    later as (select subject, item, max(${standing}) as standing, bool_or(arose_recently) as arose_recently
      from finding where county = ${scope.county} and round = ${filter.later} and ${near} group by subject, item),
    seen_earlier as (${coverage(scope.county, filter.earlier, inspector, near)}),
    seen_later as (${coverage(scope.county, filter.later, false, near)}),
    items_earlier as (${catalogue(scope.county, filter.earlier)}),
    items_later as (${catalogue(scope.county, filter.later)}),
    place as (select coalesce(latest.code, first.code) as code, coalesce(latest.dimension, first.dimension) as dimension,
        coalesce(latest.severity, first.severity) as severity, coalesce(latest.wording, first.wording) as wording,
        coalesce(latest.department, first.department) as department,
        first.position as earlier, latest.position as later,
        row_number() over (order by coalesce(latest.code, first.code)) as item_number
      from items_earlier as first full join items_later as latest on latest.code = first.code),
    voided as (select subject, item from problem where county = ${scope.county} and state = 'void'),
    pair as (select coalesce(earlier.subject, later.subject) as subject, coalesce(earlier.item, later.item) as item,
        earlier.subject is not null as in_earlier, later.subject is not null as in_later, later.standing,
        later.arose_recently
      from earlier full join later on later.subject = earlier.subject and later.item = earlier.item),
    compared as (select pair.subject, pair.item, pair.in_earlier, pair.in_later, household.village, household.category,
        place.dimension, place.severity, place.wording, place.item_number, seen_earlier.inspector, ${label} as label
      from pair
      join area as household on household.id = pair.subject
      join place on place.code = pair.item
      left join voided on voided.subject = pair.subject and voided.item = pair.item
      left join seen_earlier on seen_earlier.subject = pair.subject
      left join seen_later on seen_later.subject = pair.subject
      where ${inItems(scope, 'household.county', 'household.village', 'place.department')} and ${narrowed(filter)})`
}

/**
 * The households of an area, each where it belonged and of the kind that it was when the later round closed: a move or an
 * import afterwards changes nothing of two rounds that are over.
 */
function placedHouseholds(scope: Scope, filter: ComparedPart, villages: readonly string[] | undefined): RawBuilder<unknown> {
  const among = (place: string) => (villages ? sql`${sql.ref(place)} = any (${villages}::text[])` : sql`true`)
  return sql`select id, county, village, category from (
      select household.id, household.county, coalesce(earlier.village, household.village) as village,
        coalesce(earlier.category, household.category) as category
      from household
      left join ${householdsBefore(scope.county, filter.later)} as earlier on earlier.household = household.id
      where household.county = ${scope.county}
        and ${everIn(scope, filter.region, { county: 'household.county', place: 'household.village', id: 'household.id' }, villages && among)}) as placed
    where ${inAreas(scope, 'placed.county', 'placed.village')} and ${filter.region ? within('placed.village', filter.region) : sql`true`}
      and ${among('placed.village')}`
}

/**
 * The standing before a finding as a number. Where several visits of a round found the same, the first one's counts:
 * each later one finds the problem open again, which is the lowest.
 */
const standing = sql`case status_before when 'void' then 4 when 'closed' then 3 when 'reported' then 2 else 1 end`

/** Who was visited in a round, whether enough was assessed there to say that the household was seen, and which items were assessed there in any of its completed visits. */
function coverage(county: string, round: string, inspector: boolean, near: RawBuilder<unknown>): RawBuilder<unknown> {
  const who = inspector ? sql`(array_agg(inspector order by received_at, id))[1]` : sql`null::uuid`
  return sql`select subject, bit_or(assessed) as assessed, bool_or(seen) as seen, ${who} as inspector
    from standing_visit where county = ${county} and round = ${round} and outcome = 'completed' and ${near} group by subject`
}

/** The check items of a round's form, each with the place of its bit. */
function catalogue(county: string, round: string): RawBuilder<unknown> {
  return sql`select item.* from round
    join form on form.county = round.county and form.id = round.form and form.version = round.form_version
    join check_item as item on item.county = form.county and item.standard = form.standard
    where round.county = ${county} and round.id = ${round}`
}

/** `core/rounds/comparison.ts`, line by line. */
const label = sql`
  case when pair.in_earlier then
    case
      when pair.standing = 4 or not pair.in_later and voided.subject is not null then 'void'
      when pair.in_later then
        case pair.standing when 2 then 'false-report' when 3 then 'recurred' else 'outstanding' end
      when ${assessed('seen_later.assessed', 'place.later')} then 'resolved'
      else 'unverified'
    end
  else
    case
      when ${assessed('seen_earlier.assessed', 'place.earlier')} then
        case when pair.arose_recently then 'new' else 'missed' end
      when seen_earlier.seen then 'skipped'
      else 'uncovered'
    end
  end`

/** Whether the bit at a position (from 1) is set; false without a visit, and for an item that the form did not have. */
function assessed(bits: string, position: string): RawBuilder<unknown> {
  return sql`coalesce(substring(${sql.ref(bits)} from ${sql.ref(position)} for 1) = B'1', false)`
}

function narrowed(filter: ComparedPart): RawBuilder<unknown> {
  const conditions = [
    filter.region && within('household.village', filter.region),
    filter.dimension && sql`place.dimension = ${filter.dimension}`,
    filter.item && sql`place.code = ${filter.item}`,
    filter.severity && sql`place.severity = ${filter.severity}`,
    filter.category && sql`household.category = ${filter.category}`,
    filter.categories && sql`household.category = any(${[...filter.categories]}::text[])`,
    filter.inspector && sql`seen_earlier.inspector is not distinct from ${filter.inspector === NOBODY ? null : filter.inspector}::uuid`,
  ].filter((condition) => typeof condition === 'object')
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/**
 * Runs a comparison with hash joins only. Every join here is on equality over a good part of its table; after a large
 * import, and until the planner's statistics have caught up, it would take a few hundred rows for granted and loop.
 * @param sorts whether sorting is allowed; for the same reason it is taken to be cheap where groups should be hashed
 */
export async function analysed<Row>(
  database: Database, query: RawBuilder<Row>, { sorts }: { sorts: boolean } = { sorts: true },
): Promise<Row[]> {
  return database.transaction().setAccessMode('read only').execute(async (transaction) => {
    await sql`set local enable_nestloop = off`.execute(transaction)
    if (!sorts) await sql`set local enable_sort = off`.execute(transaction)
    return (await query.execute(transaction)).rows
  })
}

export interface ComparedRow {
  label: ComparisonLabel
  household: string
  householdNumber: string
  headName: string
  category: string
  village: string
  item: string
  wording: string
  dimension: string
  severity: 'hard' | 'ordinary'
  problem: string
  state: string
  spell: number
  noteEarlier: string | null
  noteLater: string | null
  times: number
}

type Selection = z.infer<typeof ComparisonSelection>

function selected(select: Selection): RawBuilder<unknown> {
  const labels = labelsOf(select)
  if (labels) return sql`label = any(${[...labels]}::text[])`
  return select === 'found-earlier' ? sql`in_earlier` : sql`in_later`
}

export async function listCompared(
  database: Database, scope: Scope, filter: ComparedPart, select: Selection,
  page: { after: readonly [string, string, string] | null; limit: number },
): Promise<{ rows: ComparedRow[]; total: number; times: number }> {
  const times = select === 'findings' ? sql`in_earlier::integer + in_later::integer` : sql`1`
  const after = page.after
    ? sql`(village, number, item) > (${page.after[0]}, ${page.after[1]}, ${page.after[2]})`
    : sql`true`
  const rows = await analysed(database, sql<ComparedRow & { total: number; allTimes: number }>`
    with ${comparedPairs(scope, filter)},
    chosen as materialized (select compared.*, ${times} as times, household.number, household.head_name from compared
      join household on household.county = ${scope.county} and household.id = compared.subject
      where ${selected(select)}),
    page as materialized (select * from chosen where ${after} order by village, number, item limit ${page.limit})
    select page.label, page.subject as household, page.number as "householdNumber", page.head_name as "headName",
      page.category, page.village, page.item, page.wording, page.dimension, page.severity, problem.id as problem,
      problem.state, problem.spell, ${noteOf(scope.county, filter.earlier)} as "noteEarlier",
      ${noteOf(scope.county, filter.later)} as "noteLater", page.times, (select count(*) from chosen) as total, (select coalesce(sum(times), 0) from chosen) as "allTimes"
    from page
    join problem on problem.county = ${scope.county} and problem.subject = page.subject and problem.item = page.item
    order by page.village, page.number, page.item`)
  const [first] = rows
  return { rows, total: first?.total ?? 0, times: first?.allTimes ?? 0 }
}

function noteOf(county: string, round: string): RawBuilder<unknown> {
  return sql`(select min(note) from finding where finding.county = ${county} and finding.round = ${round}
    and finding.subject = page.subject and finding.item = page.item)`
}
