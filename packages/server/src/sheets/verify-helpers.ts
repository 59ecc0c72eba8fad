import { Refusal } from '@lookback/core/refusal'
import { Day } from '@lookback/core/time'
import { z } from 'zod'
import type { Database } from '../database/connect.ts'
import { assignmentId } from './assign-helpers.ts'

/** What the log keeps of a household that got a helper. */
const AssignedHelper = z.object({ helper: z.string(), before: z.array(z.string()), validFrom: Day })

interface Assignment {
  id: string
  person: string
  validFrom: Day
  validTo: Day | null
}

/**
 * Follows who helps which household through the log, and holds what comes of it against the table.
 * @returns how many assignments were compared
 * @throws {Refusal} `state-differs` naming the first row that does not agree
 */
export async function verifyHelpers(database: Database, county: string): Promise<number> {
  const entries = await database
    .selectFrom('log_entry').select(['subject', 'payload'])
    .where('county', '=', county).where('kind', '=', 'helper-assigned').orderBy('sequence').execute()
  const byHousehold = new Map<string, Assignment[]>()
  for (const { subject, payload } of entries) {
    const household = subject ?? ''
    byHousehold.set(household, foldHelpers(household, byHousehold.get(household) ?? [], AssignedHelper.parse(payload)))
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

/** What helped until that day ends, what began on it is replaced, and the new one begins. */
function foldHelpers(
  household: string, assignments: readonly Assignment[], { helper, before, validFrom }: z.infer<typeof AssignedHelper>,
): Assignment[] {
  const earlier = before.length === 0 ? assignments : assignments
    .filter((one) => one.validFrom !== validFrom)
    .map((one) => (one.validFrom < validFrom && (one.validTo === null || one.validTo > validFrom) ? { ...one, validTo: validFrom } : one))
  return [...earlier, { id: assignmentId(household, helper, before, validFrom), person: helper, validFrom, validTo: null }]
}

function text(household: string, { person, validFrom, validTo }: Assignment): string {
  return [household, person, validFrom, validTo ?? ''].join(' ')
}

function differs(record: string): never {
  throw new Refusal('state-differs', { record: `household_helper ${record}` })
}
