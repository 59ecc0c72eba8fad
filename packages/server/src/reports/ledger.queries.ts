import type { ControlledTransaction, Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Day, Tier } from '@lookback/core/kernel'
import type { Measure, ProblemState } from '@lookback/core/problems'
import type { Severity } from '@lookback/core/checklists'
import type { SubjectKind } from '@lookback/core/subjects'
import type { DB } from '../database/types.gen.ts'
import type { NamedDutyPost, ProblemSelection } from '../problems/index.ts'
import { inOrder, listDutyPosts, problemSource, says, spellEntries } from '../problems/index.ts'
import { holdsOn } from '../database/dated.ts'

/** A problem with everything that a line of the ledger tells about it. No phone and no ID number is read at all. */
export interface LedgerRow {
  item: string
  wording: string
  dimension: string
  severity: Severity
  /** 责任单位, once dispatched. */
  unit: string | null
  dueOn: Day | null
  subjectKind: SubjectKind
  subjectName: string
  subjectNumber: string
  /** Null where the subject is no household. */
  category: string | null
  region: string
  department: string
  state: ProblemState
  spell: number
  falseReports: number
  /** Whose round found it first; null where it was opened by hand. */
  sourceTier: Tier | null
  /** Ordinals of the rounds that found it. */
  rounds: number[]
  /** What the latest visit that found it wrote down, or whoever opened it. */
  note: string | null
  foundAt: Date
  dispatchedAt: Date | null
  plannedAt: Date | null
  acknowledgedAt: Date | null
  reportedAt: Date | null
  reportedBy: string | null
  reviewedAt: Date | null
  reviewedBy: string | null
  siteCheckedAt: Date | null
  siteCheckedBy: string | null
  closedAt: Date | null
  closedBy: string | null
  revisitDueOn: Day | null
  revisitedAt: Date | null
  revisitedBy: string | null
  /** 帮扶责任人: who helps the household and holds a post as a helper today. */
  helpers: string[]
  /** Of the latest plan or report in the current spell. */
  measures: Measure[] | null
  /** Of the latest report in the current spell. */
  evidence: number | null
  /** Why it was returned or declared void, the latest reason. */
  reason: string | null
}

/** Rows fetched at a time: what the process holds of the ledger. */
const BATCH = 1_000

export async function countLedger(database: Kysely<DB>, scope: Scope, filter: ProblemSelection): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count ${problemSource(scope, filter)}`.execute(database)
  return rows[0]?.count ?? 0
}

/**
 * The ledger in the order of place, batch by batch through a cursor of the given transaction.
 * @param reading tells the cursors of one transaction apart
 */
export async function* readLedger(
  snapshot: ControlledTransaction<DB>, scope: Scope, filter: ProblemSelection, today: Day, reading: number,
): AsyncGenerator<LedgerRow[]> {
  const cursor = sql.ref(`ledger_${reading}`)
  // The whole result is wanted: without this the planner optimises for the first tenth of it.
  await sql`set local cursor_tuple_fraction = 1`.execute(snapshot)
  await sql`declare ${cursor} no scroll cursor for ${ledgerRows(scope, filter, today)}`.execute(snapshot)
  for (;;) {
    const { rows } = await sql<LedgerRow>`fetch ${sql.lit(BATCH)} from ${cursor}`.execute(snapshot)
    if (rows.length > 0) yield rows
    if (rows.length < BATCH) return
  }
}

function ledgerRows(scope: Scope, filter: ProblemSelection, today: Day) {
  return sql`
    with chosen as (
      select problem.*, row_number() over (order by ${inOrder(filter)}) as place_in_list ${problemSource(scope, filter)})
    select chosen.item, wording, dimension, severity, unit, due_on as "dueOn",
      subject_kind as "subjectKind", subject_name as "subjectName", number as "subjectNumber", category, region, department,
      state, spell, false_reports as "falseReports", first_round.tier as "sourceTier", found.rounds,
      coalesce(found.note, told.note) as note,
      found_at as "foundAt", dispatched_at as "dispatchedAt", planned_at as "plannedAt", acknowledged_at as "acknowledgedAt",
      reported_at as "reportedAt", reporter.name as "reportedBy", reviewed_at as "reviewedAt",
      reviewer.name as "reviewedBy", site_checked_at as "siteCheckedAt", checker.name as "siteCheckedBy",
      closed_at as "closedAt", closer.name as "closedBy",
      revisit_due_on as "revisitDueOn", revisited_at as "revisitedAt", revisitor.name as "revisitedBy",
      coalesce(helping.names, '{}') as helpers, told.measures, told.evidence, told.reason
    from chosen
    left join round as first_round on first_round.county = chosen.county and first_round.id = chosen.first_round
    left join person as reporter on reporter.county = chosen.county and reporter.id = reported_by
    left join person as reviewer on reviewer.county = chosen.county and reviewer.id = reviewed_by
    left join person as checker on checker.county = chosen.county and checker.id = site_checked_by
    left join person as closer on closer.county = chosen.county and closer.id = closed_by
    left join person as revisitor on revisitor.county = chosen.county and revisitor.id = revisited_by
    cross join lateral (
      select array_agg(person.name order by helper.valid_from, helper.id) as names
      from household_helper as helper
      join person on person.county = helper.county and person.id = helper.person
      where helper.county = chosen.county and helper.household = chosen.subject and ${holdsOn('helper', today)}
        and exists (select 1 from post where post.county = helper.county and post.person = helper.person
          and post.duty = 'helper' and ${holdsOn('post', today)})) as helping
    cross join lateral (
      select coalesce(array_agg(distinct round.ordinal order by round.ordinal), '{}') as rounds,
        (array_agg(finding.note order by round.ordinal desc, finding.visit desc)
          filter (where finding.note is not null))[1] as note
      from finding join round on round.county = finding.county and round.id = finding.round
      where finding.county = chosen.county and finding.problem = chosen.id) as found
    cross join lateral (
      select
        (array_agg(payload -> 'measures' order by sequence desc) filter (where ${says('kind', 'measures')}))[1] as measures,
        (array_agg(jsonb_array_length(payload -> 'evidence') order by sequence desc)
          filter (where ${says('kind', 'report')}))[1] as evidence,
        (array_agg(payload ->> 'reason' order by sequence desc)
          filter (where ${says('kind', 'objection')}))[1] as reason,
        (array_agg(payload ->> 'note') filter (where ${says('kind', 'opening')}))[1] as note
      from ${spellEntries('chosen')} as log_entry) as told
    order by place_in_list`
}

/** Names for the codes that the ledger's rows carry. */
export interface LedgerNames {
  regions: ReadonlyMap<string, string>
  units: ReadonlyMap<string, string>
  /** Names of township units by region. */
  townshipUnits: ReadonlyMap<string, string>
  /** Who holds which duty where today, by `duty region`. */
  duties: ReadonlyMap<string, readonly NamedDutyPost[]>
  rounds: ReadonlyMap<number, string>
  dimensions: ReadonlyMap<string, string>
  categories: ReadonlyMap<string, string>
}

export async function loadLedgerNames(database: Kysely<DB>, county: string, today: Day): Promise<LedgerNames> {
  const regions = await database.selectFrom('region').select(['code', 'name']).where('county', '=', county).execute()
  const units = await database
    .selectFrom('unit').select(['code', 'name', 'kind', 'region']).where('county', '=', county).execute()
  const rounds = await database.selectFrom('round').select(['ordinal', 'name']).where('county', '=', county).execute()
  const labels = await database
    .selectFrom('code_list').select(['list', 'code', 'label'])
    .where('county', '=', county).where('list', 'in', ['dimension', 'household-category']).where('valid_from', '<=', today)
    .orderBy('valid_from').execute()
  const labelsOf = (list: string) =>
    new Map(labels.filter((row) => row.list === list).map((row) => [row.code, row.label]))
  const townships = units.filter((unit) => unit.kind === 'township')
  return {
    regions: new Map(regions.map((region) => [region.code, region.name])),
    units: new Map(units.map((unit) => [unit.code, unit.name])),
    townshipUnits: new Map(townships.map((unit) => [unit.region, unit.name])),
    duties: await loadDuties(database, county, today),
    rounds: new Map(rounds.map((round) => [round.ordinal, round.name])),
    dimensions: labelsOf('dimension'),
    categories: labelsOf('household-category'),
  }
}

async function loadDuties(database: Kysely<DB>, county: string, today: Day): Promise<Map<string, NamedDutyPost[]>> {
  const duties = new Map<string, NamedDutyPost[]>()
  for (const post of await listDutyPosts(database, county, today)) {
    if (post.duty === null) continue
    const key = `${post.duty} ${post.region}`
    duties.set(key, [...(duties.get(key) ?? []), post])
  }
  return duties
}
