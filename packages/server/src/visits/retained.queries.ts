import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { beginOf } from '../database/dated.ts'
import type { DB } from '../database/types.gen.ts'
import type { LeftBehind, RetainedData } from '../kit/retained.ts'
import { LET_GO_AT_ONCE } from '../kit/retained.ts'
import { withoutPositions } from '../kit/without-positions.queries.ts'

/** Visits of rounds that closed before a day, which carry a position or were made with a form that asks for one. */
function visitsThatGo(county: string, before: Day) {
  return sql`
    select visit.county, visit.id from visit
    join round on round.county = visit.county and round.id = visit.round
    join form on form.county = round.county and form.id = round.form and form.version = round.form_version
    where visit.county = ${county} and visit.position_let_go_in is null
      and visit.received_at < ${beginOf(before)} and round.closes_at < ${beginOf(before)}
      and (visit.position_latitude is not null or form.xform ~ 'type="geo(point|trace|shape)"')`
}

/** Where households were visited: wiped from the visit and from the submission, which from then on is held against the log's digest. */
export const visitPositionsKept: RetainedData = {
  kind: 'positions',
  count: async (database, county, before) => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from (${visitsThatGo(county, before)}) as visit`.execute(database)
    return rows[0]?.count ?? 0
  },
  letGo: async (transaction, county, before, entry) => {
    const { numAffectedRows } = await sql`
      update visit as kept set position_latitude = null, position_longitude = null, position_let_go_in = ${entry},
        submission = ${withoutPositions(sql`submission`)}
      from (${visitsThatGo(county, before)} limit ${LET_GO_AT_ONCE}) as gone
      where kept.county = gone.county and kept.id = gone.id`.execute(transaction)
    const [left] = await readLeft(transaction, county, entry)
    return { count: Number(numAffectedRows ?? 0n), digest: left?.digest ?? null }
  },
  left: { column: 'visit: position_let_go_in', read: readLeft },
}

async function readLeft(database: Kysely<DB>, county: string, entry: string | null): Promise<LeftBehind[]> {
  const asked = entry === null ? sql`position_let_go_in is not null` : sql`position_let_go_in = ${entry}`
  const { rows } = await sql<LeftBehind>`
    select position_let_go_in as entry, encode(sha256(convert_to(string_agg(
      id || ' ' || encode(sha256(convert_to(submission, 'UTF8')), 'hex') || coalesce((position_latitude, position_longitude)::text, ''), ' ' order by id), 'UTF8')), 'hex') as digest
    from visit where county = ${county} and ${asked} group by position_let_go_in`.execute(database)
  return rows
}
