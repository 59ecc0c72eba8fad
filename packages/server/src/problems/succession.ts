import type { Transaction } from 'kysely'
import { derivedIdentifier, grouped } from '@lookback/core/kernel'
import type { Problem, ProblemEntry } from '@lookback/core/problems'
import { carryOver, fold, openStates, revive } from '@lookback/core/problems'
import type { Store } from '../kit/application.ts'
import { newIdentifier } from '../clock.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import type { Happened } from './append.ts'
import { happen, saveHappened } from './append.ts'
import { problemEntry } from './entries.ts'
import type { PlacedProblem } from './load.queries.ts'
import type { PlacedSubject } from './opening.queries.ts'
import { readProblemLogs } from './problem-log.queries.ts'
import { listOwedElsewhere, lockByItem, lockOwedBy, lockProblemsOf } from './succession.queries.ts'

/** Who does it, in whose transaction. */
export interface Succession {
  transaction: Transaction<DB>
  store: Pick<Store, 'clock'>
  /** The person is null where the software itself does it. */
  actor: { county: string; person: string | null }
}

/** What became of a problem: it goes on at another subject, is the same as one that is open there, or lapses. */
export interface Succeeded {
  problem: Problem
  fate: 'carried-over' | 'merged' | 'lapsed'
  /** The subject that it belongs to now; null where it lapsed. */
  to: PlacedSubject | null
}

/** The outcome, and the entries for the caller's `write` to append. */
export interface Followed {
  succeeded: Succeeded[]
  entries: Entry[]
}

/**
 * Lets the open problems of subjects go on at those that they have become part of. What was settled stays where it was
 * settled: rounds that are over have found it there.
 * @param only those of the problems that go; all of them when left out
 */
export async function carryProblems(
  { transaction, store, actor }: Succession, pairs: readonly { from: string; to: PlacedSubject }[], only?: readonly string[],
): Promise<Followed> {
  const { county } = actor
  const targets = new Map(pairs.map(({ from, to }) => [from, to]))
  const open = (await lockProblemsOf(transaction, county, [...targets.keys()], openStates))
    .filter(({ problem }) => only === undefined || only.includes(problem.id))
  const there = await lockByItem(transaction, county, pairs.map(({ to }) => to.id))
  const logs = await readProblemLogs(transaction, county, open.map(({ problem }) => problem.id))
  const at = store.clock()
  const happened: Happened[] = []
  const succeeded: Succeeded[] = []
  for (const placed of open) {
    const { problem } = placed
    const to = targets.get(problem.subject)
    if (!to) continue
    const into = there.get(`${to.id} ${problem.item}`) ?? null
    const carried = carryOver(problem, logs.get(problem.id) ?? [], into, to, derivedIdentifier(problem.id, to.id))
    const goesOn = carried ? carry(store, actor, carried, into, to, at) : null
    if (goesOn) {
      happened.push(goesOn)
      there.set(`${to.id} ${problem.item}`, goesOn.after)
    }
    const mergedInto = goesOn?.after.id ?? into?.id ?? ''
    happened.push(happen(placed, { kind: 'problem-merged', into: mergedInto }, by(store, actor, at)))
    succeeded.push({ problem, fate: goesOn ? 'carried-over' : 'merged', to })
  }
  return { succeeded, entries: await saveHappened(transaction, county, happened, at) }
}

function carry(
  store: Pick<Store, 'clock'>, actor: Succession['actor'], what: ProblemEntry & { kind: 'problem-carried-over' }, before: Problem | null,
  to: PlacedSubject, at: Date,
): Happened {
  const happening = { problem: what.carried.id, actor: actor.person, happenedAt: at.toISOString() }
  return {
    before, after: fold(before, what, happening), region: to.region, number: to.number, what,
    entry: problemEntry(what, happening, to, newIdentifier(store.clock)),
  }
}

/** What is about somebody or something that is no more lapses. */
export async function lapseProblems({ transaction, store, actor }: Succession, subjects: readonly string[]): Promise<Followed> {
  const open = await lockProblemsOf(transaction, actor.county, subjects, openStates)
  const entries = await each(transaction, store, actor, open, () => ({ kind: 'problem-lapsed' }))
  return { succeeded: open.map(({ problem }) => ({ problem, fate: 'lapsed', to: null })), entries }
}

/** What lapsed with subjects that are registered again stands as it did. */
export async function reviveProblems({ transaction, store, actor }: Succession, subjects: readonly string[]): Promise<Entry[]> {
  const lapsed = await lockProblemsOf(transaction, actor.county, subjects, ['lapsed'])
  const logs = await readProblemLogs(transaction, actor.county, lapsed.map(({ problem }) => problem.id))
  return each(transaction, store, actor, lapsed, ({ problem }) => revive(problem.id, logs.get(problem.id) ?? []))
}

/**
 * Gives what units have to mend to the units in whose place they stand now, however far it has come.
 * @param units the unit from now on, by the one until now
 * @param subjects whose problems; null for those of everybody
 * @returns the entries, one for each problem
 */
export async function changeUnits(
  { transaction, store, actor }: Succession, units: ReadonlyMap<string, string>, subjects: readonly string[] | null,
): Promise<Entry[]> {
  const owed = await lockOwedBy(transaction, actor.county, [...units.keys()], subjects)
  return each(transaction, store, actor, owed, ({ problem }) =>
    ({ kind: 'problem-unit-changed', from: problem.unit ?? '', unit: units.get(problem.unit ?? '') ?? '' }))
}

/**
 * Gives what is to be mended of subjects to the units that sit where these lie now, so that somebody owes it who can go there:
 * whatever moved them, a page or a table. Asked again, it changes nothing.
 */
export async function handToPlace(context: Succession, subjects: readonly string[]): Promise<Entry[]> {
  const elsewhere = await listOwedElsewhere(context.transaction, context.actor.county, subjects)
  const entries: Entry[] = []
  for (const alike of grouped(elsewhere, ({ unit, next }) => `${unit} ${next}`).values()) {
    const units = new Map(alike.map(({ unit, next }) => [unit, next]))
    entries.push(...await changeUnits(context, units, alike.map(({ subject }) => subject)))
  }
  return entries
}

async function each(
  transaction: Transaction<DB>, store: Pick<Store, 'clock'>, actor: Succession['actor'], placed: readonly PlacedProblem[],
  what: (placed: PlacedProblem) => ProblemEntry,
): Promise<Entry[]> {
  const at = store.clock()
  return saveHappened(transaction, actor.county, placed.map((one) => happen(one, what(one), by(store, actor, at))), at)
}

function by({ clock }: Pick<Store, 'clock'>, actor: Succession['actor'], at: Date) {
  return { actor: actor.person, at, id: newIdentifier(clock) }
}
