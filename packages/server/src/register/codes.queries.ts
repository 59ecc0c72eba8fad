import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Column } from '@lookback/core/register'
import { columns } from '@lookback/core/register'
import { grouped } from '@lookback/core/kernel'
import type { CarriedCodes } from '../kit/effects.ts'
import type { Database } from '../database/connect.ts'
import { keysOf } from '../database/sealing-keys.ts'
import { openMember } from './sealed-fields.ts'

/** Where the codes stand that are no attributes, by the column of the export. */
const ownColumns: Readonly<Record<string, string>> = {
  category: 'category', monitoredClass: 'monitored_class', relation: 'relation',
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
    const columnsOfList = own.map(({ column }) => column)
    if (columnsOfList.every(({ isSealed }) => isSealed)) return countSealed(database, county, columnsOfList)
    const { rows } = await sql<{ code: string; count: number }>`
      select code, count(distinct record) as count
      from (${sql.join(columnsOfList.map((column) => codesIn(column, county)), sql` union all `)}) as carried
      where code is not null group by code`.execute(database)
    return new Map(rows.map(({ code, count }) => [code, count]))
  }]
}))

const MEMBERS_AT_ONCE = 5_000

/** What is sealed no SQL can count: everybody's is opened. */
async function countSealed(database: Database, county: string, sealed: readonly Column[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const keys = keysOf(database)
  let after = ''
  for (;;) {
    const rows = await database
      .selectFrom('member').select(['id', 'sealed', 'attributes'])
      .where('county', '=', county).where('sealed', 'is not', null).where((row) => (after === '' ? row.val(true) : row('id', '>', after)))
      .orderBy('id').limit(MEMBERS_AT_ONCE).execute()
    for (const row of rows) {
      for (const code of codesOf(openMember(keys, county, row), sealed)) counts.set(code, (counts.get(code) ?? 0) + 1)
    }
    after = rows.at(-1)?.id ?? ''
    if (rows.length < MEMBERS_AT_ONCE) return counts
  }
}

function codesOf({ attributes, ...fields }: ReturnType<typeof openMember>, among: readonly Column[]): Set<string> {
  const values: Readonly<Record<string, unknown>> = { ...attributes, ...fields }
  return new Set(among.flatMap(({ key }) => values[key]).filter((code) => typeof code === 'string'))
}

/** How many households are of some kinds. */
export async function countInCategories(database: Database, county: string, categories: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from household where county = ${county} and ended_at is null and category = any(${[...categories]}::text[])`.execute(database)
  return rows[0]?.count ?? 0
}
