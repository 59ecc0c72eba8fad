import type { EntryPayload } from '@lookback/core/capabilities'
import type { Day } from '@lookback/core/kernel'
import { derivedIdentifier } from '@lookback/core/kernel'

/** Who helps one household, from a day up to the day before another. */
export interface Assignment {
  id: string
  person: string
  validFrom: Day
  validTo: Day | null
}

/** Made from what is assigned: the log's entry gives the same again. */
export function assignmentId(household: string, person: string, before: readonly string[], from: Day): string {
  return derivedIdentifier(household, JSON.stringify([person, before, from]))
}

/** What helped until that day ends, what began on it is replaced, and the new one begins. */
export function assign(
  household: string, assignments: readonly Assignment[], { helper, before, validFrom }: EntryPayload<'helper-assigned'>,
): Assignment[] {
  const earlier = before.length === 0 ? assignments : assignments
    .filter((one) => one.validFrom !== validFrom)
    .map((one) => (one.validFrom < validFrom && isOpen(one, validFrom) ? { ...one, validTo: validFrom } : one))
  return [...earlier, { id: assignmentId(household, helper, before, validFrom), person: helper, validFrom, validTo: null }]
}

/** What one person helped from that day on ends, and is the successor's, unless that one helps there already. */
export function passOn(
  household: string, assignments: readonly Assignment[], { helper, from, validFrom }: EntryPayload<'helper-passed-on'>,
): Assignment[] {
  const own = assignments.filter((one) => one.person === from && isOpen(one, validFrom))
  const others = assignments.filter((one) => !own.includes(one))
  const ended = own.filter((one) => one.validFrom < validFrom).map((one) => ({ ...one, validTo: validFrom }))
  const first = own.map((one) => one.validFrom).sort()[0]
  if (helper === null || first === undefined) return [...others, ...ended]
  const begins = first > validFrom ? first : validFrom
  const helpsAlready = others.some((one) => one.person === helper && one.validFrom <= begins && isOpen(one, begins))
  const validTo = own.some((one) => one.validTo === null) ? null : own.map((one) => one.validTo).sort().at(-1) ?? null
  const next = { id: assignmentId(household, helper, [from], validFrom), person: helper, validFrom: begins, validTo }
  return [...others, ...ended, ...(helpsAlready ? [] : [next])]
}

function isOpen({ validTo }: Assignment, day: Day): boolean {
  return validTo === null || validTo > day
}
