import { z } from 'zod'

/**
 * What a visit says about one check item. *Not assessed is not ok*: an item that nobody looked at says nothing,
 * and every comparison depends on the difference. Neither is what does not apply there, for which the form does not ask.
 */
export const Observation = z.enum(['problem', 'ok', 'not-assessed', 'not-applicable'])
export type Observation = z.infer<typeof Observation>

/** What a round says about one check item of one subject; `not-visited` where no visit was completed. */
export type RoundObservation = Observation | 'not-visited'

/** Whether somebody looked. */
export function isAssessedAs(observation: Observation): boolean {
  return observation === 'problem' || observation === 'ok'
}

/**
 * Which items a visit assessed, as a string of bits in catalogue order: `1` assessed, `0` not.
 * Stored as one `varbit` a visit; the items found to be problems are rows of their own (sparse storage).
 */
export type AssessedBits = string

export function assessedBits(observations: readonly Observation[]): AssessedBits {
  return observations.map((observation) => (isAssessedAs(observation) ? '1' : '0')).join('')
}

/** Which items the form asked there, answered or not: the others do not apply to the household. */
export function applicableBits(observations: readonly Observation[]): AssessedBits {
  return observations.map((observation) => (observation === 'not-applicable' ? '0' : '1')).join('')
}

/** @param position the item's position in its catalogue, counted from 1 */
export function isAssessed(bits: AssessedBits, position: number): boolean {
  return bits[position - 1] === '1'
}
