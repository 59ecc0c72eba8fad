import type { CodeListName, Day } from '@lookback/core/kernel'
import { CodeListEntry } from '@lookback/core/kernel'
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
/** The codes of a list that are in use on a day, in order. */
export async function listCodes(
  database: Database, county: string, list: CodeListName, day: Day,
): Promise<{ code: string; label: string }[]> {
  return database
    .selectFrom('code_list')
    .select(['code', 'label'])
    .where('county', '=', county).where('list', '=', list)
    .where('valid_from', '=', (row) => row
      .selectFrom('code_list').select(({ fn }) => fn.max('valid_from').as('latest'))
      .where('county', '=', county).where('list', '=', list).where('valid_from', '<=', day))
    .orderBy('position')
    .execute()
}

/** The labels of all codes of a list that there are or were until a day, those in use first: what records may still carry. */
export async function listLabels(
  database: Database, county: string, list: CodeListName, day: Day,
): Promise<{ code: string; label: string }[]> {
  const { rows } = await labelsOf(county, day, sql`list = ${list}`).execute(database)
  return rows.map(({ code, label }) => ({ code, label }))
}

/** As `listLabels`, of all lists. */
export async function listAllLabels(database: Database, county: string, day: Day): Promise<CodeListEntry[]> {
  const { rows } = await labelsOf(county, day, sql`true`).execute(database)
  return rows.map((row) => CodeListEntry.parse(row))
}

function labelsOf(county: string, day: Day, which: RawBuilder<unknown>): RawBuilder<CodeListEntry> {
  return sql<CodeListEntry>`
    with latest as (
      select distinct on (list, code) list, code, label, position, valid_from from code_list
      where county = ${county} and valid_from <= ${day} and ${which}
      order by list, code, valid_from desc)
    select list, code, label from latest
    order by list, valid_from < max(valid_from) over (partition by list), position, code`
}

/** The entries of all code lists that are in use on a day: of each list, its latest edition. */
export async function listCodeLists(database: Database, county: string, day: Day): Promise<CodeListEntry[]> {
  const rows = await database
    .selectFrom('code_list')
    .select(['list', 'code', 'label'])
    .where('county', '=', county)
    .where(sql<boolean>`valid_from = (
      select max(edition.valid_from) from code_list as edition
      where edition.county = code_list.county and edition.list = code_list.list and edition.valid_from <= ${day})`)
    .orderBy('list').orderBy('position')
    .execute()
  return rows.map((row) => CodeListEntry.parse(row))
}
