import { SheetImport } from '@lookback/core/returned-tables'
import { queryString } from '../../api/call.ts'
import { send } from '../../api/send.ts'

/**
 * Sends a table back; answers once every row has been acted on or refused.
 * @throws {CallFailure} with the reason why the workbook is not taken at all
 */
export async function uploadSheet(kind: string, file: File, dryRun: boolean): Promise<SheetImport> {
  const body = new FormData()
  body.append('file', file)
  return send(`/api/sheets/${kind}${queryString({ dryRun })}`, { method: 'POST', body }, SheetImport)
}
