import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import { SheetImport } from '@lookback/core/returned-tables'
import type { Actor } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import { retainedColumn } from '../kit/retained.queries.ts'
import type { SealedColumn } from '../database/sealed.queries.ts'
import { sealedAs } from '../database/sealed.queries.ts'
import { keysOf } from '../database/sealing-keys.ts'
import type { DB } from '../database/types.gen.ts'

/** The workbook of refused rows holds names and telephones as they came. */
export const refusedRows: SealedColumn = { table: 'sheet_import', column: 'refused_workbook', key: 'id', isLarge: true }

export async function insertSheetImport(
  transaction: Transaction<DB>, { county, person }: Actor, made: SheetImport, refusedWorkbook: Buffer | null,
): Promise<void> {
  const sealed = refusedWorkbook && keysOf(transaction).seal(sealedAs(refusedRows, county, made.id), refusedWorkbook)
  await transaction.insertInto('sheet_import').values({
    county, id: made.id, kind: made.kind, dry_run: made.dryRun, file_name: made.fileName, imported_by: person,
    imported_at: made.importedAt, row_count: made.rows, outcomes: JSON.stringify(made.outcomes),
    refusals: JSON.stringify(made.refusals), refused_workbook: sealed, passed_over: made.passedOver,
    sheets_left_out: JSON.stringify(made.sheetsLeftOut), misread: JSON.stringify(made.misread),
  }).execute()
}

/** Workbooks of refused rows go; the record of the import stays. */
export const refusedWorkbooks = retainedColumn('returned-workbooks', { table: 'sheet_import', column: 'refused_workbook', at: 'imported_at' })

/** One's own imports, the latest first. */
export async function listSheetRows(
  database: Database, { county, person }: Actor, kind: string | undefined, page: { after: readonly string[] | null; limit: number },
): Promise<{ rows: SheetImport[]; total: number }> {
  const own = database
    .selectFrom('sheet_import').where('county', '=', county).where('imported_by', '=', person)
    .where((row) => (kind === undefined ? row.val(true) : row('kind', '=', kind)))
  const rows = await own
    .select([
      'id', 'kind', 'dry_run', 'file_name', 'imported_at', 'row_count', 'outcomes', 'refusals', 'passed_over', 'sheets_left_out', 'misread',
      sql<boolean>`refused_workbook is not null`.as('has_refused_workbook'),
    ])
    .where((row) => (page.after ? sql<boolean>`(imported_at, id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : row.val(true)))
    .orderBy('imported_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute()
  const counted = await own.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return {
    rows: rows.map((row) => SheetImport.parse({
      id: row.id, kind: row.kind, dryRun: row.dry_run, fileName: row.file_name, importedAt: row.imported_at.toISOString(),
      rows: row.row_count, outcomes: row.outcomes, refusals: row.refusals, passedOver: row.passed_over, sheetsLeftOut: row.sheets_left_out,
      misread: row.misread,
      hasRefusedWorkbook: row.has_refused_workbook,
    })),
    total: counted.total,
  }
}

/** One's own workbook of refused rows with the name of the file that was imported. */
export async function findRefusedWorkbook(database: Database, { county, person }: Actor, id: string) {
  const row = await database
    .selectFrom('sheet_import').select(['file_name', 'refused_workbook'])
    .where('county', '=', county).where('imported_by', '=', person).where('id', '=', id).executeTakeFirst()
  if (!row?.refused_workbook) return null
  return { fileName: row.file_name, content: keysOf(database).open(sealedAs(refusedRows, county, id), row.refused_workbook) }
}
