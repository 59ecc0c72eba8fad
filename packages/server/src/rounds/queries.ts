import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { Tier } from '@lookback/core/access'
import type { CodeListEntry, Unit } from '@lookback/core/register'
import { CodeListName, UnitKind } from '@lookback/core/register'
import type { ComparisonBreakdown, FormSummary, Round } from '@lookback/core/rounds'
import { Coverage } from '@lookback/core/rounds'
import type { Database } from '../database/connect.ts'
import type { DB } from '../database/types.gen.ts'
import { listCheckItems } from './forms.ts'

/** A county's rounds in order. Rounds are known to everybody in the county; what they found is not. */
export async function listRounds(database: Kysely<DB>, county: string): Promise<Round[]> {
  const rows = await database.selectFrom('round').selectAll().where('county', '=', county).orderBy('ordinal').execute()
  return rows.map((row) => ({
    id: row.id, ordinal: row.ordinal, name: row.name, tier: Tier.parse(row.tier), coverage: Coverage.parse(row.coverage),
    formId: row.form, formVersion: row.form_version, startsOn: row.starts_on, endsOn: row.ends_on, blind: row.blind,
  }))
}

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

/** Every code list as it holds on a day. */
export async function listCodes(database: Database, county: string, day: string): Promise<CodeListEntry[]> {
  const lists = await Promise.all(CodeListName.options.map(async (list) =>
    (await listLabels(database, county, list, day)).map((entry) => ({ list, ...entry }))))
  return lists.flat()
}

/** The regions of the scope, and those above them that lead there. */
export async function listRegions(database: Database, scope: Scope) {
  const inside = scope.grants.map(
    ({ region }) => sql`(starts_with(code, ${region}) or starts_with(${region}, code))`,
  )
  return database
    .selectFrom('region').select(['code', 'name', 'level', 'parent'])
    .where('county', '=', scope.county)
    .where(inside.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(inside, sql` or `)})`)
    .orderBy('code')
    .execute()
}

export async function listDepartments(database: Database, county: string) {
  const rows = await database
    .selectFrom('unit').select(['code', 'name']).where('county', '=', county).where('kind', '=', 'department')
    .orderBy('code').execute()
  return rows.map((row) => ({ code: row.code, label: row.name }))
}

export async function listUnits(database: Database, county: string): Promise<Unit[]> {
  const rows = await database
    .selectFrom('unit').select(['code', 'name', 'kind', 'region']).where('county', '=', county).orderBy('code').execute()
  return rows.map((row) => ({ ...row, kind: UnitKind.parse(row.kind) }))
}

/** The check items of the county's latest standard. */
export async function listLatestItems(database: Database, county: string) {
  const latest = await database
    .selectFrom('standard').select('id').where('county', '=', county).orderBy('created_at', 'desc').limit(1)
    .executeTakeFirst()
  return latest ? listCheckItems(database, county, latest.id) : []
}

/** Names for the keys of a breakdown, where they are data of the county. */
export async function breakdownNames(
  database: Database, county: string, by: ComparisonBreakdown,
): Promise<Map<string, string>> {
  switch (by) {
    case 'township':
    case 'village': {
      const rows = await database.selectFrom('region').select(['code', 'name']).where('county', '=', county).execute()
      return new Map(rows.map((row) => [row.code, row.name]))
    }
    case 'item': {
      const items = await listLatestItems(database, county)
      return new Map(items.map((item) => [item.code, item.wording]))
    }
    case 'inspector': {
      const rows = await database.selectFrom('person').select(['id', 'name']).where('county', '=', county).execute()
      return new Map(rows.map((row) => [row.id, row.name]))
    }
    case 'dimension':
      return labels(database, county, 'dimension')
    case 'category':
      return labels(database, county, 'household-category')
    case 'severity':
      return new Map()
  }
}

async function labels(database: Database, county: string, list: CodeListName): Promise<Map<string, string>> {
  const rows = await database
    .selectFrom('code_list').select(['code', 'label']).where('county', '=', county).where('list', '=', list)
    .orderBy('valid_from').execute()
  return new Map(rows.map((row) => [row.code, row.label]))
}

/** The county's checklists, the newest first. */
export async function listFormRows(database: Database, county: string): Promise<FormSummary[]> {
  const { rows } = await sql<Omit<FormSummary, 'publishedAt'> & { createdAt: Date }>`
    select form.id, form.version, form.title, form.created_at as "createdAt", form.workbook is not null as "hasWorkbook",
      (select count(*) from check_item as item where item.county = form.county and item.standard = form.standard) as items,
      (select count(*) from round where round.county = form.county and round.form = form.id
        and round.form_version = form.version) as rounds
    from form where form.county = ${county} order by form.created_at desc, form.id, form.version`.execute(database)
  return rows.map(({ createdAt, ...row }) => ({ ...row, publishedAt: createdAt.toISOString() }))
}
