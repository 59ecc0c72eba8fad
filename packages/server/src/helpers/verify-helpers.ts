import { Refusal } from '@lookback/core/kernel'
import type { Database } from '../database/connect.ts'
import type { Assignment } from './fold-helpers.ts'
import { assign, AssignedHelper, PassedOn, passOn } from './fold-helpers.ts'

/**
 * Follows who helps which household through the log, and holds what comes of it against the table.
 * @returns how many assignments were compared
 * @throws {Refusal} `state-differs` naming the first row that does not agree
 */
export async function verifyHelpers(database: Database, county: string): Promise<number> {
  const entries = await database
    .selectFrom('log_entry').select(['kind', 'subject', 'payload'])
    .where('county', '=', county).where('kind', 'in', ['helper-assigned', 'helper-passed-on']).orderBy('sequence').execute()
  const byHousehold = new Map<string, Assignment[]>()
  for (const { kind, subject, payload } of entries) {
    const household = subject ?? ''
    const before = byHousehold.get(household) ?? []
    byHousehold.set(household, kind === 'helper-assigned'
      ? assign(household, before, AssignedHelper.parse(payload))
      : passOn(household, before, PassedOn.parse(payload)))
  }
  const folded = new Map([...byHousehold].flatMap(([household, assignments]) =>
    assignments.map((one) => [one.id, text(household, one)] as const)))
  const rows = await database
    .selectFrom('household_helper').select(['id', 'household', 'person', 'valid_from', 'valid_to'])
    .where('county', '=', county).orderBy('id').execute()
  for (const { id, household, person, valid_from: validFrom, valid_to: validTo } of rows) {
    if (folded.get(id) !== text(household, { id, person, validFrom, validTo })) differs(id)
  }
  if (rows.length !== folded.size) differs(`× ${folded.size}`)
  return rows.length
}

function text(household: string, { person, validFrom, validTo }: Assignment): string {
  return [household, person, validFrom, validTo ?? ''].join(' ')
}

function differs(record: string): never {
  throw new Refusal('state-differs', { record: `household_helper ${record}` })
}
