import { RegisterImport } from '@lookback/core/register'
import { queryString } from '../../api/call.ts'
import { send } from '../../api/send.ts'

/**
 * Sends a workbook of households.
 * @throws {CallFailure} with the reason why it is not taken
 */
export async function uploadWorkbook(file: File, dryRun: boolean): Promise<RegisterImport> {
  const body = new FormData()
  body.append('file', file)
  return send(`/api/imports/households${queryString({ dryRun })}`, { method: 'POST', body }, RegisterImport)
}
