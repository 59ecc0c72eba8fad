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
  /** The worksheets that have something in them. */
  sheets: { name: string; isHidden: boolean; rows: SheetRow[] }[]
}

await workInThread((input, port) => readTables(input as TableInput, port))

/** Reads a workbook of small tables. */
async function readTables({ file, rowsAtMost }: TableInput, port: MessagePort): Promise<void> {
  const workbook = await openWorkbook(file)
  try {
    const message: TableMessage = { kind: 'table', sheets: [] }
    let read = 0
    for (const sheet of workbook.sheets) {
      const rows: SheetRow[] = []
      for await (const row of workbook.rows(sheet)) {
        if (read === rowsAtMost) throw new Refusal('workbook-too-large', { reason: 'rows' })
        read += 1
        rows.push(row)
      }
      if (rows.length > 0) message.sheets.push({ name: sheet.name, isHidden: sheet.isHidden, rows })
    }
    port.postMessage(message)
  } finally {
    await workbook.close()
  }
}
