import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { coversRegion, scopeOf } from '@lookback/core/access'
import type { ClassTold, ClosingTier, HouseholdClass } from '@lookback/core/household-classes'
import { ClosingTier as ClosingTierShape, plainReason, requireClass, requireClosable, reviewOn } from '@lookback/core/household-classes'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, isAbove, Refusal, roleTiers } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import type { Entry } from '../database/log.ts'
import { isAppended } from '../database/log.queries.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { resolutionOnHousehold } from '../village-meetings/index.ts'
import type { GivenClass } from './records.queries.ts'
import { countOpenProblems, endGiven, findClassified, insertGiven, lastSeen, listGiven, tiersThatSaw } from './records.queries.ts'

/**
 * Gives a household a class by what a meeting of its village decided, in place of the one that it has. The same again changes nothing.
 * @throws {Refusal} `not-found`, `household-ended`, and those of `requireClass`
 */
export function giveClass(application: Application, actor: Actor, household: string, { id, told }: { id: string; told: ClassTold }, locale: Locale): Promise<{ id: string }> {
  const { database, clock } = application
  const { county } = actor
  return write(database, clock, county, async (transaction) => {
    const scope = actorScope(actor, 'household-classes:give')
    const found = await findClassified(transaction, scope, household, { lock: true })
    if (!found) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    if (found.hasEnded) throw new Refusal('household-ended', { number: found.number })
    const now = clock()
    const parameter = await getParameter(transaction, county, 'household-classes', told.day)
    const { meeting, topic } = told
    const resolution = meeting === null || topic === null ? undefined : await resolutionOnHousehold(transaction, county, { meeting, topic, household })
    const given = await listGiven(transaction, scope, [household], { standing: false })
    const isUsed = meeting !== null && given.some((one) => one.meeting === meeting && one.topic === topic)
    const seen = await lastSeen(transaction, county, household, told.day)
    const named = requireClass(told, { resolution, isUsed, seenOn: seen?.day ?? null }, parameter, dayOf(now), termsIn(locale).classLack, locale === 'en' ? '; ' : '；')
    const entries = await give(transaction, application, actor, [{
      id, household, village: found.village, before: given.find(({ end }) => end === null) ?? null, class: named, source: 'meeting', meeting, topic, seen, day: told.day, reason: told.reason,
    }])
    return { result: { id }, entries }
  })
}

/** A class that is to be kept, with the one in whose place it is. */
export interface ToGive {
  id: string
  household: string
  village: string
  before: GivenClass | null
  class: HouseholdClass
  source: GivenClass['source']
  meeting: string | null
  topic: number | null
  /** The visit on which it rests; null where there was none in time. */
  seen: { visit: string; day: string } | null
  day: string
  reason: string
}

/** Keeps classes whose grounds have been looked at; the caller holds the households. @returns the entries, for the caller's `write` to append */
export async function give(transaction: Transaction<DB>, application: Application, { county, person }: Actor, toGive: readonly ToGive[]): Promise<Entry[]> {
  const at = application.clock().toISOString()
  const given = toGive.map((one): GivenClass => ({
    id: one.id, household: one.household, class: one.class, source: one.source, meeting: one.meeting, topic: one.topic, visit: one.seen?.visit ?? null, seenOn: one.seen?.day ?? null,
    day: one.day, reviewOn: reviewOn(one.class, one.source, one.day), reason: one.reason, reasonHash: hashOf(one.reason), givenAt: at, givenBy: person, end: null,
  }))
  await endGiven(transaction, county, toGive.flatMap(({ before }) => before?.id ?? []), { as: 'changed', at, by: person, tier: null, reason: '', reasonHash: null })
  await insertGiven(transaction, county, given)
  return given.map((one, index) => entryOf(application, {
    id: one.id, kind: 'household-class-given', actor: person, region: toGive[index]?.village ?? county, subject: one.household, happenedAt: at,
    payload: {
      given: one.id, name: one.class.name, class: one.class, source: one.source, meeting: one.meeting, topic: one.topic, visit: one.visit, seenOn: one.seenOn, day: one.day, reviewOn: one.reviewOn,
      reasonHash: one.reasonHash, before: toGive[index]?.before?.id ?? null,
    },
  }))
}

/** What is compared of a reason, and what the log keeps of it. */
export function hashOf(reason: string): string {
  return createHash('sha256').update(plainReason(reason)).digest('hex')
}

/**
 * Closes a household of its class, by the tier and after the visit that the class asks for.
 * @throws {Refusal} `not-found`, `household-class-none` where it has another by now, and those of `requireClosable`
 */
export function closeClass(application: Application, actor: Actor, household: string, { id, seen, reason }: { id: string; seen: string; reason: string }, locale: Locale): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  return write(database, clock, county, async (transaction) => {
    const scope = actorScope(actor, 'household-classes:close')
    const found = await findClassified(transaction, scope, household, { lock: true })
    if (!found) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const [standing] = await listGiven(transaction, scope, [household], { standing: true })
    if (standing?.id !== seen) throw new Refusal('household-class-none')
    const tier = closingTier(actor, found.village)
    requireClosable(standing.class, {
      tier, seenBy: await tiersThatSaw(transaction, county, household, standing.givenAt), openProblems: await countOpenProblems(transaction, county, household),
    }, termsIn(locale).tier)
    const at = clock().toISOString()
    const reasonHash = hashOf(reason)
    await endGiven(transaction, county, [seen], { as: 'closed', at, by: person, tier, reason, reasonHash })
    const payload = { given: seen, name: standing.class.name, tier, reasonHash }
    return { result: { id }, entries: [entryOf(application, { id, kind: 'household-class-closed', actor: person, region: found.village, subject: household, happenedAt: at, payload })] }
  })
}

/** The highest tier at which somebody may close households of a village. */
function closingTier({ county, posts }: Actor, village: string): ClosingTier {
  const own = posts.filter((post) => coversRegion(scopeOf(county, [post], 'household-classes:close'), village)).map(({ role }) => roleTiers[role])
  return ClosingTierShape.parse(own.reduce((one, other) => (isAbove(other, one) ? other : one)))
}
