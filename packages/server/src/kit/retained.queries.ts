import type { Day } from '@lookback/core/kernel'
import type { KeptKind } from '@lookback/core/retention'
import { sql } from 'kysely'
import { LET_GO_AT_ONCE } from './retained.ts'
import type { RetainedData } from './retained.ts'
import { beginOf } from '../database/dated.ts'
import type { DB } from '../database/types.gen.ts'

/**
 * A column that is emptied some days after the row's instant; the rest of the row stays.
 * @param goesWith columns that have nothing where that one has nothing
 */
export function retainedColumn(
  kind: KeptKind, { table, column, goesWith = [], at }: { table: keyof DB; column: string; goesWith?: readonly string[]; at: string },
): RetainedData {
  const goes = (county: string, before: Day) =>
    sql`county = ${county} and ${sql.ref(column)} is not null and ${sql.ref(at)} < ${beginOf(before)}`
  return {
    kind,
    count: async (database, county, before) => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)} where ${goes(county, before)}`.execute(database)
      return rows[0]?.count ?? 0
    },
    letGo: async (transaction, county, before) => {
      const { numAffectedRows } = await sql`
        update ${sql.table(table)} set ${sql.join([column, ...goesWith].map((one) => sql`${sql.ref(one)} = null`))}
        where (county, id) in (select county, id from ${sql.table(table)} where ${goes(county, before)} limit ${LET_GO_AT_ONCE})`.execute(transaction)
      return { count: Number(numAffectedRows ?? 0n), digest: null }
    },
  }
}

/** Rows that are deleted some days after their last instant. */
export function retainedRows(kind: KeptKind, { table, at }: { table: keyof DB; at: string }): RetainedData {
  const goes = (county: string, before: Day) => sql`county = ${county} and ${sql.ref(at)} < ${beginOf(before)}`
  return {
    kind,
    count: async (database, county, before) => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)} where ${goes(county, before)}`.execute(database)
      return rows[0]?.count ?? 0
    },
    letGo: async (transaction, county, before) => {
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)} where ctid in (select ctid from ${sql.table(table)} where ${goes(county, before)} limit ${LET_GO_AT_ONCE})`.execute(transaction)
      return { count: Number(numAffectedRows ?? 0n), digest: null }
    },
  }
}
