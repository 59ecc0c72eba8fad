import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { tiers } from '@lookback/core/access'
import type { Acting, Problem, ProblemAction, ProblemView } from '@lookback/core/problems'
import { allowedActions, decide, fold } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/refusal'
import { AllowanceUnit } from '@lookback/core/rounds'
import type { Actor } from '../access/actor.ts'
import { actorScope, tiersIn } from '../access/actor.ts'
import type { Application } from '../application.ts'
import type { Database } from '../database/connect.ts'
import type { Entry } from '../database/log.ts'
import { inItems } from '../database/scope.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import { problemEntry } from './entries.ts'
import { findProblemRow, getItemRule, listFindings, listHistory } from './queries.ts'
import type { ProblemToSave } from './save.ts'
import { problemOf, problemRow, saveProblems } from './save.ts'

export interface ActionRequest {
  /** Made by the client: the entry's id. The same request sent twice is one entry. */
  id: string
  problem: string
  /** The version that the actor saw. */
  version: number
  action: ProblemAction
}

/** An action by somebody at a moment. */
export interface ActionBy {
  actor: Actor
  request: ActionRequest
  at: Date
}

/**
 * One action on one problem: loaded in scope and locked, decided by `core`, appended, written.
 * @throws {Refusal} `not-found`, `changed-meanwhile`, and whatever `decide` says
 */
export async function actOn(application: Application, actor: Actor, request: ActionRequest): Promise<void> {
  const [result] = await actOnMany(application, actor.county, [{ actor, request, at: application.clock() }])
  if (result instanceof Refusal) throw result
}

/**
 * Actions in one transaction, each done or refused by itself, answered in the order they came. Several on one problem
 * are decided one after the other.
 */
export async function actOnMany(
  application: Application, county: string, actions: readonly ActionBy[],
): Promise<('done' | 'known' | Refusal)[]> {
  return write(application.database, application.clock, county, async (transaction) => {
    const loaded = await lockProblems(transaction, actions)
    const appended = await findAppended(transaction, county, actions.map(({ request }) => request.id))
    const changed = new Map<string, ProblemToSave>()
    const entries: Entry[] = []
    const result = actions.map((action, index) => {
      const place = loaded[index]
      if (!place) return new Refusal('not-found')
      const before = appended.get(action.request.id)
      if (before === action.request.problem) return 'known'
      if (before !== undefined) return new Refusal('already-exists', { constraint: 'log_entry_id_unique' })
      try {
        const { problem, entry } = act(action, place)
        place.problem = problem
        changed.set(problem.id, problemRow(problem, place.village, place.department))
        appended.set(entry.id, problem.id)
        entries.push(entry)
        return 'done'
      } catch (error) {
        if (error instanceof Refusal) return error
        throw error
      }
    })
    await saveProblems(transaction, county, [...changed.values()])
    return { result, entries }
  })
}

/** A problem as loaded; the same object for every action on it, so that each sees what the one before did. */
interface Placed {
  problem: Problem
  village: string
  department: string
}

function act({ actor, request, at }: ActionBy, { problem, village }: Placed): { problem: Problem; entry: Entry } {
  if (problem.version !== request.version) throw new Refusal('changed-meanwhile')
  const now = at.toISOString()
  const what = decide(problem, request.action, actingFor(actor, problem, village), now)
  const happening = { problem: problem.id, actor: actor.person, happenedAt: now }
  const entry = problemEntry(what, happening, { id: problem.subject, village }, request.id)
  return { problem: fold(problem, what, happening), entry }
}

/** The problem of each action within its actor's scope, locked until commit; null where there is none. */
async function lockProblems(transaction: Transaction<DB>, actions: readonly ActionBy[]): Promise<(Placed | null)[]> {
  const byId = new Map<string, Placed>()
  const placed = new Map<string, Placed>()
  for (const [key, { scope, ids }] of byScope(actions)) {
    const rows = await transaction
      .selectFrom('problem')
      .innerJoin('household', (join) =>
        join.onRef('household.county', '=', 'problem.county').onRef('household.id', '=', 'problem.subject'))
      .selectAll('problem')
      .select('household.village as placed')
      .where('problem.county', '=', scope.county)
      .where('problem.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
      .where(() => inItems(scope, 'problem.county', 'household.village', 'problem.department'))
      .orderBy('problem.id')
      .forUpdate('problem')
      .execute()
    for (const row of rows) {
      const one = byId.get(row.id) ?? { problem: problemOf(row), village: row.placed, department: row.department }
      byId.set(row.id, one)
      placed.set(`${key} ${row.id}`, one)
    }
  }
  return actions.map(({ actor, request }) =>
    placed.get(`${JSON.stringify(actorScope(actor, 'problems:act'))} ${request.problem}`) ?? null)
}

function byScope(actions: readonly ActionBy[]): Map<string, { scope: Scope; ids: Set<string> }> {
  const groups = new Map<string, { scope: Scope; ids: Set<string> }>()
  for (const { actor, request } of actions) {
    const scope = actorScope(actor, 'problems:act')
    const key = JSON.stringify(scope)
    const group = groups.get(key) ?? { scope, ids: new Set() }
    group.ids.add(request.problem)
    groups.set(key, group)
  }
  return groups
}

/** Which of the ids are in the log already, and for which problem ('' for something else). */
async function findAppended(
  transaction: Transaction<DB>, county: string, ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await transaction
    .selectFrom('log_entry').select(['id', 'problem'])
    .where('county', '=', county).where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.problem ?? '']))
}

/**
 * The tier that somebody with several posts acts for: the lowest that has anything to do now, so that nobody reviews
 * from above what the post below reports; the highest where nothing is allowed, for the refusal's sake.
 */
function actingFor(actor: Actor, problem: Problem, village: string): Acting {
  const held = tiers.filter((tier) => tiersIn(actor, 'problems:act', village).includes(tier))
  const able = held.find((tier) => allowedActions(problem, { person: actor.person, tier }).length > 0)
  const tier = able ?? held.at(-1)
  if (!tier) throw new Refusal('not-permitted')
  return { person: actor.person, tier }
}

/** A problem with its findings, its history and what the caller may do with it now. */
export async function viewProblem(database: Database, actor: Actor, id: string): Promise<ProblemView> {
  const scope = actorScope(actor, 'problems:read')
  const row = await findProblemRow(database, scope, id)
  if (!row) throw new Refusal('not-found')
  const problem = problemOf(
    await database
      .selectFrom('problem').selectAll().where('county', '=', actor.county).where('id', '=', row.id)
      .executeTakeFirstOrThrow(),
  )
  const rule = await getItemRule(database, actor.county, problem)
  const mayAct = tiersIn(actor, 'problems:act', row.village).length > 0
  return {
    problem,
    row,
    allowance: rule.allowance,
    allowanceUnit: AllowanceUnit.parse(rule.allowance_unit),
    evidence: rule.evidence,
    findings: await listFindings(database, actor.county, row.id),
    history: await listHistory(database, actor.county, row.id),
    allowed: mayAct ? allowedActions(problem, actingFor(actor, problem, row.village)) : [],
  }
}
