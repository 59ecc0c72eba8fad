import type pg from 'pg'
import { benchCounty } from './register-workbook.ts'
import { inBulk, insertHouseholds } from './bulk.ts'
import type { CountyForBench } from './county.ts'
import { createBenchCounty } from './county.ts'
import type { BenchPostgres } from './postgres.ts'
import { withConnection } from './postgres.ts'
import { laterVisits } from './submissions.ts'

/** Forms that the visits written by SQL carry, so that a row is as large as a real one. */
const FORMS = 64

/** In ten thousand, over a hash of household and item: half of what the earlier round finds the later one finds too. */
const FOUND_EARLIER = 300
const FOUND_LATER = { from: 150, below: 450 }

export interface CheckedSize {
  households: number
  /** Problems kept; all of them when left out. */
  problems?: number
}

/**
 * A migrated database with two rounds over the bench county, written by SQL: each round visits about 95 % of the
 * households, assesses about 95 % of the items and finds 3 % of them to be problems; what was found has got to all
 * states. The log's entries are there and counted, but their hashes are not a chain.
 */
export async function createCheckedCounty(
  postgres: BenchPostgres, database: string, size: CheckedSize,
): Promise<CountyForBench> {
  await postgres.create(database)
  const url = postgres.url(database)
  const county = await withConnection(url, ({ database: open }) => createBenchCounty(open))
  await inBulk(url, async (client) => {
    await insertHouseholds(client, size.households)
    await insertVisits(client, county)
    await insertProblems(client, county, size.problems ?? null)
    await insertFindings(client, county)
    await appendEntries(client)
  })
  return county
}

const item = `(select check_item.*, count(*) over () as items from check_item where county = $1)`

async function insertVisits(client: pg.Client, { rounds, inspectors, demo }: CountyForBench): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::integer as count from check_item where county = $1', [benchCounty.code])
  const forms = [...laterVisits(demo, FORMS)].map(({ xml }) => xml)
  for (const [order, round] of rounds.entries()) {
    await client.query(`
      insert into visit (county, id, round, subject, village, inspector, outcome, started_at, ended_at, received_at,
        assessed, applicable, seen, submission, submission_hash)
      select county, uuidv7(), $2, id, village,
        ($3::uuid[])[1 + (uuid_hash_extended(id, $6) & 65535) % cardinality($3::uuid[])], 'completed', $4::date,
        $4::date, $4::date, (($5::text[])[1 + (uuid_hash_extended(id, $6) & 65535) % cardinality($5::text[])])::varbit, repeat('1', $8)::varbit, true,
        ($7::text[])[1 + (uuid_hash_extended(id, $6) & 65535) % cardinality($7::text[])], sha256(id::text::bytea)
      from household where county = $1 and (uuid_hash_extended(id, $6 + 2) & 65535) % 100 < 95`,
    [benchCounty.code, round.id, inspectors, round.endsOn, assessedMasks(rows[0]?.count ?? 0), order, forms, rows[0]?.count ?? 0])
  }
}

/** Bits with about one in twenty items not assessed, each of another set. */
function assessedMasks(items: number): string[] {
  return Array.from({ length: 20 }, (_, mask) =>
    Array.from({ length: items }, (__, position) => ((position + mask) % 20 === 0 ? '0' : '1')).join(''))
}

/** What each round finds, by a hash of household and item, where the visit assessed the item. */
async function insertProblems(client: pg.Client, { rounds }: CountyForBench, most: number | null): Promise<void> {
  await client.query(`
    create temporary table found as
    select visit.id as visit, visit.round, visit.subject, visit.village, visit.inspector, visit.received_at, item.standard,
      item.code, item.department, drawn.share, visit.round = $2::uuid as earlier
    from visit
    cross join ${item} as item
    cross join lateral (select uuid_hash_extended(visit.subject, item.position) & 1048575 as share) as hashed
    cross join lateral (select (hashed.share % 10000)::integer) as drawn (share)
    where visit.county = $1
      and substring(visit.assessed from item.position for 1) = B'1'
      and case when visit.round = $2::uuid then drawn.share < $3 else drawn.share >= $4 and drawn.share < $5 end`,
  [benchCounty.code, rounds[0].id, FOUND_EARLIER, FOUND_LATER.from, FOUND_LATER.below])
  await client.query(`
    insert into problem (county, id, subject_kind, subject, region, number, standard, item, department, state, spell, false_reports,
      source_kind, source, first_round, found_at, dispatched_at, reported_at, reported_by, reporter_tier, version)
    select $1, uuidv7(), 'household', subject, distinct_problem.village, household.number, standard, code, department, state, 1, 0, 'visit', source,
      first_round, found_at, found_at,
      case when reported then found_at + interval '5 days' end, case when reported then inspector end,
      case when reported then 'township' end, case when reported then 2 else 1 end
    from (
      select subject, village, standard, code, department, share, min(received_at) as found_at,
        (array_agg(round order by received_at))[1] as first_round, (array_agg(visit order by received_at))[1] as source,
        (array_agg(inspector order by received_at))[1] as inspector
      from found group by subject, village, standard, code, department, share order by subject, code limit $2) as distinct_problem
    join household on household.county = $1 and household.id = subject
    cross join lateral (select
      (array['found', 'dispatched', 'found', 'reported', 'reviewed', 'closed', 'reported', 'acknowledged'])
        [1 + share % 8]) as drawn (state)
    cross join lateral (select state in ('reported', 'reviewed', 'closed')) as standing (reported)`,
  [benchCounty.code, most])
}

async function insertFindings(client: pg.Client, { rounds }: CountyForBench): Promise<void> {
  await client.query(`
    insert into finding (county, visit, item, round, subject, village, problem, status_before, arose_recently, note)
    select $1, found.visit, found.code, found.round, found.subject, found.village, problem.id,
      case
        when found.earlier or problem.first_round <> $2::uuid then 'none'
        when problem.state in ('reported', 'reviewed') then 'reported'
        when problem.state = 'closed' then 'closed'
        else 'open'
      end,
      not found.earlier and problem.first_round <> $2::uuid and found.share % 10 = 0,
      case when found.share % 10 < 6 then '现场查看仍未解决' end
    from found
    join problem on problem.county = $1 and problem.subject = found.subject and problem.item = found.code`,
  [benchCounty.code, rounds[0].id])
}

/** An entry for each visit, each problem found and each report, after those that are there. */
async function appendEntries(client: pg.Client): Promise<void> {
  await client.query(`
    insert into log_entry (county, sequence, id, kind, actor, region, subject, problem, happened_at, recorded_at,
      payload, hash)
    select $1, log_head.sequence + row_number() over (order by happened_at, problem nulls first), uuidv7(), kind, actor,
      region, subject, problem, happened_at, happened_at, payload, sha256(kind::bytea)
    from log_head
    cross join (
      select 'visit-recorded' as kind, inspector as actor, village as region, subject, null::uuid as problem,
        received_at as happened_at,
        jsonb_build_object('round', round, 'outcome', outcome, 'assessed', assessed::text) as payload
      from visit where county = $1
      union all
      select 'problem-found', null, region, subject, id, found_at,
        jsonb_build_object('subjectKind', subject_kind, 'subject', subject, 'standard', standard, 'item', item, 'department', department,
          'sourceKind', source_kind, 'source', source, 'round', first_round, 'note', null)
      from problem where county = $1
      union all
      select 'problem-reported', reported_by, region, subject, id, reported_at, jsonb_build_object(
        'tier', 'township', 'onTheSpot', false,
        'measures', jsonb_build_array(jsonb_build_object('kind', 'policy', 'text', '已按政策落实到户')),
        'evidence', jsonb_build_array(
          jsonb_build_object('sha256', repeat('a', 64), 'kind', 'photo', 'madeAt', reported_at)))
      from problem where county = $1 and reported_at is not null
    ) as happening
    where log_head.county = $1`, [benchCounty.code])
  await client.query(`
    update log_head set sequence = (select max(sequence) from log_entry where county = $1) where county = $1`,
  [benchCounty.code])
}
