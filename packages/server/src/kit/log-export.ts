import type { EntryKind, EntryPayload } from '@lookback/core/capabilities'
import { write } from '../database/write.ts'
import type { Actor } from './actor.ts'
import type { Application } from './application.ts'
import { entryOf } from './entries.ts'

/** The kinds of entry that say that a list was taken away as a workbook, narrowed to what. */
type ExportKind = { [Kind in EntryKind]: EntryPayload<Kind> extends { filter: Record<string, string> } ? Kind : never }[EntryKind]

/** Words that somebody looked for are names of people most of the time, and the log keeps what it has for ever. */
const typed = new Set(['text', 'search'])

/** Notes who takes a list away before it is given out. */
export async function logExport(application: Application, actor: Actor, kind: ExportKind, filter: object): Promise<void> {
  const told = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined).map(([name, value]) => [name, typed.has(name) ? '…' : String(value)]))
  await write(application.database, application.clock, actor.county, async () => ({
    result: undefined,
    entries: [entryOf(application, { kind, actor: actor.person, region: actor.county, payload: { filter: told } })],
  }))
}

/** Notes who takes the refused rows of an import away before they are given out. */
export async function logTaken(application: Application, actor: Actor, kind: 'refused-households-taken' | 'refused-table-taken', id: string): Promise<void> {
  await write(application.database, application.clock, actor.county, async () => ({
    result: undefined,
    entries: [entryOf(application, { kind, actor: actor.person, region: actor.county, payload: { import: id } })],
  }))
}
