import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { beginOf } from '../database/dated.ts'
import type { RetainedData } from '../kit/retained.ts'
import { LET_GO_AT_ONCE } from '../kit/retained.ts'
import { withoutPositions } from '../kit/without-positions.queries.ts'

/** Work as it was sent, without where it was done: beside the form and in it. */
function placeless(content: RawBuilder<unknown>): RawBuilder<unknown> {
  const submission = sql`${content} -> 'payload' ->> 'submission'`
  return sql`case when ${submission} is null then ${content} #- '{payload,position}'
    else jsonb_set(${content} #- '{payload,position}', '{payload,submission}', to_jsonb(${withoutPositions(submission)})) end`
}

/** Refused work that came before a day and still says where it was done. */
function workThatGoes(county: string, before: Day) {
  return sql`
    select county, id, content_hash from operation
    where county = ${county} and refusal is not null and content is not null and received_at < ${beginOf(before)}
      and jsonb_typeof(content -> 'payload') = 'object' and ${placeless(sql`content`)} <> content`
}

/** Where refused work was done, which is kept for the office to decide on; all else of it stays. */
export const refusedPositionsKept: RetainedData = {
  kind: 'positions',
  count: async (database, county, before) => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from (${workThatGoes(county, before)}) as work`.execute(database)
    return rows[0]?.count ?? 0
  },
  letGo: async (transaction, county, before) => {
    const { numAffectedRows } = await sql`
      update operation as kept set content = ${placeless(sql`kept.content`)}
      from (${workThatGoes(county, before)} limit ${LET_GO_AT_ONCE}) as gone
      where kept.county = gone.county and kept.id = gone.id and kept.content_hash = gone.content_hash`.execute(transaction)
    return { count: Number(numAffectedRows ?? 0n), digest: null }
  },
}
