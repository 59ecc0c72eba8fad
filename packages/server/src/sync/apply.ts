import type { ProblemAction } from '@lookback/core/problems'
import { Refusal } from '@lookback/core/refusal'
import type { Operation } from '@lookback/core/sync'
import { conflictRule } from '@lookback/core/sync'
import type { Actor } from '../access/actor.ts'
import type { Application } from '../application.ts'
import { actOnMany } from '../problems/commands.ts'
import { parseSubmission } from '../rounds/parse-submission.ts'
import { recordVisit } from '../rounds/visit-queue.ts'

/**
 * Does what an operation says through the same code as everywhere: a visit through the ingest, an action through
 * `decide`. Each is one transaction and answers after COMMIT; done before, it changes nothing.
 * @throws {Refusal}
 */
export async function apply(application: Application, actor: Actor, operation: Operation): Promise<void> {
  switch (operation.kind) {
    case 'visit':
      return applyVisit(application, actor, operation)
    case 'spot-fix':
      return applySpotFix(application, actor, operation)
    case 'problem-action': {
      const { problem, version, action } = operation.payload
      const seen = conflictRule(operation) === 'as-seen' ? version : null
      return act(application, actor, operation, { problem, version: seen, action: datedByNow(application, action) })
    }
  }
}

async function applyVisit(application: Application, actor: Actor, operation: Extract<Operation, { kind: 'visit' }>): Promise<void> {
  const submission = parseSubmission(Buffer.from(operation.payload.submission))
  if (submission.id !== operation.id) throw new Refusal('request-invalid', { fields: ['instanceID'] })
  // Photos come apart and later; until then the visit is incomplete.
  const result = await recordVisit(application, actor.county, { actor, submission, attachments: [], incomplete: true })
  if (result instanceof Refusal) throw result
}

/** The problem is the one that the visit found; the county names problems, so that the phone could only name the item. */
async function applySpotFix(application: Application, actor: Actor, operation: Extract<Operation, { kind: 'spot-fix' }>): Promise<void> {
  const { visit, item, measures, evidence } = operation.payload
  const found = await application.database
    .selectFrom('finding')
    .innerJoin('visit', (join) => join.onRef('visit.county', '=', 'finding.county').onRef('visit.id', '=', 'finding.visit'))
    .innerJoin('problem', (join) => join.onRef('problem.county', '=', 'finding.county').onRef('problem.id', '=', 'finding.problem'))
    .select(['finding.problem', 'problem.found_at'])
    .where('finding.county', '=', actor.county).where('finding.visit', '=', visit).where('finding.item', '=', item)
    .where('visit.inspector', '=', actor.person)
    .executeTakeFirst()
  if (!found) throw new Refusal('spot-fix-without-finding', { item })
  // Found and mended in one visit, and the finding bears the visit's end: a photo taken just before is of the finding.
  const foundAt = found.found_at.toISOString()
  const action: ProblemAction = {
    action: 'fix-on-the-spot', measures, evidence: evidence.map((piece) => ({ ...piece, madeAt: foundAt })),
  }
  await act(application, actor, operation, { problem: found.problem, version: null, action })
}

async function act(
  application: Application, actor: Actor, { id }: Operation, request: { problem: string; version: number | null; action: ProblemAction },
): Promise<void> {
  const [result] = await actOnMany(application, actor.county, [{ actor, at: application.clock(), request: { id, ...request } }])
  if (result instanceof Refusal) throw result
}

/**
 * The phone dates evidence by the county's time as it knows it. Where its clock has run away since they last met, a date
 * later than now is now: a wrong clock hinders nobody.
 */
function datedByNow(application: Application, action: ProblemAction): ProblemAction {
  if (!('evidence' in action) || !action.evidence) return action
  const now = application.clock().toISOString()
  return { ...action, evidence: action.evidence.map((piece) => (Date.parse(piece.madeAt) > Date.parse(now) ? { ...piece, madeAt: now } : piece)) }
}
