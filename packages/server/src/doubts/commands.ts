import type { Scope } from '@lookback/core/access'
import type { DoubtAnswer, DoubtFilter, DoubtResult } from '@lookback/core/doubts'
import { DoubtRule, HANDED_OUT_AT_ONCE } from '@lookback/core/doubts'
import type { Day } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { isAppended } from '../database/log.queries.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { readIdentifier } from '../kit/identifier.ts'
import { insertChecks, lockWaiting, setResult } from './checks.queries.ts'
import { doubtsIn } from './list.ts'

/**
 * Hands out what nobody was asked about yet.
 * @returns how many
 * @throws {Refusal} `doubt-day-past`, `doubts-too-many`
 */
export async function handOut(
  application: Application, actor: Actor, scope: Scope, { dueOn, ...filter }: Pick<DoubtFilter, 'region' | 'rule'> & { dueOn: Day },
): Promise<number> {
  const { database, clock } = application
  if (dueOn < dayOf(clock())) throw new Refusal('doubt-day-past')
  const { rows, found } = await doubtsIn(application, scope, { ...filter, standing: 'new' })
  if (rows.length > HANDED_OUT_AT_ONCE) throw new Refusal('doubts-too-many', { count: rows.length, limit: HANDED_OUT_AT_ONCE })
  const asked = new Set(rows.map(({ id }) => id))
  const handed = found.filter(({ id }) => asked.has(id))
  const now = clock()
  return write(database, clock, scope.county, async (transaction) => {
    const made = await insertChecks(transaction, scope.county, handed, { by: actor.person, at: now, dueOn })
    const entries = handed.filter(({ id }) => made.has(id)).map(({ id, rule, household, village, member }) => entryOf(application, {
      kind: 'doubt-handed-out', actor: actor.person, region: village, subject: household, happenedAt: now.toISOString(),
      payload: { doubt: id, rule, member, dueOn },
    }))
    return { result: entries.length, entries }
  })
}

/**
 * Takes what a check found. The same again from a phone changes nothing.
 * @param made the phone's id for it, when it was done, and whether under posts that are held no more; without it, it is done now
 * @throws {Refusal} `not-found` outside the scope, `doubt-not-waiting` where there is a result already
 */
export async function takeResult(
  application: Application, actor: Actor, scope: Scope, doubt: string, { result, note }: DoubtAnswer, made?: { id: string; happenedAt: Date; outsideScope: boolean },
): Promise<{ result: DoubtResult }> {
  const { database, clock } = application
  const id = readIdentifier(doubt)
  const at = made?.happenedAt ?? clock()
  return write(database, clock, scope.county, async (transaction) => {
    const waiting = await lockWaiting(transaction, scope, id)
    if (made && await isAppended(transaction, scope.county, made.id)) return { result: { result }, entries: [] }
    if (!waiting) throw new Refusal('not-found')
    if (waiting.result !== null) throw new Refusal('doubt-not-waiting')
    await setResult(transaction, scope.county, id, { result, note, by: actor.person, at })
    return {
      result: { result },
      entries: [entryOf(application, {
        ...(made && { id: made.id }), kind: 'doubt-checked', actor: actor.person, region: waiting.village, subject: waiting.household,
        happenedAt: at.toISOString(), payload: { doubt: id, rule: DoubtRule.parse(waiting.rule), result, ...(made?.outsideScope && { outsideScope: true }) },
      })],
    }
  })
}
