import { entries } from '@lookback/core/capabilities'
import type { EntryDeclaration } from '@lookback/core/kernel'
import { Refusal } from '@lookback/core/kernel'
import type { RecordedEntry } from './log.ts'
import { canonicalJson } from './log.ts'
import type { JsonObject } from './types.gen.ts'

const declarations: ReadonlyMap<string, EntryDeclaration> = new Map(Object.entries(entries))

/**
 * Holds what an entry carries against what its kind declares: nothing else, and nothing less.
 * @throws {Refusal} `entry-not-declared` naming the entry and the field
 */
export function checkDeclared({ sequence, kind, payload }: Pick<RecordedEntry, 'sequence' | 'kind' | 'payload'>): void {
  const read = declarations.get(kind)?.payload.safeParse(payload)
  if (!read) throw new Refusal('entry-not-declared', { sequence, did: kind, field: '—' })
  const field = read.success
    ? firstDifference(payload, read.data as JsonObject)
    : read.error.issues[0]?.path.join('.') ?? '—'
  if (field !== null) throw new Refusal('entry-not-declared', { sequence, did: kind, field })
}

/**
 * Holds an entry against what its kind declares before it is written: what is in the log stays there, and one entry that says
 * anything else would keep all of it from being verified, for ever.
 * @throws {Refusal} `value-unkeepable`
 */
export function requireDeclared({ kind, payload }: Pick<RecordedEntry, 'kind' | 'payload'>): void {
  if (!declarations.get(kind)?.payload.safeParse(payload).success) throw new Refusal('value-unkeepable')
}

/** The first field that its declaration does not know, or knows in another form. */
function firstDifference(stored: JsonObject, declared: JsonObject): string | null {
  return Object.keys(stored).find((name) => canonicalJson(stored[name]) !== canonicalJson(declared[name])) ?? null
}
