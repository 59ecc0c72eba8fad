import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Circumstances, ProblemAction } from '@lookback/core/problems'
import { decide } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/refusal'
import type { Actor } from '../access/actor.ts'
import type { Application } from '../application.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import { actingFor, actingScope } from './acting.ts'
import type { Happened } from './append.ts'
import { happen, saveHappened } from './append.ts'
import { loadCircumstances } from './circumstances.ts'
import type { PlacedProblem } from './load.ts'
import { loadProblems } from './load.ts'

export interface ActionRequest {
  /** Made by the client: the entry's id. The same request sent twice is one entry. */
  id: string
  problem: string
  /** The version that the actor saw; null where the problem counts as it stands on arrival. */
  version: number | null
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
 * are decided one after the other. With `preview` all of it is decided and nothing written.
 */
export async function actOnMany(
  application: Application, county: string, actions: readonly ActionBy[], { preview }: { preview: boolean } = { preview: false },
): Promise<('done' | 'known' | Refusal)[]> {
  return write(application.database, application.clock, county, async (transaction) => {
    const loaded = await lockProblems(transaction, actions)
    const appended = await findAppended(transaction, county, actions.map(({ request }) => request.id))
    const circumstancesOf = await loadCircumstances(transaction, county, application.clock(), actions.flatMap((one, index) => {
      const place = loaded[index]
      return place ? [{ problem: place.problem, action: one.request.action, scope: actingScope(one.actor) }] : []
    }))
    const happened: Happened[] = []
    const result = actions.map((action, index) => {
      const place = loaded[index]
      if (!place) return new Refusal('not-found')
      const before = appended.get(action.request.id)
      if (before === action.request.problem) return 'known'
      if (before !== undefined) return new Refusal('already-exists', { constraint: 'log_entry_id_unique' })
      try {
        const one = act(action, place, circumstancesOf({ ...place, action: action.request.action, at: action.at }))
        place.problem = one.after
        appended.set(one.entry.id, one.after.id)
        happened.push(one)
        return 'done'
      } catch (error) {
        if (error instanceof Refusal) return error
        throw error
      }
    })
    if (preview) return { result, entries: [] }
    return { result, entries: await saveHappened(transaction, county, happened, application.clock()) }
  })
}

function act({ actor, request, at }: ActionBy, placed: PlacedProblem, circumstances: Circumstances): Happened {
  const { problem, village } = placed
  if (request.version !== null && problem.version !== request.version) throw new Refusal('changed-meanwhile', { state: problem.state })
  const what = decide(problem, request.action, actingFor(actor, problem, village, request.action.action), circumstances)
  return happen(placed, what, { actor: actor.person, at, id: request.id })
}

/**
 * The problem of each action within its actor's scope, locked until commit; null where there is none. Actions on one
 * problem get the same object, so that each sees what the one before did.
 */
async function lockProblems(
  transaction: Transaction<DB>, actions: readonly ActionBy[],
): Promise<(PlacedProblem | null)[]> {
  const byId = new Map<string, PlacedProblem>()
  const visible = new Set<string>()
  for (const [key, { scope, ids }] of byScope(actions)) {
    for (const one of await loadProblems(transaction, scope, [...ids], { lock: true })) {
      if (!byId.has(one.problem.id)) byId.set(one.problem.id, one)
      visible.add(`${key} ${one.problem.id}`)
    }
  }
  return actions.map(({ actor, request }) =>
    visible.has(`${scopeKey(actor)} ${request.problem}`) ? (byId.get(request.problem) ?? null) : null)
}

function scopeKey(actor: Actor): string {
  return JSON.stringify(actingScope(actor))
}

function byScope(actions: readonly ActionBy[]): Map<string, { scope: Scope; ids: Set<string> }> {
  const groups = new Map<string, { scope: Scope; ids: Set<string> }>()
  for (const { actor, request } of actions) {
    const key = scopeKey(actor)
    const group = groups.get(key) ?? { scope: actingScope(actor), ids: new Set() }
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
