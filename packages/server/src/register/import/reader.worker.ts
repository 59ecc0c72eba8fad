import type { MessagePort } from 'node:worker_threads'
import type { Household, ReadingContext } from '@lookback/core/register'
import type { OpenWorkbook } from '../../kit/workbook/open.ts'
import { openWorkbook } from '../../kit/workbook/open.ts'
import { workInThread } from '../../kit/workbook/worker-port.ts'
import { ErrorsWorkbook } from './errors-workbook.ts'
import type { Answer, ReaderInput, ReaderMessage } from './messages.ts'
import type { Candidate } from './read-households.ts'
import { atRows, codesOf, readHouseholds } from './read-households.ts'
import { scanWorkbook } from './sheet-scan.ts'

/** Households that are handed over at once. */
const householdsAtOnce = 500

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
  const { today, locale, errorsFile } = input
  const { daysFrom1904 } = workbook
  const context: ReadingContext = { codes: codesOf(input.codeLists), suspectDamage: false, daysFrom1904, today }
  const scan = await scanWorkbook(workbook, context)
  tell(port, { kind: 'scanned', rows: scan.rows })
  const errors = new ErrorsWorkbook(errorsFile, scan.headings, scan.headingCells, locale)
  let rowsRead = 0
  let batch: Candidate[] = []
  let pending = Promise.resolve()
  const handOver = async (): Promise<void> => {
    await pending
    pending = settle(batch, rowsRead, errors, port)
    // Awaited before the next batch; a failure until then must not end the thread unheard.
    pending.catch(() => undefined)
    batch = []
  }
  for await (const candidate of readHouseholds(workbook, scan, input, { ...context, suspectDamage: scan.suspectDamage })) {
    rowsRead += candidate.rows.length
    batch.push(candidate)
    if (batch.length === householdsAtOnce) await handOver()
  }
  await handOver()
  await pending
  await errors.finish()
  tell(port, { kind: 'finished', rowsRead, rowsRefused: errors.rows })
}

/** Hands good households over and writes back those that are wrong in themselves or by what the register holds. */
async function settle(
  candidates: readonly Candidate[], rowsRead: number, errors: ErrorsWorkbook, port: MessagePort,
): Promise<void> {
  const good = candidates.flatMap(({ household, issues }): Household[] => (household && issues.length === 0 ? [household] : []))
  const answer = new Promise<Answer>((resolve) => port.once('message', resolve))
  tell(port, { kind: 'households', households: good, rowsRead })
  const { issues: stored } = await answer
  for (const candidate of candidates) {
    const own = stored.filter((issue) => issue.household === candidate.household?.number)
    const issues = [...candidate.issues, ...(candidate.issues.length === 0 ? atRows(candidate, own) : [])]
    if (issues.length > 0) await errors.add(candidate.rows, issues)
  }
}

function tell(port: MessagePort, message: ReaderMessage): void {
  port.postMessage(message)
}

await workInThread((input, port) => read(input as ReaderInput, port))
