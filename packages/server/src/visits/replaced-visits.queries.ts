import type { StatusBetween } from '@lookback/core/problems'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { DB } from '../database/types.gen.ts'

/** A visit that a corrected form names as the one that it was edited from. */
export interface ReplacedVisit {
  id: string
  round: string
  subject: string
  village: string
  inspector: string
  /** The corrected form that came before this one. */
  replacedBy: string | null
  /** Those that it replaced itself, one after the other. */
  before: readonly string[]
  findings: readonly { item: string; problem: string; statusBefore: StatusBetween }[]
}

/** Locked until commit, so that it is replaced once. */
export async function lockVisit(database: Kysely<DB>, county: string, id: string): Promise<ReplacedVisit | null> {
  const { rows } = await sql<ReplacedVisit>`
    with recursive replaced as (select * from visit where county = ${county} and id = ${id} for update),
    earlier as (
      select id from visit where county = ${county} and replaced_by = ${id}
      union select visit.id from visit join earlier on visit.replaced_by = earlier.id where visit.county = ${county})
    select id, round, subject, village, inspector, replaced_by as "replacedBy",
      array(select id from earlier) as before,
      coalesce((select jsonb_agg(jsonb_build_object('item', item, 'problem', problem, 'statusBefore', status_before) order by item)
        from finding where finding.county = replaced.county and finding.visit = replaced.id), '[]') as findings
    from replaced`.execute(database)
  return rows[0] ?? null
}

/** From now on the other one counts; what this one found is in the log. */
export async function markReplaced(transaction: Transaction<DB>, county: string, visit: string, by: string): Promise<void> {
  await transaction.updateTable('visit').set({ replaced_by: by }).where('county', '=', county).where('id', '=', visit).execute()
  await transaction.deleteFrom('finding').where('county', '=', county).where('visit', '=', visit).execute()
}
