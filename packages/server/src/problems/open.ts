import type { Transaction } from 'kysely'
import type { Scope } from '@lookback/core/access'
import { coversRegion } from '@lookback/core/access'
import { derivedIdentifier, Refusal } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import type { OpenedSubject, Opening } from '@lookback/core/problems'
import { fold, observeAbsence, openByHand } from '@lookback/core/problems'
import { subjectOfThing } from '@lookback/core/subjects'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import { saveSubjects } from '../subjects/index.ts'
import { saveHappened } from './append.ts'
import { problemEntry } from './entries.ts'
import type { PlacedSubject } from './opening.queries.ts'
import { findDepartment, findOpened, findSubject, lockProblemOf } from './opening.queries.ts'

/**
 * Opens a problem by hand; the same request again opens nothing more.
 * @returns the problem's identifier
 * @throws {Refusal} `not-found` for a subject outside the actor's jurisdiction, `check-item-unknown`, `problem-open-already`
 */
export async function openByOffice(application: Application, actor: Actor, opening: Opening): Promise<string> {
  const { database, clock } = application
  return write(database, clock, actor.county, async (transaction) => {
    const { problem, entries } = await openIn(transaction, clock(), actor.person, actorScope(actor, 'problems:open'), opening)
    return { result: problem, entries }
  })
}

/** The same within somebody's transaction, on what lies in a scope. @returns the entries, for the caller's `write` to append */
export async function openIn(
  transaction: Transaction<DB>, now: Date, person: string, scope: Scope, { id, standard, item, note, subject: asked }: Opening,
): Promise<{ problem: string; entries: Entry[] }> {
  const { county } = scope
  const done = await findOpened(transaction, county, id)
  if (done) {
    if (done.actor !== person || done.problem === null) throw new Refusal('already-exists', { constraint: 'log_entry_id_unique' })
    return { problem: done.problem, entries: [] }
  }
  const subject = await subjectOf(transaction, scope, asked)
  const department = await findDepartment(transaction, county, standard, item)
  if (department === null) throw new Refusal('check-item-unknown', { item })
  const before = await lockProblemOf(transaction, county, subject.id, item)
  const what = openByHand(before?.state ?? null, {
    id, subjectKind: subject.kind, subject: subject.id, standard, item, department, note,
  })
  const happening = { problem: before?.id ?? derivedIdentifier(id, 'problem'), actor: person, happenedAt: now.toISOString() }
  const { region, number } = subject
  const entries = await saveHappened(transaction, county, [{
    before, after: fold(before, what, happening), region, number, what, entry: problemEntry(what, happening, subject, id),
  }], now)
  return { problem: happening.problem, entries }
}

/** An absence that nobody excused, of a post. */
export interface UnexcusedAbsence {
  /** Of the entry. */
  id: string
  post: string
  /** The check that saw it. */
  check: string
  standard: string
  item: string
  /** Whoever sent the person, where that is a department; else the item's own answers. */
  department: string | null
  note: string
}

/**
 * The problem of a post whose holder was not there: found, found again, or shown to be reported falsely; the entries are for the caller's
 * `write` to append.
 * @throws {Refusal} `not-found` outside the scope, `check-item-unknown`
 */
export async function observeAbsenceIn(
  transaction: Transaction<DB>, now: Date, person: string, scope: Scope, { id, post, check, standard, item, department: sender, note }: UnexcusedAbsence,
): Promise<{ problem: string; entries: Entry[] }> {
  const { county } = scope
  const subject = await subjectOf(transaction, scope, { id: post })
  const department = sender ?? await findDepartment(transaction, county, standard, item)
  if (department === null) throw new Refusal('check-item-unknown', { item })
  const before = await lockProblemOf(transaction, county, subject.id, item)
  const what = observeAbsence(before?.state ?? null, { subjectKind: subject.kind, subject: subject.id, standard, item, department, check, note })
  const happening = { problem: before?.id ?? derivedIdentifier(id, 'problem'), actor: person, happenedAt: now.toISOString() }
  const { region, number } = subject
  const entries = await saveHappened(transaction, county, [{
    before, after: fold(before, what, happening), region, number, what, entry: problemEntry(what, happening, subject, id),
  }], now)
  return { problem: happening.problem, entries }
}

/** What is opened on, within a scope; something in a village is known to the county from now on. */
async function subjectOf(transaction: Transaction<DB>, scope: Scope, asked: OpenedSubject): Promise<PlacedSubject> {
  if ('id' in asked) {
    const subject = await findSubject(transaction, scope, asked.id)
    if (!subject) throw new Refusal('not-found')
    return subject
  }
  const { village, thing } = asked
  if (levelOf(village) !== 'village' || !coversRegion(scope, village)) throw new Refusal('not-found')
  const subject: PlacedSubject = {
    kind: 'thing', id: subjectOfThing(scope.county, village, thing), name: thing, number: `${village}${thing}`, region: village,
  }
  await saveSubjects(transaction, scope.county, [subject])
  return subject
}
