import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { says } from './said.queries.ts'

/** What begins a spell of a problem: it is found, found again after it was settled, or a revisit shows that it did not hold. */
const opens = sql`${says('kind', 'spell')} and payload ->> 'held' is distinct from 'true'`

/**
 * The entries of a problem's current spell, by the order of the log: a time may come from a phone and chooses nothing.
 * @param problem name of the row that has `county` and `id`
 */
export function spellEntries(problem: string): RawBuilder<unknown> {
  return sql`(select * from (
      select entry.*, max(sequence) filter (where ${opens}) over () as opened_by from log_entry as entry
      where entry.county = ${sql.ref(`${problem}.county`)} and entry.problem = ${sql.ref(`${problem}.id`)}) as entry
    where sequence >= opened_by)`
}
