import { dayOf, workCalendar } from '@lookback/core/kernel'
import { loadUnits } from '../places/index.ts'
import { listHelpers } from '../helpers/index.ts'
import type { Kysely } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Circumstances, Problem, ProblemAction } from '@lookback/core/problems'
import { chainOf } from '@lookback/core/problems'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import type { PlacedProblem } from './load.queries.ts'
import { listItemTerms } from './items.queries.ts'
import { loadProblems } from './load.queries.ts'
import { listDutyPosts } from './responsibility.queries.ts'
import { townshipOf } from '@lookback/core/places'

interface ToDecide {
  problem: Problem
  action: ProblemAction
  /** Where whoever acts may act. */
  scope: Scope
}

/** An action at its moment, with the problem as it then stands. */
interface Case extends PlacedProblem {
  action: ProblemAction
  at: Date
}

/**
 * What the decisions on some problems rest on, read once for all of them: the items' terms, the county's rules of the
 * day, and, where an action needs them, the people of the chain and the problems to merge into.
 */
export async function loadCircumstances(
  database: Kysely<DB>, county: string, now: Date, cases: readonly ToDecide[],
): Promise<(one: Case) => Circumstances> {
  const today = dayOf(now)
  const rules = await getParameter(database, county, 'rectification', today)
  const calendar = workCalendar(await getParameter(database, county, 'work-calendar', today))
  const terms = await loadItemTerms(database, county, cases.map(({ problem }) => problem))
  const escalated = cases.filter(({ action }) => action.action === 'escalate').map(({ problem }) => problem.subject)
  const posts = escalated.length > 0 ? await listDutyPosts(database, county, today) : []
  const helpers = await listHelpers(database, county, escalated, today)
  const units = cases.some(({ action }) => action.action === 'dispatch' || action.action === 'transfer')
    ? await loadUnits(database, county) : { townships: new Map<string, string>(), departments: new Set<string>() }
  const targets = await loadMergeTargets(database, cases)
  return ({ problem, region, action, at }) => ({
    now: at,
    item: terms(problem),
    calendar,
    rules,
    townshipUnit: units.townships.get(townshipOf(region)) ?? null,
    departments: units.departments,
    chain: chainOf(posts, { village: region, department: problem.department, helpers: helpers.get(problem.subject) ?? [] }),
    mergeTarget: action.action === 'merge' ? (targets.get(action.into) ?? null) : null,
  })
}

/** Nothing is merged into a problem out of sight of whoever merges. */
async function loadMergeTargets(database: Kysely<DB>, cases: readonly ToDecide[]): Promise<Map<string, Problem>> {
  const targets = new Map<string, Problem>()
  for (const { action, scope } of cases) {
    if (action.action !== 'merge') continue
    const [target] = await loadProblems(database, scope, [action.into], { lock: true })
    if (target) targets.set(action.into, target.problem)
  }
  return targets
}

/** The terms of each problem's item. */
async function loadItemTerms(
  database: Kysely<DB>, county: string, problems: readonly Problem[],
): Promise<(problem: Problem) => Circumstances['item']> {
  const terms = new Map((await listItemTerms(database, county, problems)).map(({ standard, code, ...term }) => [`${standard} ${code}`, term]))
  return ({ id, standard, item }) => {
    const found = terms.get(`${standard} ${item}`)
    if (!found) throw new Error(`problem ${id} has no item ${item} in the standard ${standard}`)
    return found
  }
}
