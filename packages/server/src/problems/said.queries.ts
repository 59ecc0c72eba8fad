import type { RawBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Said } from '@lookback/core/problems'
import { kindsThatSay } from '@lookback/core/problems'

/**
 * Whether an entry says something of its problem, by the declaration of its kind. The kinds stand in the statement itself,
 * so that an index over them answers.
 * @param kind the reference to the entry's kind, e.g. `entry.kind`
 */
export function says(kind: string, what: Said): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(kind)} in (${sql.join(kindsThatSay(what).map((one) => sql.lit(one)))})`
}
