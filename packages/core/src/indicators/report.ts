import { z } from 'zod'
import { Refusal } from '../kernel/refusal.ts'

/** Where the latest round of a report stands. */
export const ReportState = z.enum(['submitted', 'returned', 'confirmed'])
export type ReportState = z.infer<typeof ReportState>

/** What stands of a report that is expected: also that it is awaited still, or missing. */
export const ReportStanding = z.enum(['awaited', 'missing', ...ReportState.options])
export type ReportStanding = z.infer<typeof ReportStanding>

/** A round of a report, as far as deciding on it goes. */
export interface Round {
  round: number
  state: ReportState
  /** How many of the confirming units have confirmed. */
  confirmed: number
  submittedBy: string
}

/**
 * The round that a new submission is: the first, the one after a returned one, or one in place of what nobody has looked at.
 * @throws {Refusal} `indicator-period-frozen` once it is confirmed, `indicator-report-under-way` while it is being confirmed
 */
export function nextRound(before: Round | null): number {
  if (before?.state === 'confirmed') throw new Refusal('indicator-period-frozen')
  if (before?.state === 'submitted' && before.confirmed > 0) throw new Refusal('indicator-report-under-way')
  return (before?.round ?? 0) + 1
}

/** Whoever decides: a person, and the units in which posts are held. */
export interface Decider {
  person: string
  units: readonly string[]
}

/**
 * Which of the confirming units somebody decides for, counted from 0: it is its turn.
 * @throws {Refusal} `indicator-report-not-waiting`, `indicator-confirmer-other` naming the unit whose turn it is,
 *   `indicator-confirmer-is-reporter`
 */
export function decidingStep(report: Round, confirmers: readonly string[], { person, units }: Decider): number {
  const unit = confirmers[report.confirmed]
  if (report.state !== 'submitted' || unit === undefined) throw new Refusal('indicator-report-not-waiting')
  if (!units.includes(unit)) throw new Refusal('indicator-confirmer-other', { unit })
  if (report.submittedBy === person) throw new Refusal('indicator-confirmer-is-reporter')
  return report.confirmed
}
