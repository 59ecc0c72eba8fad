import { Refusal } from '@lookback/core/kernel'
import { workbookLimits as limits } from './limits.ts'

/**
 * Cuts a long XML part into pieces of whole elements, without ever holding more than one element and a chunk.
 * @param beginning how each element begins, e.g. `<row`
 * @param end what ends the last element's parent; the rest of the part is not read
 * @throws {Refusal} `workbook-too-large` for an element longer than any spreadsheet program writes;
 *   `workbook-unreadable` where the part breaks off
 */
export async function* piecesOf(
  chunks: AsyncIterable<Buffer>, beginning: string, end: string,
): AsyncGenerator<string> {
  // Searched as bytes and decoded piece by piece: several times as fast as searching text.
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const stop = bytes.indexOf(end, Math.max(0, rest.length - end.length))
    if (stop >= 0) {
      yield bytes.toString('utf8', 0, stop)
      return
    }
    const last = bytes.lastIndexOf(beginning)
    if (last <= 0) {
      if (bytes.length > limits.elementBytes) throw new Refusal('workbook-too-large', { reason: 'row' })
      rest = bytes
      continue
    }
    yield bytes.toString('utf8', 0, last)
    rest = bytes.subarray(last)
  }
  throw new Refusal('workbook-unreadable', { reason: 'damaged' })
}
