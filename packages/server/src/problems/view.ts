import { actionsAllowed, isSettled } from '@lookback/core/problems'
import type { ProblemView } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/kernel'
import type { Day } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Database } from '../database/connect.ts'
import { listItemTerms } from './items.queries.ts'
import { loadProblems } from './load.queries.ts'
import { listHistory, listProblemsById, listSubjectProblems } from './queries.ts'
import { responsibleFor } from './responsible.ts'
import { listSides } from './sides.queries.ts'

/**
 * A problem with everything that is said about it, and what the caller may do with it now.
 * @param justActed whoever has just acted sees what came of it, also where it went out of sight by that (a transfer)
 * @throws {Refusal} `not-found` also for what lies outside the caller's jurisdiction
 */
export async function viewProblem(
  database: Database, actor: Actor, id: string, today: Day, { justActed }: { justActed: boolean } = { justActed: false },
): Promise<ProblemView> {
  const { county } = actor
  const scope = justActed ? { county, grants: [{ region: county, department: null }] } : actorScope(actor, 'problems:read')
  const [placed] = await loadProblems(database, scope, [id], { lock: false })
  const [row] = await listProblemsById(database, scope, [id])
  if (!placed || !row) throw new Refusal('not-found')
  const { problem, region } = placed
  const [terms] = await listItemTerms(database, county, [problem])
  if (!terms) throw new Error(`problem ${id} has no item`)
  const allowed = actionsAllowed(actor, problem, region)
  const others = allowed.includes('merge') ? await listSubjectProblems(database, actorScope(actor, 'problems:read'), problem.subject) : []
  return {
    problem,
    row,
    allowance: terms.allowance,
    allowanceUnit: terms.allowanceUnit,
    evidence: [...terms.evidence],
    sides: await listSides(database, county, problem),
    responsible: await responsibleFor(database, county, placed, today),
    history: await listHistory(database, county, id),
    allowed,
    mergeCandidates: others.filter((other) => other.id !== id && !isSettled(other.state)),
  }
}
