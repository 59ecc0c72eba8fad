import type { FactFilter, LadderFactRow, LadderSubject, LadderSubjectView, Rung, SteppedFact } from '@lookback/core/ladder'
import { nameOf } from '@lookback/core/ladder'
import type { Page } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { getParameter } from '../database/parameters.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { pageFrom } from '../kit/page.ts'
import { describeFacts } from './facts.queries.ts'
import { rowOf, standingOf, versionOf } from './proposals.ts'
import { decidesLadder, readerOf } from './reader.ts'
import { findStep, listStepFacts, listStepRows } from './steps.queries.ts'
import { listSubjects } from './subjects.queries.ts'

/** Steps of one subject that a page shows; the list has the others. */
const STEPS_SHOWN = 50

/** @throws {Refusal} `not-permitted` for whoever does not decide for the whole county */
export function requireDecider(actor: Actor): void {
  if (!decidesLadder(actor)) throw new Refusal('not-permitted')
}

/** What is proposed of a subject, and what was decided before. @throws {Refusal} `ladder-subject-unknown` */
export async function viewSubject({ database, clock }: Application, actor: Actor, subject: LadderSubject): Promise<LadderSubjectView> {
  requireDecider(actor)
  const [known] = await listSubjects(database, actor.county, [subject])
  if (!known) throw new Refusal('ladder-subject-unknown')
  const { proposal, past, parameter } = await standingOf(database, actor.county, subject, dayOf(clock()))
  const { rows } = await listStepRows(database, readerOf(actor), subject, { after: null, limit: STEPS_SHOWN })
  return {
    subject, name: known.name, detail: known.detail, steps: rows,
    proposal: proposal && { ...rowOf(proposal, known, past), version: versionOf(proposal), letters: parameter.letters },
  }
}

/** The records that count of a subject today, or those behind a decision. */
export async function viewFacts(
  { database, clock }: Application, actor: Actor, { measure, step, kind, code }: FactFilter, { after, limit }: { after: readonly string[] | null; limit: number },
): Promise<Page<LadderFactRow>> {
  requireDecider(actor)
  const facts: SteppedFact[] = step === undefined ? await countedNow() : await listStepFacts(database, actor.county, step)
  const own = facts.filter((fact) => measure === undefined || fact.measure === measure)
  const from = Number(after?.[0] ?? 0)
  const shown = own.slice(from, from + limit + 1)
  const texts = await describeFacts(database, actor.county, shown)
  let position = from
  return pageFrom(shown.map((fact) => ({ ...fact, text: texts.get(fact.about) ?? fact.about })), own.length, limit, () => [String(position += limit)])

  async function countedNow(): Promise<SteppedFact[]> {
    const { facts: counted, past } = await standingOf(database, actor.county, { kind, code }, dayOf(clock()))
    const decided = new Set(past.flatMap((one) => one.facts.map(nameOf)))
    return counted.map((fact) => ({ ...fact, isNew: !decided.has(nameOf(fact)) }))
  }
}

/** A decision; for the office, with the kind of letter by which it goes out. @throws {Refusal} `not-found` */
export async function viewStep({ database, clock }: Application, actor: Actor, id: string) {
  const step = await findStep(database, readerOf(actor), id)
  if (!step) throw new Refusal('not-found')
  const isForOffice = decidesLadder(actor)
  const { letters } = await getParameter(database, actor.county, 'ladder', dayOf(clock()))
  const letterOf = (rung: Rung) => letters.find((one) => one.rung === rung)?.kind ?? null
  return { ...step, isForOffice, letter: isForOffice && step.outcome === 'confirmed' ? letterOf(step.rung) : null, reasons: isForOffice ? step.reasons : [] }
}
