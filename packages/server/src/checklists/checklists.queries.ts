import type { CheckItem, FormSummary} from '@lookback/core/checklists';
import { AllowanceUnit, EvidenceKind, Severity } from '@lookback/core/checklists'
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
/** The check items of the county's latest checklist, and those that no form asks (`keepItem`). */
export async function listLatestItems(database: Database, county: string) {
  const { rows } = await sql<{ id: string }>`
    select id from standard where county = ${county} and not exists (select 1 from form where form.county = standard.county and form.standard = standard.id)
    union all (select standard from form where county = ${county} order by created_at desc limit 1)`.execute(database)
  const items = await Promise.all(rows.map(({ id }) => listCheckItems(database, county, id)))
  return items.reverse().flat()
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

export async function listCheckItems(database: Database, county: string, standard: string): Promise<CheckItem[]> {
  const rows = await database
    .selectFrom('check_item').selectAll()
    .where('county', '=', county).where('standard', '=', standard).orderBy('position').execute()
  return rows.map((row) => ({
    code: row.code, position: row.position, dimension: row.dimension, wording: row.wording,
    severity: Severity.parse(row.severity), department: row.department, allowance: row.allowance,
    allowanceUnit: AllowanceUnit.parse(row.allowance_unit), evidence: row.evidence.map((kind) => EvidenceKind.parse(kind)),
    papers: row.papers,
  }))
}

/** The wording of items by code, as the latest standard that has them words it. */
export async function nameItems(database: Database, county: string, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; wording: string }>`
    select distinct on (item.code) item.code, item.wording
    from check_item as item join standard on standard.county = item.county and standard.id = item.standard
    where item.county = ${county} and item.code = any(${[...codes]}::text[])
    order by item.code, standard.created_at desc`.execute(database)
  return new Map(rows.map(({ code, wording }) => [code, wording]))
}

/** How many check items of all standards are of each dimension. */
export async function countDimensions(database: Database, county: string): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('check_item').select(['dimension', ({ fn }) => fn.count<number>('code').distinct().as('count')])
    .where('county', '=', county).groupBy('dimension')
    .execute()
  return new Map(rows.map(({ dimension, count }) => [dimension, count]))
}
