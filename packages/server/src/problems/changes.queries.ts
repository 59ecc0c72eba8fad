import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import { addDays } from '@lookback/core/kernel'
import type { ProblemChange } from '@lookback/core/problems'
import { openStates, ProblemChange as AnyChange } from '@lookback/core/problems'
import { beginOf } from '../database/dated.ts'
import { isReal } from './figures.queries.ts'
import { says } from './said.queries.ts'

/** Something that happened from a day on; whatever it was where it is null. */
export interface Change {
  what: ProblemChange | null
  since: Day
  today: Day
}

/** Whether it happened to a problem, in its present spell, and still holds: what was closed and has come back is not closed. */
export function hasChanged({ what, since, today }: Change): RawBuilder<unknown> {
  const begin = beginOf(since)
  const conditions: Readonly<Record<ProblemChange, RawBuilder<unknown>>> = {
    found: sql`(${isReal} and problem.spell = 1 and problem.found_at >= ${begin})`,
    'came-back': sql`(${isReal} and problem.spell > 1 and problem.found_at >= ${begin})`,
    closed: sql`(problem.state = 'closed' and problem.closed_at >= ${begin})`,
    // Over its deadline from the day after it.
    overdue: sql`(problem.state in (${sql.join(openStates)}) and problem.due_on >= ${addDays(since, -1)} and problem.due_on < ${today})`,
    // A problem that was never sent back costs no look at the log.
    returned: sql`(${isReal} and problem.returns > 0 and exists (select 1 from log_entry as entry
      where entry.county = problem.county and entry.problem = problem.id and ${says('entry.kind', 'return')} and entry.happened_at >= ${begin}))`,
  }
  const asked = what === null ? AnyChange.options : [what]
  return sql`(${sql.join(asked.map((one) => conditions[one]), sql` or `)})`
}
