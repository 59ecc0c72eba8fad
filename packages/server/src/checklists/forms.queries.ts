import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '@lookback/core/kernel'
import type { CheckItem, FormGuidance } from '@lookback/core/checklists'
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
    .selectFrom('form').select(['title', 'standard', 'xform', 'guidance', 'workbook', 'itemsets', 'created_at as createdAt'])
    .where('county', '=', county).where('id', '=', id).where('version', '=', version).executeTakeFirst()
}

/**
 * The forms for a client that chooses one: in the versions of the rounds that go on or are to come, and otherwise in the
 * newest.
 */
export async function listCurrentForms(database: Kysely<DB>, county: string, today: Day) {
  const { rows } = await sql<{ id: string; version: string; title: string; xform: string }>`
    with used as (select distinct form, form_version from round where county = ${county} and ends_on >= ${today}::date)
    select distinct on (id, (used.form is null), used.form_version) id, version, title, xform
    from form left join used on used.form = form.id and used.form_version = form.version
    where county = ${county} and (used.form is not null or not exists (select 1 from used as other where other.form = form.id))
    order by id, (used.form is null), used.form_version, created_at desc`.execute(database)
  return rows
}

export interface NewForm {
  id: string
  version: string
  title: string
  standard: string
  xform: string
  workbook: Uint8Array
  itemsets: string | null
  items: readonly CheckItem[]
  guidance: FormGuidance
}

/** Writes a standard with its items, and the form that asks them. */
export async function insertForm(
  transaction: Transaction<DB>, county: string, { items, workbook, guidance, ...form }: NewForm, createdAt: Date,
): Promise<void> {
  const { standard, title } = form
  await transaction.insertInto('standard').values({ county, id: standard, title, created_at: createdAt }).execute()
  await transaction
    .insertInto('check_item')
    .values(items.map(({ allowanceUnit, ...item }) => ({ county, standard, allowance_unit: allowanceUnit, ...item })))
    .execute()
  await transaction
    .insertInto('form')
    .values({ county, ...form, guidance: JSON.stringify(guidance), workbook: Buffer.from(workbook), created_at: createdAt })
    .execute()
}
