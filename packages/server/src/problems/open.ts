import type { Transaction } from 'kysely'
import { coversRegion } from '@lookback/core/access'
import { derivedIdentifier, Refusal } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import type { OpenedSubject, Opening } from '@lookback/core/problems'
import { fold, openByHand } from '@lookback/core/problems'
import { subjectOfThing } from '@lookback/core/subjects'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
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
  const { county } = actor
  const { id, standard, item, note } = opening
  return write(database, clock, county, async (transaction) => {
    const done = await findOpened(transaction, county, id)
    if (done) {
      if (done.actor !== actor.person || done.problem === null) throw new Refusal('already-exists', { constraint: 'log_entry_id_unique' })
      return { result: done.problem, entries: [] }
    }
    const subject = await subjectOf(transaction, actor, opening.subject)
    const department = await findDepartment(transaction, county, standard, item)
    if (department === null) throw new Refusal('check-item-unknown', { item })
    const before = await lockProblemOf(transaction, county, subject.id, item)
    const what = openByHand(before?.state ?? null, {
      id, subjectKind: subject.kind, subject: subject.id, standard, item, department, note,
    })
    const now = clock()
    const happening = { problem: before?.id ?? derivedIdentifier(id, 'problem'), actor: actor.person, happenedAt: now.toISOString() }
    const { region, number } = subject
    const entries = await saveHappened(transaction, county, [{
      before, after: fold(before, what, happening), region, number, what, entry: problemEntry(what, happening, subject, id),
    }], now)
    return { result: happening.problem, entries }
  })
}

/** What is opened on, within the actor's jurisdiction; something in a village is known to the county from now on. */
async function subjectOf(transaction: Transaction<DB>, actor: Actor, asked: OpenedSubject): Promise<PlacedSubject> {
  const scope = actorScope(actor, 'problems:open')
  if ('id' in asked) {
    const subject = await findSubject(transaction, scope, asked.id)
    if (!subject) throw new Refusal('not-found')
    return subject
  }
  const { village, thing } = asked
  if (levelOf(village) !== 'village' || !coversRegion(scope, village)) throw new Refusal('not-found')
  const subject: PlacedSubject = {
    kind: 'thing', id: subjectOfThing(actor.county, village, thing), name: thing, number: `${village}${thing}`, region: village,
  }
  await saveSubjects(transaction, actor.county, [subject])
  return subject
}
