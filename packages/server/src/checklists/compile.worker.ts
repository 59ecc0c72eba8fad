import type { MessagePort } from 'node:worker_threads'
import type { KnownCodes } from '@lookback/core/checklists'
import type { Locale } from '@lookback/core/kernel'
import { workInThread } from '../kit/workbook/worker-port.ts'
import type { CheckedWorkbook } from './compile-checklist.ts'
import { compileChecklist } from './compile-checklist.ts'

export interface CompileInput {
  workbook: Uint8Array
  known: KnownCodes
  locale: Locale
}

export interface CompileMessage {
  kind: 'compiled'
  checked: CheckedWorkbook
}

await workInThread((input, port) => compile(input as CompileInput, port))

async function compile({ workbook, known, locale }: CompileInput, port: MessagePort): Promise<void> {
  const message: CompileMessage = { kind: 'compiled', checked: await compileChecklist(workbook, known, locale) }
  port.postMessage(message)
}
