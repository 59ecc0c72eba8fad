import type { ProblemView } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/refusal'
import { AllowanceUnit } from '@lookback/core/rounds'
import type { Actor } from '../access/actor.ts'
import { actorScope } from '../access/actor.ts'
import type { Database } from '../database/connect.ts'
import { actionsAllowed } from './acting.ts'
import { loadProblems } from './load.ts'
import { findProblemRow, getItemRule, listFindings, listHistory } from './queries.ts'

/** A problem with its findings, its history and what the caller may do with it now. */
export async function viewProblem(database: Database, actor: Actor, id: string): Promise<ProblemView> {
  const scope = actorScope(actor, 'problems:read')
  const [placed] = await loadProblems(database, scope, [id], { lock: false })
  const row = await findProblemRow(database, scope, id)
  if (!placed || !row) throw new Refusal('not-found')
  const { problem, village } = placed
  const rule = await getItemRule(database, actor.county, problem)
  return {
    problem,
    row,
    allowance: rule.allowance,
    allowanceUnit: AllowanceUnit.parse(rule.allowance_unit),
    evidence: rule.evidence,
    findings: await listFindings(database, actor.county, id),
    history: await listHistory(database, actor.county, id),
    allowed: actionsAllowed(actor, problem, village),
  }
}
