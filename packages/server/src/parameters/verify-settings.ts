import type { Database } from '../database/connect.ts'
import { differs } from '../database/folded.queries.ts'
import { canonicalJson } from '../database/log.ts'
import { readLog } from '../database/read-log.queries.ts'
import type { JsonValue } from '../database/types.gen.ts'
import { listEditions, listValues } from './settings.queries.ts'

/**
 * Holds what is set from each day against the last entry that set or withdrew it.
 * @returns how many values and editions were compared
 * @throws {Refusal} `state-differs`
 */
export async function verifySettings(database: Database, county: string): Promise<number> {
  const told = new Map<string, unknown>()
  const lists = new Set<string>()
  for await (const { kind, payload } of readLog(database, county, ['parameter-set', 'parameter-withdrawn', 'code-list-set', 'code-list-withdrawn'])) {
    const isList = kind.startsWith('code-list')
    if (isList) lists.add(payload.name)
    told.set(keyOf(isList ? 'code_list' : 'parameter', payload.name, payload.validFrom), kind.endsWith('-set') ? payload.after : null)
  }
  const held = new Map<string, unknown>()
  for (const { name, validFrom, value } of await listValues(database, county)) held.set(keyOf('parameter', name, validFrom), value)
  for (const list of lists) {
    for (const { validFrom, entries } of await listEditions(database, county, list)) held.set(keyOf('code_list', list, validFrom), entries)
  }
  for (const [key, value] of told) {
    if (canonicalJson((held.get(key) ?? null) as JsonValue) !== canonicalJson(value as JsonValue)) differs(key)
  }
  return told.size
}

const keyOf = (table: string, name: string, validFrom: string) => `${table} ${name} ${validFrom}`
