import type { RoundObservation } from '../checklists/index.ts'
import { z } from 'zod'
import type { StatusBetween } from '../problems/index.ts'

/** What became of one check item of one subject between two rounds, earlier A and later B. */
export const comparisonLabels = [
  'outstanding',
  'false-report',
  'recurred',
  'missed',
  'new',
  'skipped',
  'uncovered',
  'resolved',
  'unverified',
  'void',
] as const
export const ComparisonLabel = z.enum(comparisonLabels)
export type ComparisonLabel = z.infer<typeof ComparisonLabel>

export interface ComparedPair {
  earlier: RoundObservation
  between: StatusBetween
  later: RoundObservation
  /** The later finding says that the problem arose only after the earlier round. */
  aroseBetween: boolean
}

/**
 * The heart of the software: two rounds' word on one check item of one subject, told as one label, or null where
 * neither round found a problem.
 *
 * The table stands in `ARCHITECTURE.md`; the same rule in SQL is `server/rounds/comparison.queries.ts`, tested equal.
 * - A problem that was voided stays `void` whatever B says: it was decided that A's finding was no problem.
 * - What did not apply in one round was not looked at in it: for a comparison it is as if it had not been assessed.
 * - `none` between (the later visit reached the server first) counts as `open`: nothing had been reported.
 * - `aroseBetween` matters only where A looked and passed; a problem that A skipped or never saw cannot be dated.
 */
export function compare({ earlier, between, later, aroseBetween }: ComparedPair): ComparisonLabel | null {
  if (earlier === 'problem') {
    if (between === 'void') return 'void'
    switch (later) {
      case 'problem':
        return stillThere(between)
      case 'ok':
        return 'resolved'
      case 'not-assessed':
      case 'not-applicable':
      case 'not-visited':
        return 'unverified'
    }
  }
  if (later !== 'problem') return null
  switch (earlier) {
    case 'ok':
      return aroseBetween ? 'new' : 'missed'
    case 'not-assessed':
    case 'not-applicable':
      return 'skipped'
    case 'not-visited':
      return 'uncovered'
  }
}

function stillThere(between: Exclude<StatusBetween, 'void'>): ComparisonLabel {
  switch (between) {
    case 'reported':
      return 'false-report'
    case 'closed':
      return 'recurred'
    case 'open':
    case 'none':
      return 'outstanding'
  }
}

/** Which round's findings a label is a share of: those that B found, or those that A found. */
export const rateBase: Readonly<Record<ComparisonLabel, 'found-earlier' | 'found-later'>> = {
  outstanding: 'found-later',
  'false-report': 'found-later',
  recurred: 'found-later',
  missed: 'found-later',
  new: 'found-later',
  skipped: 'found-later',
  uncovered: 'found-later',
  resolved: 'found-earlier',
  unverified: 'found-earlier',
  void: 'found-earlier',
}
