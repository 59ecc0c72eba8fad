import { findRefused, updateRefused } from './refused.queries.ts'
import { entryOf, placeOf } from '../kit/entries.ts'
import type { Scope } from '@lookback/core/access'
import type { Locale } from '@lookback/core/kernel'
import { refusalSentence } from '@lookback/core/words'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Operation } from '@lookback/core/sync'
import { passesByItself, readOperation, SentOperation } from '@lookback/core/sync'
import type { Actor } from '../kit/actor.ts'
import { getActor } from '../access/index.ts'
import type { Application } from '../kit/application.ts'
import { write } from '../database/write.ts'
import { asRefusal } from '../http/errors.ts'
import { headPosition } from './log-position.queries.ts'
import { insertOperationFiles } from '../evidence/index.ts'
import type { RefusedWork } from './refused.queries.ts'
import { decideWave, plain } from './take-operations.ts'
import { findOutsideScope, findTaken } from './taken.queries.ts'
import type { Wave } from './waves.ts'

/** Somebody at the office, and which refused work it is about. */
export interface AtOffice {
  actor: Actor
  scope: Scope
  work: { id: string; hash: Buffer }
}

/**
 * Decides on refused work once more, as its maker's and by the posts that the maker holds today or was told of then.
 * Still refused, it stands with the reason of now; what was taken in before is `known`.
 * @throws {Refusal} `not-found`, and whatever passes by itself
 */
export async function takeRefusedIn(
  application: Application, { actor: office, scope, work }: AtOffice, { reference, locale }: { reference: string; locale: Locale },
) {
  const { database, clock } = application
  const { county } = office
  const kept = await findRefused(database, scope, work)
  if (kept === null) throw new Refusal('not-found')
  if (kept === 'accepted') return { result: 'known' as const, refusal: null }
  const { operation, refusal } = await decideAgain(application, county, kept, reference)
  if (refusal && passesByItself(refusal.code)) throw refusal
  const { sequence } = await headPosition(database, county)
  const isOutside = (await findOutsideScope(database, county, [kept.id])).has(kept.id)
  await write(database, clock, county, async (transaction) => {
    const locked = await findRefused(transaction, scope, work, { lock: true })
    if (!locked || locked === 'accepted') return { result: undefined, entries: [] }
    await updateRefused(transaction, county, kept, refusal
      ? { refusal: plain(refusal) }
      : { takenIn: { sequence, outsideScope: isOutside, kind: operation?.kind ?? 'unread' } })
    if (refusal || !operation) return { result: undefined, entries: [] }
    await insertOperationFiles(transaction, county, [operation])
    return { result: undefined, entries: [entryOf(application, { kind: 'refused-work-taken-in', payload: workOf(kept), ...settledBy(office, kept) })] }
  })
  if (!refusal) return { result: 'accepted' as const, refusal: null }
  const { code, details } = plain(refusal)
  return { result: 'refused' as const, refusal: { code, details, message: refusalSentence(code, details, locale) } }
}

/**
 * Leaves refused work out for good; its maker reads why.
 * @throws {Refusal} `not-found`
 */
export async function setRefusedAside(
  application: Application, { actor: office, scope, work }: AtOffice, reason: string,
): Promise<void> {
  const { county } = office
  await write(application.database, application.clock, county, async (transaction) => {
    const kept = await findRefused(transaction, scope, work, { lock: true })
    if (kept === null || kept === 'accepted') throw new Refusal('not-found')
    if (kept.refusal.code === 'work-set-aside') return { result: undefined, entries: [] }
    await updateRefused(transaction, county, kept, {
      refusal: { code: 'work-set-aside', details: { reason, before: kept.refusal.code } },
    })
    return {
      result: undefined,
      entries: [entryOf(application, {
        kind: 'refused-work-set-aside', payload: { ...workOf(kept), reason, before: kept.refusal.code }, ...settledBy(office, kept),
      })],
    }
  })
}

async function decideAgain(
  application: Application, county: string, { id, content, actor, device, hash }: RefusedWork, reference: string,
): Promise<{ operation: Operation | null; refusal: Refusal | null }> {
  const { database, clock } = application
  const others = (await findTaken(database, county, [id])).filter((one) => one.refusal === null && !one.hash.equals(hash))
  if (others.length > 0) return { operation: null, refusal: new Refusal('operation-differs') }
  try {
    const operation = readOperation(SentOperation.parse(content))
    if (operation.actor !== actor || operation.device !== device || operation.county !== county) throw new Refusal('operation-actor-differs')
    const maker = await getActor(database, { county, account: '', person: actor }, dayOf(clock()))
    const [refusal = null] = await decideWave(application, maker, { kind: operation.kind, operations: [operation] } as Wave, reference)
    return { operation, refusal }
  } catch (error) {
    return { operation: null, refusal: asRefusal(error, reference) }
  }
}

function workOf({ id, actor, device }: RefusedWork) {
  return { operation: id, person: actor, device }
}

/** The subject brings the household's phones what has happened. */
function settledBy(office: Actor, { subject, region }: RefusedWork) {
  return { actor: office.person, region: region ?? placeOf(office), subject: region === null ? null : subject }
}
