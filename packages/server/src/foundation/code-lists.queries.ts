import type { CodeListName, Day } from '@lookback/core/kernel'
import { CodeListEntry } from '@lookback/core/kernel'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
/** Labels of a code list as it holds on a day, in order. */
export async function listLabels(
  database: Database, county: string, list: CodeListName, day: string,
): Promise<{ code: string; label: string }[]> {
  const rows = await database
    .selectFrom('code_list')
    .select(['code', 'label'])
    .where('county', '=', county).where('list', '=', list)
    .where('valid_from', '=', (row) => row
      .selectFrom('code_list').select(({ fn }) => fn.max('valid_from').as('latest'))
      .where('county', '=', county).where('list', '=', list).where('valid_from', '<=', day))
    .orderBy('position')
    .execute()
  return rows
}

/** The entries of all code lists as they hold on a day: of each list, its latest edition. */
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
