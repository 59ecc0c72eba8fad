import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { says } from './said.queries.ts'

/** What begins a spell of a problem: it is found, found again after it was settled, or a revisit shows that it did not hold. */
const opens = sql`${says('kind', 'spell')} and payload ->> 'held' is distinct from 'true'`

/** Which of a problem's entries began a spell that was withdrawn: the spell before it goes on. */
const withdrawn = sql`array_agg(payload ->> 'opening') filter (where kind = 'problem-withdrawn' and payload -> 'restored' <> 'null') over ()`

/**
 * The entries of a problem's current spell, by the order of the log: a time may come from a phone and chooses nothing.
 * @param problem name of the row that has `county` and `id`
 */
export function spellEntries(problem: string): RawBuilder<unknown> {
  return sql`(select * from (
      select logged.*, max(sequence) filter (where ${opens} and id::text <> all (coalesce(withdrawn, '{}'))) over () as opened_by
      from (
        select entry.*, ${withdrawn} as withdrawn from log_entry as entry
        where entry.county = ${sql.ref(`${problem}.county`)} and entry.problem = ${sql.ref(`${problem}.id`)}) as logged) as entry
    where sequence >= opened_by)`
}
