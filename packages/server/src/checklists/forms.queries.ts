import type { Kysely, Transaction } from 'kysely'
import type { CheckItem } from '@lookback/core/checklists'
import type { DB } from '../database/types.gen.ts'
export async function findXform(database: Kysely<DB>, county: string, id: string, version: string): Promise<string | null> {
  const row = await database
    .selectFrom('form').select('xform').where('county', '=', county).where('id', '=', id).where('version', '=', version)
    .executeTakeFirst()
  return row?.xform ?? null
}

/** A published form with what it can be downloaded as; undefined where there is none. */
export async function findFormFiles(database: Kysely<DB>, county: string, id: string, version: string) {
  return database
    .selectFrom('form').select(['title', 'standard', 'xform', 'workbook'])
    .where('county', '=', county).where('id', '=', id).where('version', '=', version).executeTakeFirst()
}

/** The published forms by name and version, for a client that chooses one. */
export async function listFormNames(database: Kysely<DB>, county: string) {
  return database
    .selectFrom('form').select(['id', 'version', 'title']).where('county', '=', county)
    .orderBy('id').orderBy('version').execute()
}

export interface NewForm {
  id: string
  version: string
  title: string
  standard: string
  xform: string
  workbook: Uint8Array
  items: readonly CheckItem[]
}

/** Writes a standard with its items, and the form that asks them. */
export async function insertForm(
  transaction: Transaction<DB>, county: string, { items, workbook, ...form }: NewForm, createdAt: Date,
): Promise<void> {
  const { standard, title } = form
  await transaction.insertInto('standard').values({ county, id: standard, title, created_at: createdAt }).execute()
  await transaction
    .insertInto('check_item')
    .values(items.map(({ allowanceUnit, ...item }) => ({ county, standard, allowance_unit: allowanceUnit, ...item })))
    .execute()
  await transaction
    .insertInto('form')
    .values({ county, ...form, workbook: Buffer.from(workbook), created_at: createdAt })
    .execute()
}
