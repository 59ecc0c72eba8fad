import type { Page } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import { z } from 'zod'

/** A cursor is the sort key of the last row seen, opaque to the client. */
export function writeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** @throws {Refusal} `request-unreadable` when the text is no cursor of that many parts */
export function readCursor(cursor: string | undefined, parts: number): string[] | null {
  if (cursor === undefined) return null
  try {
    return z.array(z.string()).length(parts).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new Refusal('request-unreadable')
  }
}

/** Makes a page of rows read with `limit + 1`: the extra one only says that there is more. */
export function pageFrom<Row>(
  rows: readonly Row[], total: number, limit: number, keyOf: (row: Row) => readonly string[],
): Page<Row> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? writeCursor(keyOf(last)) : null, total }
}
