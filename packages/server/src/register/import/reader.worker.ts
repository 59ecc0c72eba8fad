import path from 'node:path'
import type { MessagePort } from 'node:worker_threads'
import type { CellIssue } from '@lookback/core/kernel'
import { readRowPlace } from '@lookback/core/kernel'
import type { ImportReport, ReadingContext } from '@lookback/core/register'
import type { OpenWorkbook } from '../../kit/workbook/opened.ts'
import { openWorkbook } from '../../kit/workbook/open.ts'
import { Spool } from '../../kit/workbook/spool.ts'
import { ask, workInThread } from '../../kit/workbook/worker-port.ts'
import type { Answer, ListedHousehold, ReaderInput, ReaderMessage } from './messages.ts'
import type { Candidate } from './read-households.ts'
import { codesOf, readHouseholds } from './read-households.ts'
import type { ScannedRow } from './sheet-scan.ts'
import { scanWorkbook } from './sheet-scan.ts'

/** Households that are handed over at once. */
const householdsAtOnce = 250

/** Reads a workbook of households: once to know it whole, once to hand its households over. */
async function read(input: ReaderInput, port: MessagePort): Promise<void> {
  const workbook = await openWorkbook(input.file)
  try {
    await readWorkbook(workbook, input, port)
  } finally {
    await workbook.close()
  }
}

async function readWorkbook(workbook: OpenWorkbook, input: ReaderInput, port: MessagePort): Promise<void> {
  const context: ReadingContext = { codes: codesOf(input.codeLists), today: input.today }
  const spool = new Spool<ScannedRow>(path.join(input.folder, 'rows'))
  const scan = await scanWorkbook(workbook, context, new Map(input.headingNames), spool)
  const columnsOfSheets = [...scan.sheets.values()].map(({ headings }) => [...headings.places.keys()])
  tell(port, { kind: 'scanned', rows: scan.rows, columns: columnsOfSheets })
  const handing = new Handing(port, [...scan.sheets.keys()])
  for (const candidate of readHouseholds(spool, scan, input, context)) await handing.add(candidate)
  await handing.end()
  const refused = handing.refusedRows(await askRegister(port, { kind: 'read', rowsRead: handing.rowsRead }))
  for (const place of scan.unclear) refused.set(place, [{ row: place, column: 'number', reason: 'row-unclear', details: {} }])
  if (refused.size > 0) {
    // What writes workbooks is a third of what a thread loads, and mostly nothing is refused.
    const { writeErrorsWorkbook } = await import('./errors-workbook.ts')
    await writeErrorsWorkbook(input, scan, refused)
  }
  tell(port, {
    kind: 'finished', rowsRead: scan.rows, rowsRefused: refused.size,
    report: { ...scan.report, refusals: countRefusals(refused), loosely: handing.loosely() },
  })
}

/** Hands good households over, a thousand at a time while the next are read, and keeps what is wrong with the others. */
class Handing {
  readonly #port: MessagePort
  readonly #sheets: readonly number[]
  readonly #refused: Candidate[] = []
  readonly #rowsOf = new Map<string, readonly number[]>()
  readonly #loosely = new Map<string, ImportReport['loosely'][number]>()
  #batch: ListedHousehold[] = []
  #pending: Promise<unknown> = Promise.resolve()
  rowsRead = 0

  constructor(port: MessagePort, sheets: readonly number[]) {
    this.#port = port
    this.#sheets = sheets
  }

  async add(candidate: Candidate): Promise<void> {
    const { household, rows, memberCount, issues, loosely } = candidate
    this.rowsRead += rows.length
    if (!household || issues.length > 0) {
      this.#refused.push(candidate)
      return
    }
    this.#rowsOf.set(household.number, rows)
    if (loosely) this.#tellLoosely(loosely)
    this.#batch.push({ household, memberCount, columns: this.#sheets.indexOf(readRowPlace(rows[0] ?? 0).sheet) })
    if (this.#batch.length === householdsAtOnce) await this.#handOver()
  }

  async end(): Promise<void> {
    await this.#handOver()
    await this.#pending
  }

  /** All that is wrong, by row; a row of a refused household that is right in itself has nothing. */
  refusedRows({ issues }: Answer): Map<number, CellIssue[]> {
    const refused = new Map<number, CellIssue[]>()
    for (const candidate of this.#refused) {
      for (const row of candidate.rows) refused.set(row, candidate.issues.filter((issue) => issue.row === row))
    }
    for (const { household, member, column, reason, details } of issues) {
      const rows = this.#rowsOf.get(household) ?? []
      for (const row of rows) if (!refused.has(row)) refused.set(row, [])
      const row = rows[member ?? 0] ?? 0
      refused.get(row)?.push({ row, column, reason, details })
    }
    return refused
  }

  loosely(): ImportReport['loosely'] {
    return [...this.#loosely.values()]
  }

  #tellLoosely({ written, taken }: NonNullable<Candidate['loosely']>): void {
    const told = this.#loosely.get(written) ?? { written, taken, households: 0 }
    told.households += 1
    this.#loosely.set(written, told)
  }

  async #handOver(): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    await this.#pending
    this.#pending = askRegister(this.#port, { kind: 'households', households: JSON.stringify(batch), rowsRead: this.rowsRead })
  }
}

/** By column and reason, the most frequent first. */
function countRefusals(refused: ReadonlyMap<number, readonly CellIssue[]>): ImportReport['refusals'] {
  const counts = new Map<string, { column: string; reason: string; rows: number }>()
  for (const { column, reason } of [...refused.values()].flat()) {
    const count = counts.get(`${column} ${reason}`) ?? { column, reason, rows: 0 }
    count.rows += 1
    counts.set(`${column} ${reason}`, count)
  }
  return [...counts.values()].sort((one, other) => other.rows - one.rows)
}

function askRegister(port: MessagePort, message: ReaderMessage): Promise<Answer> {
  return ask<Answer>(port, message)
}

function tell(port: MessagePort, message: ReaderMessage): void {
  port.postMessage(message)
}

await workInThread((input, port) => read(input as ReaderInput, port))
