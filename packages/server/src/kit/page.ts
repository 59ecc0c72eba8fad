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

/**
 * A page of rows that are all at hand, in their order: it goes on behind the last row seen or, where that one is gone by now, at
 * the place where it stood.
 * @param keyOf what tells the rows apart
 * @throws {Refusal} `request-unreadable`
 */
export function pageOf<Row>(all: readonly Row[], { cursor, limit }: { cursor: string | undefined; limit: number }, keyOf: (row: Row) => string): Page<Row> {
  const [after, stood = ''] = readCursor(cursor, 2) ?? []
  if (after !== undefined && !/^\d{1,9}$/.test(stood)) throw new Refusal('request-unreadable')
  const found = after === undefined ? -1 : all.findIndex((row) => keyOf(row) === after)
  const begin = after !== undefined && found < 0 ? Number(stood) : found + 1
  const rows = all.slice(begin, begin + limit)
  const last = rows.at(-1)
  const end = begin + rows.length
  return { rows, next: last !== undefined && end < all.length ? writeCursor([keyOf(last), String(end - 1)]) : null, total: all.length }
}
