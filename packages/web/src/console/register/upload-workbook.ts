import type { ImportChoices } from '@lookback/core/register'
import { RegisterImport } from '@lookback/core/register'
import { queryString } from '../../api/call.ts'
import { filePart } from '../../api/file-part.ts'
import { send } from '../../api/send.ts'

/**
 * Sends a workbook of households.
 * @throws {CallFailure} with the reason why it is not taken
 */
export async function uploadWorkbook(file: File, choices: ImportChoices & { dryRun: boolean }): Promise<RegisterImport> {
  const body = await filePart(file)
  return send(`/api/imports/households${queryString(choices)}`, { method: 'POST', body }, RegisterImport)
}
