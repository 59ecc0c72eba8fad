import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Database } from './connect.ts'
import type { SealingKeys } from './sealing-keys.ts'
import type { DB } from './types.gen.ts'

/** A column of sealed values. What it says is declared by the capability whose table it is. */
export interface SealedColumn {
  table: keyof DB
  column: string
  /** What names a row within its county. */
  key: 'id' | 'account'
  /** The column by which rows are found, and what of the value it is the hash of. */
  search?: { column: string; of: (plain: Buffer) => string | null }
  /** Whole files: one is read at a time. */
  isLarge?: true
}

const ROWS_AT_ONCE = 2_000

/** Which field of which record: what is sealed as one opens as no other. */
export function sealedAs({ table, column }: Pick<SealedColumn, 'table' | 'column'>, county: string, id: string): string {
  return `${table}.${column} ${county} ${id}`
}

interface SealedRow {
  county: string
  id: string
  sealed: Buffer
}

/** Whether keys open what a database holds, tried on one value of each column. Null where nothing is sealed in it yet. */
export async function tryKeys(database: Kysely<DB>, columns: readonly SealedColumn[], keys: SealingKeys): Promise<boolean | null> {
  let tried: boolean | null = null
  for (const column of columns) {
    const [row] = await rowsAfter(database, column, null, 1)
    if (!row) continue
    try {
      keys.open(sealedAs(column, row.county, row.id), row.sealed)
      tried = true
    } catch {
      return false
    }
  }
  return tried
}

/**
 * Opens every sealed value.
 * @returns how many there are
 * @throws {Refusal} `sealing-keys-unfit`
 */
export async function openEverything(database: Database, columns: readonly SealedColumn[], keys: SealingKeys): Promise<number> {
  let count = 0
  for (const column of columns) {
    for await (const rows of eachRows(database, column)) {
      for (const { county, id, sealed } of rows) keys.open(sealedAs(column, county, id), sealed)
      count += rows.length
    }
  }
  return count
}

/** Seals everything anew with the last of the keys, a few thousand rows at a time. What is cut off may be done again. */
export async function sealAnew(database: Database, columns: readonly SealedColumn[], keys: SealingKeys): Promise<number> {
  let count = 0
  for (const column of columns) {
    for await (const rows of eachRows(database, column)) {
      await writeRows(database, column, rows.map(({ county, id, sealed }) => {
        const context = sealedAs(column, county, id)
        const plain = keys.open(context, sealed)
        const found = column.search?.of(plain) ?? null
        return { county, id, sealed: hexOf(keys.seal(context, plain)), hash: found === null ? null : hexOf(keys.searchHash(found)) }
      }))
      count += rows.length
    }
  }
  return count
}

/** As PostgreSQL reads bytes within JSON. */
export function hexOf(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`
}

async function* eachRows(database: Database, column: SealedColumn): AsyncGenerator<SealedRow[]> {
  const limit = column.isLarge ? 1 : ROWS_AT_ONCE
  let after: SealedRow | null = null
  for (;;) {
    const rows: SealedRow[] = await rowsAfter(database, column, after, limit)
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last
  }
}

async function rowsAfter(database: Kysely<DB>, { table, column, key }: SealedColumn, after: SealedRow | null, limit: number): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select county, ${sql.ref(key)} as id, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(column)} is not null and ${after ? sql`(county, ${sql.ref(key)}) > (${after.county}, ${after.id})` : sql`true`}
    order by county, ${sql.ref(key)} limit ${limit}`.execute(database)
  return rows
}

async function writeRows(
  database: Database, { table, column, key, search }: SealedColumn, rows: readonly { county: string; id: string; sealed: string; hash: string | null }[],
): Promise<void> {
  const hash = search ? sql`, ${sql.ref(search.column)} = row.hash` : sql``
  await sql`
    update ${sql.table(table)} as kept set ${sql.ref(column)} = row.sealed ${hash}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (county text, id uuid, sealed bytea, hash bytea)
    where kept.county = row.county and kept.${sql.ref(key)} = row.id`.execute(database)
}
