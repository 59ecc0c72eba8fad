import { entryOf } from '../kit/entries.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locale, ReturnedTable } from '@lookback/core/kernel'
import { columnLetters, commonOutcomes, locales, readRowPlace, Refusal } from '@lookback/core/kernel'
import { returnedTableTermsIn } from '@lookback/core/returned-tables'
import { refusalSentence } from '@lookback/core/words'
import type { SheetImport } from '@lookback/core/returned-tables'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { newIdentifier } from '../clock.ts'
import { write } from '../database/write.ts'
import { withUploadsApart } from '../kit/uploaded-file.ts'
import { inThread } from '../kit/workbook/in-thread.ts'
import { inTurn } from '../kit/workbook/in-turn.ts'
import type { RowMark, SheetMarks } from '../kit/workbook/marked-sheet.ts'
import { insertSheetImport } from './imports.queries.ts'
import type { ReaderInput, ReaderMessage, RefusedRows } from './reader.worker.ts'
import type { RowResult } from '../kit/workbook/returned-row.ts'
import { RefusedCell } from '../kit/workbook/returned-row.ts'

const reader = new URL('./reader.worker.ts', import.meta.url)

/** The answer comes when all rows are decided: a longer table would keep whoever waits too long. */
const ROWS_AT_MOST = 20_000
/** As many refused rows are told in words; all are in the workbook that goes back. */
const TOLD_AT_MOST = 20

export interface SheetUpload {
  /** As the capability calls it that takes it in. */
  kind: string
  fileName: string
  /** Where the workbook lies. */
  file: string
  dryRun: boolean
  locale: Locale
}

/**
 * Takes a table in that comes back filled in. Good rows are done whatever becomes of the others; refused rows go back in
 * a workbook with the cell marked and the reason beside it. The same table again changes nothing.
 * @throws {Refusal} `workbook-…` when the workbook is not taken at all, `not-permitted`, `not-found` for a kind that there is not
 */
export async function importSheet(application: Application, actor: Actor, upload: SheetUpload): Promise<SheetImport> {
  const { kind, dryRun, locale } = upload
  const declared = application.returnedTables.find((one) => one.kind === kind)
  if (!declared) throw new Refusal('not-found')
  if (!declared.mayBring(actor)) throw new Refusal('not-permitted')
  return inTurn(actor.county, () => withUploadsApart(application, async (folder) => {
    const refusedFile = path.join(await folder(), 'refused.xlsx')
    const input: ReaderInput = { file: upload.file, refusedFile, columns: declared.columns, rowsAtMost: ROWS_AT_MOST, reasonHeadings }
    let taken: Taken | null = null
    // The thread that has read the table writes what goes back as well: it is made of the same workbook.
    const isWritten = await inThread<boolean>(reader, input, async (told, reply) => {
      const message = told as ReaderMessage
      if (message.kind === 'written') return true
      taken = { table: message, results: await declared.takeIn(application, actor, message, { dryRun, locale }) }
      if (refusedRows(taken.results).length === 0) return false
      reply(rowsToWrite(taken, declared, locale))
      return null
    }).catch((error: unknown) => {
      // What is done is done, and told without the workbook that was too much.
      if (taken && error instanceof Refusal) return false
      throw error
    })
    const made = importOf(application, taken, declared, upload, isWritten)
    await record(application, actor, made, isWritten ? await readFile(refusedFile) : null)
    return made
  }))
}

/** What was read, and what became of it. */
interface Taken {
  table: ReadTable
  results: readonly RowResult[]
}

function importOf(
  { clock }: Application, taken: Taken | null, declared: ReturnedTable, { kind, fileName, dryRun, locale }: SheetUpload, hasRefusedWorkbook: boolean,
): SheetImport {
  if (!taken) throw new Error('the thread that reads a table ended before it')
  const { table, results } = taken
  return {
    id: newIdentifier(clock), kind, dryRun, fileName: fileName.slice(0, 200),
    importedAt: clock().toISOString(), rows: results.length, outcomes: countOutcomes(results, declared),
    passedOver: table.passedOver, sheetsLeftOut: [...table.leftOut], misread: [...table.misread],
    refusals: refusedRows(results).slice(0, TOLD_AT_MOST)
      .map(({ row, result }) => ({ ...rowOf(row, table), reason: reasonOf(result, table, declared, locale) })),
    hasRefusedWorkbook,
  }
}

function refusedRows(results: readonly RowResult[]): { row: RowResult['row']; result: RefusedCell }[] {
  return results.flatMap(({ row, result }) => (result instanceof RefusedCell ? [{ row, result }] : []))
}

function countOutcomes(results: readonly RowResult[], { outcomes }: ReturnedTable): SheetImport['outcomes'] {
  const outcomeOf = ({ result }: RowResult) => (result instanceof RefusedCell ? 'refused' : result)
  return [...outcomes, ...commonOutcomes]
    .map((outcome) => ({ outcome, rows: results.filter((one) => outcomeOf(one) === outcome).length }))
    .filter(({ rows }) => rows > 0)
}

/** A row as the spreadsheet program shows it, with its worksheet where several were read. */
function rowOf({ number }: Pick<RowResult['row'], 'number'>, { sheets }: ReadTable): { row: number; sheet: string | null } {
  const { sheet, row } = readRowPlace(number)
  return { row, sheet: sheets.length > 1 ? sheets[sheet]?.name ?? null : null }
}

/** The column, and what is wrong with it. */
function reasonOf({ column, refusal }: RefusedCell, table: ReadTable, { columns }: ReturnedTable, locale: Locale): string {
  const label = columns.find(({ key }) => key === column)?.labels[0] ?? column
  const { other } = refusal.details
  const where = typeof other === 'number' ? rowOf({ number: other }, table) : null
  const details = where ? { ...refusal.details, other: where.sheet === null ? where.row : `${where.row}（${where.sheet}）` } : refusal.details
  return `“${label}”：${refusalSentence(refusal.code, details, locale)}`
}

/** The same with the cell as it was called in the workbook that came: in the one that goes back it stands elsewhere. */
function reasonInCell(row: RowResult['row'], refused: RefusedCell, table: ReadTable, declared: ReturnedTable, locale: Locale): string {
  const { sheet, row: number } = readRowPlace(row.number)
  const place = table.sheets[sheet]?.places.get(refused.column)
  const reason = reasonOf(refused, table, declared, locale)
  return place === undefined ? reason : `${columnLetters(place)}${number}${reason}`
}

const reasonHeadings = locales.map((locale) => returnedTableTermsIn(locale).reasonHeading)

/** For the workbook that goes back, what is wrong with which row of which worksheet. */
function rowsToWrite({ table, results }: Taken, declared: ReturnedTable, locale: Locale): RefusedRows {
  const words = returnedTableTermsIn(locale)
  const sheets = table.sheets.map((sheet, index): SheetMarks => ({
    part: sheet.part, lastHeadingRow: sheet.lastHeadingRow, merged: sheet.merged,
    rows: new Map(refusedRows(results).flatMap(({ row, result }) => {
      const place = readRowPlace(row.number)
      const marked = sheet.places.get(result.column)
      const mark: RowMark = { places: marked === undefined ? [] : [marked], reason: reasonInCell(row, result, table, declared, locale) }
      return place.sheet === index ? [[place.row, mark] as const] : []
    })),
    // Numbers of households are too long for a spreadsheet's numbers: every column stays text.
    reasonPlace: sheet.reasonPlace ?? sheet.width + 1, reasonHeading: words.reasonHeading, textPlaces: null,
  }))
  return { sheets, sheetName: words.refusedSheet }
}

async function record(application: Application, actor: Actor, made: SheetImport, workbook: Buffer | null): Promise<void> {
  const { id, kind, dryRun, rows, outcomes } = made
  await write(application.database, application.clock, actor.county, async (transaction) => {
    await insertSheetImport(transaction, actor, made, workbook)
    const entry = entryOf(application, {
      kind: 'sheet-imported', actor: actor.person, region: actor.county,
      payload: { import: id, sheet: kind, dryRun, rows, outcomes: Object.fromEntries(outcomes.map((one) => [one.outcome, one.rows])) },
    })
    return { result: undefined, entries: [entry] }
  })
}
