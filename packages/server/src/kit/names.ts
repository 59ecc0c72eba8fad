import type { Reference } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import type { Actor } from './actor.ts'

/**
 * Tells some ids or codes by name, as far as the reader may see them; the others are left out.
 * @returns the names by id or code
 */
export type NamesOf = (database: Database, reader: Actor, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** Who tells what by name: every capability of what it keeps. */
export type Names = Readonly<Record<Reference, NamesOf>>

/** Tells many references at once, one question for each kind. */
export async function nameAll(
  names: Names, database: Database, reader: Actor, references: readonly { reference: Reference; id: string }[],
): Promise<(reference: Reference, id: string) => string | null> {
  const kinds = [...new Set(references.map(({ reference }) => reference))]
  const told = new Map(await Promise.all(kinds.map(async (kind) => {
    const ids = new Set(references.filter(({ reference }) => reference === kind).map(({ id }) => id))
    return [kind, await names[kind](database, reader, [...ids])] as const
  })))
  return (reference, id) => told.get(reference)?.get(id) ?? null
}
