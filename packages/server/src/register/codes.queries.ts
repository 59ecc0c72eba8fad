import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Column } from '@lookback/core/register'
import { columns } from '@lookback/core/register'
import { grouped } from '@lookback/core/kernel'
import type { CarriedCodes } from '../kit/effects.ts'
import type { Database } from '../database/connect.ts'

/** Where the codes stand that are no attributes, by the column of the export. */
const ownColumns: Readonly<Record<string, string>> = {
  category: 'category', monitoredClass: 'monitored_class', relation: 'relation', documentKind: 'document_kind',
}

/** One row for each code that a household or a member carries in a column. */
function codesIn({ key, of, as, type }: Column, county: string): RawBuilder<unknown> {
  const table = sql.ref(of)
  if (as === 'record') return sql`select id as record, ${sql.ref(ownColumns[key] ?? key)} as code from ${table} where county = ${county}`
  return type.kind === 'codes'
    ? sql`select id as record, jsonb_array_elements_text(attributes -> ${key}) as code from ${table}
        where county = ${county} and jsonb_typeof(attributes -> ${key}) = 'array'`
    : sql`select id as record, attributes ->> ${key} as code from ${table} where county = ${county}`
}

/** The columns that carry codes, with their lists. */
const carrying = columns.flatMap((column) =>
  column.as !== 'check' && 'list' in column.type ? [{ column, list: column.type.list }] : [])

/** How many households or people carry each code of the register's lists, whichever column it stands in. */
export const carriedCodes: CarriedCodes = Object.fromEntries([...grouped(carrying, ({ list }) => list)].map(([list, own]) => {
  return [list, async (database: Database, county: string) => {
    const { rows } = await sql<{ code: string; count: number }>`
      select code, count(distinct record) as count
      from (${sql.join(own.map(({ column }) => codesIn(column, county)), sql` union all `)}) as carried
      where code is not null group by code`.execute(database)
    return new Map(rows.map(({ code, count }) => [code, count]))
  }]
}))

/** How many households are of some kinds. */
export async function countInCategories(database: Database, county: string, categories: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from household where county = ${county} and ended_at is null and category = any(${[...categories]}::text[])`.execute(database)
  return rows[0]?.count ?? 0
}
