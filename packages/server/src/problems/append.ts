import type { Transaction } from 'kysely'
import type { Happening, Problem, ProblemEntry } from '@lookback/core/problems'
import { fold, tellsSomebody } from '@lookback/core/problems'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import type { EvidenceUse } from '../evidence/index.ts'
import { insertUses } from '../evidence/index.ts'
import { problemEntry } from './entries.ts'
import type { PlacedProblem } from './load.queries.ts'
import { insertMeasures } from './measures.queries.ts'
import type { ProblemPlace } from './save.queries.ts'
import { tell } from './tell.ts'
import { saveProblems } from './save.queries.ts'

/** One thing that happened to a problem: its entry, and the problem before and after. */
export interface Happened extends ProblemPlace {
  /** Null where it is what opens the problem. */
  before: Problem | null
  after: Problem
  what: ProblemEntry
  entry: Entry
}

/** Folds an entry into a problem that the caller holds locked; nothing is written yet. */
export function happen(
  { problem, region, number }: PlacedProblem, what: ProblemEntry, { actor, at, id }: { actor: string | null; at: Date; id: string },
): Happened {
  const happening: Happening = { problem: problem.id, actor, happenedAt: at.toISOString() }
  const entry = problemEntry(what, happening, { id: problem.subject, region }, id)
  return { before: problem, after: fold(problem, what, happening), region, number, what, entry }
}

function usesOf(evidence: readonly { sha256: string }[], use: Omit<EvidenceUse, 'sha256'>): EvidenceUse[] {
  return evidence.map(({ sha256 }) => ({ ...use, sha256 }))
}

/**
 * Writes what some entries make of their problems, in the order given: the problems, the texts of measures, the uses
 * of evidence, and the notices to those whom it concerns.
 * @returns the entries, for the caller's `write` to append
 */
export async function saveHappened(
  transaction: Transaction<DB>, county: string, happened: readonly Happened[], now: Date,
): Promise<Entry[]> {
  const last = new Map(happened.map(({ after, region, number }) => [after.id, { ...after, region, number }]))
  await saveProblems(transaction, county, [...last.values()])
  await insertMeasures(transaction, county, happened.flatMap(({ what, entry, after }) =>
    'measures' in what ? [{ id: entry.id, problem: after, entry: what }] : []))
  await insertUses(transaction, county, happened.flatMap(({ what, entry, after }) =>
    'evidence' in what && entry.actor !== null ? usesOf(what.evidence, { entry: entry.id, problem: after.id, person: entry.actor }) : []))
  await tell(transaction, county, happened.flatMap(({ what, entry: { actor }, before, after, region }) =>
    before && tellsSomebody(what) ? [{ entry: what, actor, before, after, village: region }] : []), now)
  return happened.map(({ entry }) => entry)
}
