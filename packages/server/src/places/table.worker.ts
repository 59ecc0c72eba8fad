import type { MessagePort } from 'node:worker_threads'
import { Refusal } from '@lookback/core/kernel'
import { openWorkbook } from '../kit/workbook/open.ts'
import type { SheetRow } from '../kit/workbook/sheet-rows.ts'
import { workInThread } from '../kit/workbook/worker-port.ts'

export interface TableInput {
  file: string
  /** A longer table is refused. */
  rowsAtMost: number
}

export interface TableMessage {
  kind: 'table'
  rows: SheetRow[]
}

await workInThread((input, port) => readTable(input as TableInput, port))

/** Reads a small table: the first worksheet with anything in it. */
async function readTable({ file, rowsAtMost }: TableInput, port: MessagePort): Promise<void> {
  const workbook = await openWorkbook(file)
  try {
    const rows: SheetRow[] = []
    for (const sheet of workbook.sheets) {
      for await (const row of workbook.rows(sheet)) {
        if (rows.length === rowsAtMost) throw new Refusal('workbook-too-large', { reason: 'rows' })
        rows.push(row)
      }
      if (rows.length > 0) break
    }
    const message: TableMessage = { kind: 'table', rows }
    port.postMessage(message)
  } finally {
    await workbook.close()
  }
}
