import type { Transaction } from 'kysely'
import type { Scope } from '@lookback/core/access'
import type { Circumstances, Problem, ProblemAction } from '@lookback/core/problems'
import { actingFor, decide, problemInstants } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import { actingScope } from './acting.ts'
import type { Happened } from './append.ts'
import { happen, saveHappened } from './append.ts'
import { loadCircumstances } from './circumstances.ts'
import type { PlacedProblem } from './load.queries.ts'
import { loadProblems } from './load.queries.ts'
import { findAppended } from './appended.queries.ts'
import { changedHere, nameChanges } from './meanwhile.ts'

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
  /** When it was done where that was before it came, put right by what the phone's clock was off; it stands after what the problem has been through. */
  madeAt?: Date
  /** Made under a scope that no longer holds, and taken in: the log says so. */
  outsideScope?: boolean
}

/**
 * One action on one problem: loaded in scope and locked, decided by `core`, appended, written.
 * @returns `known` where the same request has been done before
 * @throws {Refusal} `not-found`, `changed-meanwhile`, and whatever `decide` says
 */
export async function actOn(application: Application, actor: Actor, request: ActionRequest): Promise<'done' | 'known'> {
  const [result] = await actOnMany(application, actor.county, [{ actor, request, at: application.clock() }])
  if (result instanceof Refusal) throw result
  return result ?? 'known'
}

/**
 * Actions in one transaction, each done or refused by itself, answered in the order they came. Several on one problem
 * are decided one after the other. With `preview` all of it is decided and nothing written.
 * @param seen is told each that goes through
 */
export async function actOnMany(
  application: Application, county: string, actions: readonly ActionBy[], { preview, seen }: { preview: boolean; seen?: (one: Happened) => void } = { preview: false },
): Promise<('done' | 'known' | Refusal)[]> {
  return write(application.database, application.clock, county, async (transaction) => {
    const loaded = await lockProblems(transaction, actions)
    const appended = await findAppended(transaction, county, actions.map(({ request }) => request.id))
    const circumstancesOf = await loadCircumstances(transaction, county, application.clock(), actions.flatMap((one, index) => {
      const place = loaded[index]
      return place ? [{ problem: place.problem, action: one.request.action, scope: actingScope(one.actor) }] : []
    }))
    const happened: Happened[] = []
    const here = new Map<string, { one: Happened; who: string }>()
    const decided = actions.map(({ actor, request, at: now, madeAt, outsideScope = false }, index): 'done' | 'known' | Refusal => {
      const before = appended.get(request.id)
      // Whoever did it may hear so, even where the problem has gone out of sight since.
      if (before?.problem === request.problem && (before.actor === actor.person || loaded[index])) return 'known'
      const place = loaded[index]
      if (!place) return new Refusal('not-found')
      if (before) return new Refusal('already-exists', { constraint: 'log_entry_id_unique' })
      const changed = here.get(request.problem)
      if (changed && request.version !== null && request.version !== place.problem.version) return changedHere(changed.one, changed.who)
      try {
        const at = madeAt && madeAt < now ? notBefore(place.problem, madeAt, now) : now
        const one = act({ actor, request, at, outsideScope }, place, circumstancesOf({ ...place, action: request.action, at }))
        place.problem = one.after
        appended.set(one.entry.id, { problem: one.after.id, actor: actor.person })
        here.set(one.after.id, { one, who: actor.name })
        happened.push(one)
        seen?.(one)
        return 'done'
      } catch (error) {
        if (error instanceof Refusal) return error
        throw error
      }
    })
    const result = await nameChanges(transaction, county, decided.map((one, index) =>
      ({ problem: actions[index]?.request.problem ?? '', result: one })))
    if (preview) return { result, entries: [] }
    return { result, entries: await saveHappened(transaction, county, happened, application.clock()) }
  })
}

/** A moment, or that of the last thing that the problem has been through where that came later. */
function notBefore(problem: Problem, moment: Date, now: Date): Date {
  const through = problemInstants.map((name) => Date.parse(problem[name] ?? '')).filter((time) => time <= now.getTime())
  return new Date(Math.max(moment.getTime(), ...through))
}

function act({ actor, request, at, outsideScope }: ActionBy, placed: PlacedProblem, circumstances: Circumstances): Happened {
  const { problem, region } = placed
  if (request.version !== null && problem.version !== request.version) throw new Refusal('changed-meanwhile', { state: problem.state })
  const what = decide(problem, request.action, actingFor(actor, problem, region, request.action.action), circumstances)
  return happen(placed, outsideScope ? { ...what, outsideScope } : what, { actor: actor.person, at, id: request.id })
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
