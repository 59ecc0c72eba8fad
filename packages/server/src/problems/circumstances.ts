import { dayOf, workCalendar } from '@lookback/core/kernel'
import { loadUnits } from '../places/units.queries.ts'
import { listHelpers } from '../helpers/helpers-of.queries.ts'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Circumstances, Problem, ProblemAction } from '@lookback/core/problems'
import { chainOf } from '@lookback/core/problems'
import { AllowanceUnit, EvidenceKind } from '@lookback/core/checklists'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import type { PlacedProblem } from './load.ts'
import { loadProblems } from './load.ts'
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
  return ({ problem, village, action, at }) => ({
    now: at,
    item: terms(problem),
    calendar,
    rules,
    townshipUnit: units.townships.get(townshipOf(village)) ?? null,
    departments: units.departments,
    chain: chainOf(posts, { village, department: problem.department, helpers: helpers.get(problem.subject) ?? [] }),
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

/** The terms of each problem's item, by the standard of the round that found the problem first. */
async function loadItemTerms(
  database: Kysely<DB>, county: string, problems: readonly Problem[],
): Promise<(problem: Problem) => Circumstances['item']> {
  const rounds = [...new Set(problems.flatMap(({ firstRound }) => firstRound ?? []))]
  const rows = await database
    .selectFrom('round')
    .innerJoin('form', (join) =>
      join.onRef('form.county', '=', 'round.county').onRef('form.id', '=', 'round.form')
        .onRef('form.version', '=', 'round.form_version'))
    .innerJoin('check_item', (join) =>
      join.onRef('check_item.county', '=', 'form.county').onRef('check_item.standard', '=', 'form.standard'))
    .select(['round.id as round', 'check_item.code', 'allowance', 'allowance_unit', 'evidence'])
    .where('round.county', '=', county)
    .where('round.id', '=', sql<string>`any(${rounds}::uuid[])`)
    .where('check_item.code', '=', sql<string>`any(${[...new Set(problems.map(({ item }) => item))]}::text[])`)
    .execute()
  const terms = new Map(rows.map((row) => [`${row.round} ${row.code}`, {
    allowance: row.allowance,
    allowanceUnit: AllowanceUnit.parse(row.allowance_unit),
    evidence: row.evidence.map((kind) => EvidenceKind.parse(kind)),
  }]))
  return ({ id, firstRound, item }) => {
    const found = terms.get(`${firstRound ?? ''} ${item}`)
    if (!found) throw new Error(`problem ${id} has no item ${item} in the standard of its first round`)
    return found
  }
}
