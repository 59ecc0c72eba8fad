import type { Transaction, Updateable } from 'kysely'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { refusalSentence } from '@lookback/core/words'
import { OtherFamily, RegisterImport } from '@lookback/core/register'
import { RefusalReply } from '@lookback/core/kernel'
import type { Actor } from '../../kit/actor.ts'
import type { Database } from '../../database/connect.ts'
import { retainedColumn } from '../../kit/retained.queries.ts'
import { sealedAs } from '../../database/sealed.queries.ts'
import { keysOf } from '../../database/sealing-keys.ts'
import type { DB, RegisterImport as ImportTable } from '../../database/types.gen.ts'
import { families, refusedRows } from '../sealed-fields.ts'

const StoredRefusal = RefusalReply.omit({ message: true })

/** As many imports as a list shows. */
const shownAtMost = 50

/** One's own imports, and for whoever imports for the whole county all of them, the latest first. */
export async function listImportRows(
  database: Database, scope: Scope, actor: Actor, locale: Locale, id: string | null = null,
): Promise<RegisterImport[]> {
  const rows = await visible(database, scope, actor)
    .select([
      'id', 'file_name', 'dry_run', 'state', 'started_at', 'finished_at', 'rows_read', 'rows_total', 'households_added',
      'households_changed', 'households_unchanged', 'rows_refused', 'refusal', 'report', 'other_families',
      sql<boolean>`errors_workbook is not null`.as('has_errors_workbook'),
    ])
    .where((row) => (id === null ? row.val(true) : row('id', '=', id)))
    .orderBy('started_at', 'desc').orderBy('id', 'desc')
    .limit(shownAtMost)
    .execute()
  return rows.map((row) => RegisterImport.parse({
    id: row.id, fileName: row.file_name, dryRun: row.dry_run, state: row.state,
    startedAt: row.started_at.toISOString(), finishedAt: row.finished_at?.toISOString() ?? null,
    rowsRead: row.rows_read, rowsTotal: row.rows_total, householdsAdded: row.households_added,
    householdsChanged: row.households_changed, householdsUnchanged: row.households_unchanged,
    rowsRefused: row.rows_refused, failure: row.refusal === null ? null : failure(row.refusal, locale),
    hasErrorsWorkbook: row.has_errors_workbook, report: row.report,
    otherFamilies: row.other_families === null ? [] : openFamilies(database, scope.county, row.id, row.other_families),
  }))
}

function openFamilies(database: Database, county: string, id: string, sealed: Buffer): OtherFamily[] {
  return z.array(OtherFamily).parse(JSON.parse(keysOf(database).open(sealedAs(families, county, id), sealed).toString()))
}

/** The workbook of refused rows with the name of the file that was imported; null where there is none to see. */
export async function findErrorsWorkbook(database: Database, scope: Scope, actor: Actor, id: string) {
  const row = await visible(database, scope, actor)
    .select(['file_name', 'errors_workbook']).where('id', '=', id).executeTakeFirst()
  if (!row?.errors_workbook) return null
  return { fileName: row.file_name, content: keysOf(database).open(sealedAs(refusedRows, scope.county, id), row.errors_workbook) }
}

/** Workbooks of refused rows go, and other families with them; the record of the import stays. */
export const refusedWorkbooks = retainedColumn('returned-workbooks', {
  table: 'register_import', column: 'errors_workbook', goesWith: ['other_families'], at: 'finished_at',
})

export async function isImporting(database: Database, county: string): Promise<boolean> {
  const row = await database
    .selectFrom('register_import').select('id').where('county', '=', county).where('state', '=', 'running')
    .executeTakeFirst()
  return row !== undefined
}

/** The county's only running one: the index `register_import_one_running` sees to it. */
export async function insertImport(
  transaction: Transaction<DB>, { county, person }: Actor,
  { id, fileName, dryRun, startedAt }: { id: string; fileName: string; dryRun: boolean; startedAt: Date },
): Promise<void> {
  await transaction
    .insertInto('register_import')
    .values({
      county, id, file_name: fileName.slice(0, 200), dry_run: dryRun, state: 'running', started_by: person, started_at: startedAt,
    })
    .execute()
}

/** What tells of people who are not, or not so, on the register. */
export interface SealedResult {
  /** The workbook of refused rows, when there is one. */
  errorsWorkbook?: Buffer | null
  otherFamilies?: readonly OtherFamily[]
}

/** @returns false where it is not running any more: a commit whose answer was lost has ended it */
export async function updateImport(
  transaction: Transaction<DB>, county: string, id: string, values: Updateable<ImportTable>, { errorsWorkbook, otherFamilies }: SealedResult = {},
): Promise<boolean> {
  const keys = keysOf(transaction)
  const sealed = {
    ...(errorsWorkbook ? { errors_workbook: keys.seal(sealedAs(refusedRows, county, id), errorsWorkbook) } : {}),
    ...(otherFamilies && otherFamilies.length > 0
      ? { other_families: keys.seal(sealedAs(families, county, id), JSON.stringify(otherFamilies)) } : {}),
  }
  const { numUpdatedRows } = await transaction
    .updateTable('register_import').set({ ...values, ...sealed }).where('county', '=', county).where('id', '=', id).where('state', '=', 'running')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @returns how many were running, of all counties */
export async function interruptRunning(database: Database, now: Date): Promise<number> {
  const { numUpdatedRows } = await database
    .updateTable('register_import').set({ state: 'interrupted', finished_at: now }).where('state', '=', 'running').executeTakeFirst()
  return Number(numUpdatedRows)
}

function visible(database: Database, scope: Scope, actor: Actor) {
  const wholeCounty = scope.grants.some(({ region, department }) => region === scope.county && department === null)
  return database
    .selectFrom('register_import')
    .where('county', '=', scope.county)
    .where((row) => (wholeCounty ? row.val(true) : row('started_by', '=', actor.person)))
}

function failure(refusal: unknown, locale: Locale): string {
  const { code, details } = StoredRefusal.parse(z.json().parse(refusal))
  return refusalSentence(code, details, locale)
}
