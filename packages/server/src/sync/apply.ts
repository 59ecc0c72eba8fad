import type { ProblemAction } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/kernel'
import type { Operation } from '@lookback/core/sync'
import { conflictRule } from '@lookback/core/sync'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { asRefusal } from '../http/errors.ts'
import { takeResult } from '../doubts/index.ts'
import { enterCheck } from '../duty/index.ts'
import { tellObject } from '../indicators/index.ts'
import { actOn } from '../letters/index.ts'
import type { ActionBy } from '../problems/index.ts'
import { actOnMany } from '../problems/index.ts'
import { parseSubmission, recordVisit } from '../visits/index.ts'
import type { Wave } from './waves.ts'
import { findFoundByVisit } from './found-by-visit.queries.ts'

type Visit = Extract<Operation, { kind: 'visit' }>
type ObjectReport = Extract<Operation, { kind: 'object-report' }>
type DoubtCheck = Extract<Operation, { kind: 'doubt-check' }>
type DutyCheck = Extract<Operation, { kind: 'duty-check' }>
type LetterAct = Extract<Operation, { kind: 'letter-act' }>
type Action = Exclude<Operation, Visit | ObjectReport | DoubtCheck | DutyCheck | LetterAct>

/** As whom operations are done, and whether that lies outside what the person may do today. */
export interface Doer {
  actor: Actor
  outsideScope: boolean
}

/**
 * Does what operations of one kind say through the same code as everywhere: visits through the ingest, actions through
 * `decide`. Answers after COMMIT, in their order; what was done before changes nothing.
 * @param reference of the request, for errors that nobody has foreseen
 * @returns null for what is done, or why it is not
 */
export function applyWave(application: Application, doer: Doer, wave: Wave, reference: string): Promise<(Refusal | null)[]> {
  switch (wave.kind) {
    case 'visit':
      return Promise.all(wave.operations.map((visit) => settled(applyVisit(application, doer, visit), reference)))
    case 'object-report':
      return Promise.all(wave.operations.map((report) => settled(applyReport(application, doer, report), reference)))
    case 'doubt-check':
      return Promise.all(wave.operations.map((check) => settled(applyCheck(application, doer, check), reference)))
    case 'duty-check':
      return Promise.all(wave.operations.map((check) => settled(applyDutyCheck(application, doer, check), reference)))
    case 'letter-act':
      return applyLetterActs(application, doer, wave.operations, reference)
    case 'spot-fix':
    case 'problem-action':
      return applyActions(application, doer, wave.operations, reference)
  }
}

async function settled(work: Promise<unknown>, reference: string): Promise<Refusal | null> {
  return work.then(() => null, (error: unknown) => asRefusal(error, reference))
}

async function applyVisit(application: Application, { actor, outsideScope }: Doer, { id, payload, clockOffset }: Visit): Promise<void> {
  const submission = parseSubmission(Buffer.from(payload.submission))
  if (submission.id !== id) throw new Refusal('request-invalid', { fields: ['instanceID'] })
  // Photos come apart and later; until then the visit is incomplete.
  const result = await recordVisit(application, actor.county, { actor, submission, attachments: [], incomplete: true, outsideScope, clockOffset, position: payload.position })
  if (result instanceof Refusal) throw result
}

async function applyReport(application: Application, { actor, outsideScope }: Doer, operation: ObjectReport): Promise<void> {
  const { object, told } = operation.payload
  const happenedAt = countyTime(operation, application.clock()).toISOString()
  await tellObject(application, actor, { id: operation.id, happenedAt, outsideScope }, object, told)
}

async function applyCheck(application: Application, { actor, outsideScope }: Doer, operation: DoubtCheck): Promise<void> {
  const { doubt, answer } = operation.payload
  const happenedAt = countyTime(operation, application.clock())
  await takeResult(application, actor, actorScope(actor, 'doubts:check'), doubt, answer, { id: operation.id, happenedAt, outsideScope })
}

/** Under posts that are held no more nobody checks anybody: `good-faith.ts` knows no such operation. */
async function applyDutyCheck(application: Application, { actor }: Doer, operation: DutyCheck): Promise<void> {
  await enterCheck(application, actor, { id: operation.id, at: countyTime(operation, application.clock()), told: operation.payload, fedBack: null }, { byPhone: true })
}

/** One after the other: an answer rests on the letter having been signed for. As with checks of duty, under posts held no more nobody acts. */
async function applyLetterActs(application: Application, { actor }: Doer, operations: readonly LetterAct[], reference: string): Promise<(Refusal | null)[]> {
  const results: (Refusal | null)[] = []
  for (const { id, payload: { letter, ...request } } of operations) results.push(await settled(actOn(application, actor, letter, { id, ...request }, { byPhone: true }), reference))
  return results
}

/** All in one transaction; should that fail as a whole, one by one, so that none takes others along. */
async function applyActions(
  application: Application, doer: Doer, operations: readonly Action[], reference: string,
): Promise<(Refusal | null)[]> {
  const requests = await Promise.all(operations.map((operation) =>
    requestOf(application, doer, operation).catch((error: unknown) => asRefusal(error, reference))))
  const asked = requests.filter((request): request is ActionBy => !(request instanceof Refusal))
  const results = new Map<ActionBy, Refusal | null>()
  const act = async (some: readonly ActionBy[]) => {
    const done = await actOnMany(application, doer.actor.county, some)
    some.forEach((request, index) => {
      const result = done[index]
      results.set(request, result instanceof Refusal ? result : null)
    })
  }
  try {
    await act(asked)
  } catch {
    for (const request of asked) results.set(request, await settled(act([request]), reference) ?? results.get(request) ?? null)
  }
  return requests.map((request) => (request instanceof Refusal ? request : (results.get(request) ?? null)))
}

async function requestOf(application: Application, { actor, outsideScope }: Doer, operation: Action): Promise<ActionBy> {
  const at = application.clock()
  const { id } = operation
  const madeAt = countyTime(operation, at)
  if (operation.kind === 'spot-fix') {
    return { actor, at, madeAt, outsideScope, request: { id, version: null, ...await spotFix(application, actor, operation.payload) } }
  }
  const { problem, version, action } = operation.payload
  const seen = conflictRule(operation) === 'as-seen' ? version : null
  return { actor, at, madeAt, outsideScope, request: { id, problem, version: seen, action: datedBy(madeAt, action) } }
}

/** When it was done: by the phone's clock, put right by what it was found to be off; never later than now. */
function countyTime({ deviceTime, clockOffset }: Operation, now: Date): Date {
  return new Date(Math.min(Date.parse(deviceTime) + clockOffset, now.getTime()))
}

/** The problem is the one that the visit found; the county names problems, so that the phone could only name the item. */
async function spotFix(
  { database }: Application, actor: Actor, { visit, item, measures, evidence }: Extract<Operation, { kind: 'spot-fix' }>['payload'],
): Promise<{ problem: string; action: ProblemAction }> {
  const found = await findFoundByVisit(database, actor, visit, item)
  if (!found) throw new Refusal('spot-fix-without-finding', { item })
  // Found and mended in one visit, and the finding bears the visit's end: a photo taken just before is of the finding.
  const madeAt = found.foundAt.toISOString()
  return {
    problem: found.problem, action: { action: 'fix-on-the-spot', measures, evidence: evidence.map((piece) => ({ ...piece, madeAt })) },
  }
}

/**
 * The phone dates evidence by the county's time as it knows it. Where its clock has run away since they last met, a date
 * later than now is now: a wrong clock hinders nobody.
 */
function datedBy(at: Date, action: ProblemAction): ProblemAction {
  if (!('evidence' in action) || !action.evidence) return action
  const now = at.toISOString()
  return { ...action, evidence: action.evidence.map((piece) => (Date.parse(piece.madeAt) > at.getTime() ? { ...piece, madeAt: now } : piece)) }
}
