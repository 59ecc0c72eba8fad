import { Refusal } from '@lookback/core/kernel'
import { sql } from 'kysely'
import type { Database } from './connect.ts'
import { canonicalJson } from './log.ts'
import type { DB, JsonValue } from './types.gen.ts'

const batch = 5_000

/** A row of a state table as the log folds to it, by column. */
export type FoldedRow = Readonly<Record<string, JsonValue>>

/** What a table holds by the log. Every column is folded, or named here with the reason why no entry tells it. */
export interface FoldedTable {
  table: keyof DB
  /** The columns that name a row within its county. */
  key: readonly string[]
  rows: readonly FoldedRow[]
  notFolded: Readonly<Record<string, string>>
}

/**
 * Holds a table against what the log folds to, column by column: those that the database has, so that a new one cannot
 * be forgotten.
 * @returns how many rows were compared
 * @throws {Refusal} `state-differs` naming the first row and column that do not agree
 */
export async function compareTable(database: Database, county: string, { table, key, rows: folded, notFolded }: FoldedTable): Promise<number> {
  const columns = (await listColumns(database, table)).filter((column) => !(column in notFolded))
  const nameOf = (row: FoldedRow) => key.map((column) => textOf(row[column])).join(' ')
  const expected = new Map(folded.map((row) => [nameOf(row), row]))
  let count = 0
  for await (const row of readRows(database, county, table, key, columns)) {
    const name = nameOf(row)
    const known = expected.get(name) ?? differs(`${table} ${name}`)
    for (const column of columns) {
      if (!(column in known) || canonicalJson(known[column]) !== canonicalJson(row[column])) differs(`${table} ${name}: ${column}`)
    }
    count += 1
  }
  if (count !== expected.size) differs(`${table} × ${expected.size}`)
  return count
}

export function differs(record: string): never {
  throw new Refusal('state-differs', { record })
}

export async function listColumns(database: Database, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} order by ordinal_position`.execute(database)
  return rows.map(({ name }) => name)
}

/** The rows of a county in the order of their key, a few thousand at a time. */
async function* readRows(
  database: Database, county: string, table: string, key: readonly string[], columns: readonly string[],
): AsyncGenerator<FoldedRow> {
  const keys = sql.join(key.map((column) => sql.ref(column)))
  let after: readonly JsonValue[] | null = null
  for (;;) {
    const { rows }: { rows: Record<string, unknown>[] } = await sql<Record<string, unknown>>`
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}
      where county = ${county} and ${after ? sql`(${keys}) > (${sql.join(after)})` : sql`true`}
      order by ${keys} limit ${batch}`.execute(database)
    for (const row of rows) yield plain(row)
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = key.map((column) => plain(last)[column] ?? null)
  }
}

/** As the log tells values: instants in ISO's form, bytes in hexadecimal. */
function plain(row: Record<string, unknown>): FoldedRow {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [
    column, value instanceof Date ? value.toISOString() : Buffer.isBuffer(value) ? value.toString('hex') : value as JsonValue,
  ]))
}

function textOf(value: FoldedRow[string] | undefined): string {
  return typeof value === 'string' ? value : canonicalJson(value)
}
