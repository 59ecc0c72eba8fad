import { t } from '../app/i18n.ts'
import { CallFailure } from './failure.ts'

/**
 * A chosen file as the part `file` of a request.
 * @throws {CallFailure} where the file has been changed since it was chosen: browsers do not send it then, and say nothing
 */
export async function filePart(file: File): Promise<FormData> {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch {
    throw new CallFailure('not-done', t('app.fileChanged'))
  }
  const body = new FormData()
  body.append('file', file)
  return body
}
