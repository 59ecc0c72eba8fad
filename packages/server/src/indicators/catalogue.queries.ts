import type { Kysely, RawBuilder, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { Indicator } from '@lookback/core/indicators'
import type { Milestone, Target } from '@lookback/core/indicators'
import type { Day } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import type { DB } from '../database/types.gen.ts'
import { inCatalogue, inIndicators } from './scope.queries.ts'

const columns = sql`indicator.id, indicator.year, indicator.code, indicator.name, indicator.dimension, indicator.unit, indicator.kind,
  indicator.direction, indicator.basis, indicator.computed, indicator.item, indicator.reported_by as "reportedBy", indicator.rhythm,
  indicator.due_days as "dueDays", indicator.lead, indicator.partners, indicator.confirmers, indicator.evidence,
  indicator.starts_on as "startsOn", indicator.due_on as "dueOn"`

/** The lines of the catalogue that a scope may read, in the order of their codes. */
export async function listCatalogue(database: Kysely<DB>, scope: Scope, which: { year?: number; ids?: readonly string[] }): Promise<Indicator[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select ${columns} from indicator
    where indicator.county = ${scope.county} and ${inCatalogue(scope)}
      and ${which.year === undefined ? sql`true` : sql`indicator.year = ${which.year}`}
      and ${which.ids === undefined ? sql`true` : sql`indicator.id = any(${[...which.ids]}::uuid[])`}
    order by indicator.year, indicator.code`.execute(database)
  return rows.map((row) => Indicator.parse(row))
}

export async function listYears(database: Database, county: string): Promise<number[]> {
  const rows = await database.selectFrom('indicator').select('year').distinct().where('county', '=', county).orderBy('year', 'desc').execute()
  return rows.map(({ year }) => year)
}

/** Adds lines of the catalogue, or changes them. */
export async function saveIndicators(transaction: Transaction<DB>, county: string, indicators: readonly Indicator[]): Promise<void> {
  await sql`
    insert into indicator (county, id, year, code, name, dimension, unit, kind, direction, basis, computed, item, reported_by, rhythm,
      due_days, lead, partners, confirmers, evidence, starts_on, due_on)
    select ${county}, id, year, code, name, dimension, unit, kind, direction, basis, computed, item, "reportedBy", rhythm,
      "dueDays", lead, partners, confirmers, evidence, "startsOn", "dueOn"
    from jsonb_to_recordset(${JSON.stringify(indicators)}::jsonb) as row (id uuid, year integer, code text, name text, dimension text,
      unit text, kind text, direction text, basis text, computed text, item text, "reportedBy" text, rhythm text, "dueDays" integer,
      lead text, partners jsonb, confirmers jsonb, evidence text, "startsOn" date, "dueOn" date)
    on conflict (county, id) do update set name = excluded.name, dimension = excluded.dimension, unit = excluded.unit, kind = excluded.kind,
      direction = excluded.direction, basis = excluded.basis, computed = excluded.computed, item = excluded.item,
      reported_by = excluded.reported_by, rhythm = excluded.rhythm, due_days = excluded.due_days, lead = excluded.lead,
      partners = excluded.partners, confirmers = excluded.confirmers, evidence = excluded.evidence,
      starts_on = excluded.starts_on, due_on = excluded.due_on`.execute(transaction)
}

/** Of some indicators, those that have reports or objects already. */
export async function listInUse(database: Kysely<DB>, county: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from indicator where county = ${county} and id = any(${[...ids]}::uuid[]) and (
      exists (select 1 from indicator_report as report where report.county = indicator.county and report.indicator = indicator.id)
      or exists (select 1 from indicator_object as object where object.county = indicator.county and object.indicator = indicator.id))`
    .execute(database)
  return new Set(rows.map(({ id }) => id))
}

/** A target of a place as it stands on a day. */
export interface PlaceTarget extends Target {
  indicator: string
  region: string
}

/** What holds on a day: of the versions of each place the latest that has begun. */
export function targetsOn(county: string, day: Day): RawBuilder<unknown> {
  return sql`(select distinct on (version.county, version.indicator, version.region) version.* from indicator_target as version
    where version.county = ${county} and version.valid_from <= ${day}
    order by version.county, version.indicator, version.region, version.ordinal desc)`
}

/** The targets of some indicators that hold on a day, by indicator and place. */
export async function listTargets(database: Kysely<DB>, county: string, ids: readonly string[], day: Day): Promise<PlaceTarget[]> {
  const { rows } = await sql<PlaceTarget>`
    select distinct on (indicator, region) indicator, region, ordinal, amount, valid_from as "validFrom", reason from indicator_target
    where county = ${county} and indicator = any(${[...ids]}::uuid[]) and valid_from <= ${day}
    order by indicator, region, ordinal desc`.execute(database)
  return rows
}

/** The targets of a place, or of places of one tier together. */
export interface TargetTogether {
  indicator: string
  /** As much of their codes as the places share. */
  region: string
  /** How long the codes of the places are: as long as `region` where it is the one place's own. */
  codeLength: number
  amount: number
}

/** The targets of some indicators that hold on a day, by indicator and place; those of places with longer codes together. */
export async function sumTargets(database: Kysely<DB>, county: string, ids: readonly string[], day: Day, codeLength: number): Promise<TargetTogether[]> {
  const { rows } = await sql<TargetTogether>`
    select indicator, left(region, ${codeLength}::integer) as region, length(region) as "codeLength", sum(amount) as amount
    from ${targetsOn(county, day)} as target
    where indicator = any(${[...ids]}::uuid[])
    group by 1, 2, 3 order by 1, 2, 3`.execute(database)
  return rows
}

/** Every version of one place's target, the first one first. */
export async function listVersions(database: Kysely<DB>, county: string, indicator: string, region: string): Promise<Target[]> {
  const rows = await database
    .selectFrom('indicator_target').select(['ordinal', 'amount', 'valid_from as validFrom', 'reason'])
    .where('county', '=', county).where('indicator', '=', indicator).where('region', '=', region).orderBy('ordinal').execute()
  return rows
}

export async function insertTargets(
  transaction: Transaction<DB>, county: string, targets: readonly PlaceTarget[],
): Promise<void> {
  if (targets.length === 0) return
  await transaction.insertInto('indicator_target').values(targets.map(({ indicator, region, ordinal, amount, validFrom, reason }) =>
    ({ county, indicator, region, ordinal, amount, valid_from: validFrom, reason }))).execute()
}

/** A milestone of an indicator in a place. */
export interface PlaceMilestone extends Milestone {
  indicator: string
  region: string
}

export async function listMilestones(database: Kysely<DB>, county: string, ids: readonly string[]): Promise<PlaceMilestone[]> {
  const { rows } = await sql<PlaceMilestone>`
    select indicator, region, day, amount from indicator_milestone
    where county = ${county} and indicator = any(${[...ids]}::uuid[]) order by indicator, region, day`.execute(database)
  return rows
}

export async function saveMilestones(transaction: Transaction<DB>, county: string, milestones: readonly PlaceMilestone[]): Promise<void> {
  if (milestones.length === 0) return
  await transaction.insertInto('indicator_milestone').values(milestones.map((one) => ({ county, ...one })))
    .onConflict((conflict) => conflict.columns(['county', 'indicator', 'region', 'day']).doUpdateSet((row) => ({ amount: row.ref('excluded.amount') })))
    .execute()
}

/** Every target and milestone that somebody may read, as the table of them tells it. */
export async function listTargetRows(database: Kysely<DB>, scope: Scope, year: number, day: Day) {
  const { rows } = await sql<{ year: number; code: string; name: string; region: string; amount: number; milestone: Day | null; reason: string }>`
    select indicator.year, indicator.code, indicator.name, target.region, target.amount, null::date as milestone, target.reason
    from indicator join ${targetsOn(scope.county, day)} as target on target.county = indicator.county and target.indicator = indicator.id
    where indicator.county = ${scope.county} and indicator.year = ${year} and ${inIndicators(scope, 'target.region')}
    union all
    select indicator.year, indicator.code, indicator.name, milestone.region, milestone.amount, milestone.day, ''
    from indicator join indicator_milestone as milestone on milestone.county = indicator.county and milestone.indicator = indicator.id
    where indicator.county = ${scope.county} and indicator.year = ${year} and ${inIndicators(scope, 'milestone.region')}
    order by 2, 4, 6 nulls first`.execute(database)
  return rows
}
