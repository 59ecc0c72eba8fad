import type { Transaction } from 'kysely'
import type { LadderDecision, LadderStep, LadderSubject, SteppedFact } from '@lookback/core/ladder'
import { isTold, nameOf } from '@lookback/core/ladder'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { isAppended } from '../database/log.queries.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { isSeatOf, listHolders, seatsOf } from '../letters/index.ts'
import { sendNotices } from '../notices/index.ts'
import { standingOf, versionOf } from './proposals.ts'
import { decidesLadder } from './reader.ts'
import { insertStep } from './steps.queries.ts'
import { holdSubject, listSubjects } from './subjects.queries.ts'

interface Asked {
  id: string
  subject: LadderSubject
  version: string
  decision: LadderDecision
}

/**
 * Decides on what is proposed of a subject: a rung, or that nothing follows. Two who decide at once take turns, and the second is told.
 * @throws {Refusal} `not-permitted`, and those of the capability
 */
export async function decide(application: Application, actor: Actor, { id, subject, version, decision }: Asked): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  if (!decidesLadder(actor)) throw new Refusal('not-permitted')
  const now = clock()
  const today = dayOf(now)
  if (decision.outcome === 'confirmed' && decision.on > today) throw new Refusal('ladder-day-ahead', { today })
  return write(database, clock, county, async (transaction) => {
    await holdSubject(transaction, county, subject)
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const [known] = await listSubjects(transaction, county, [subject])
    if (!known) throw new Refusal('ladder-subject-unknown')
    if (known.person === person) throw new Refusal('ladder-not-of-oneself')
    const { proposal } = await standingOf(transaction, county, subject, today)
    if (!proposal) throw new Refusal('ladder-nothing-proposed')
    if (versionOf(proposal) !== version) throw new Refusal('ladder-proposal-changed')
    const fresh = new Set(proposal.fresh.map(nameOf))
    const facts = proposal.facts.map((fact): SteppedFact => ({ ...fact, isNew: fresh.has(nameOf(fact)) }))
    const step: LadderStep = {
      id, subject, unit: known.unit, region: known.region, person: known.person, proposed: proposal.rung, outcome: decision.outcome,
      ...(decision.outcome === 'confirmed' ? { rung: decision.rung, organ: decision.organ, number: decision.number, on: decision.on, words: decision.words }
        : { rung: proposal.rung, organ: '', number: '', on: today, words: decision.reason }),
      reasons: proposal.hits.map(({ rule, count }) => ({ rule: rule.name, measure: rule.measure, count })), decidedAt: now.toISOString(), decidedBy: person,
    }
    await insertStep(transaction, county, step, facts)
    if (isTold(step)) await tell(transaction, county, step, now)
    const { id: decided, person: holder, outcome, decidedAt, decidedBy, ...told } = step
    const kind = outcome === 'confirmed' ? 'ladder-confirmed' : 'ladder-put-aside'
    return { result: { id }, entries: [entryOf(application, { id, kind, actor: decidedBy, region: county, happenedAt: decidedAt, payload: { ...told, step: decided, holder, facts } })] }
  })
}

/** Tells whoever it concerns: the person, or whoever sits in the unit. */
async function tell(transaction: Transaction<DB>, county: string, { id, subject, unit, region, person, words, decidedBy }: LadderStep, now: Date): Promise<void> {
  const people = subject.kind === 'post' ? [person] : (await listHolders(transaction, county, [unit], dayOf(now)))
    .filter((holder) => isSeatOf(seatsOf(holder, 'ladder:read'), unit, region)).map((holder) => holder.person)
  await sendNotices(transaction, county, people.flatMap((one) => (one === null || one === decidedBy ? [] : [{
    person: one, kind: 'ladder-confirmed', actor: decidedBy, about: { kind: 'ladderStep' as const, id }, detail: { count: 1, text: words, day: null, level: null, queues: null },
  }])), now)
}
