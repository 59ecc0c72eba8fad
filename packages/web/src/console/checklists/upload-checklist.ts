import { ChecklistCheck, PublishedForm } from '@lookback/core/checklists'
import { filePart } from '../../api/file-part.ts'
import { send } from '../../api/send.ts'

/** What a workbook holds, or what is wrong with it. */
export async function checkChecklist(file: File): Promise<ChecklistCheck> {
  return send('/api/forms?dryRun=true', { method: 'POST', body: await filePart(file) }, ChecklistCheck)
}

/** @throws {CallFailure} `form-invalid`, `form-version-taken` */
export async function publishChecklist(file: File): Promise<PublishedForm> {
  return send('/api/forms', { method: 'POST', body: await filePart(file) }, PublishedForm)
}
