import type { Transaction } from 'kysely'
import { coversRegion } from '@lookback/core/access'
import type { DutyCheck, DutyCheckTold, DutyFinding, FedBack } from '@lookback/core/duty'
import { excuseOf, excuses, MOST_DAYS_LATER, requireDutyCheck } from '@lookback/core/duty'
import { dayOf, derivedIdentifier, Refusal } from '@lookback/core/kernel'
import { levelOf } from '@lookback/core/places'
import { isAppended } from '../database/log.queries.ts'
import type { Entry } from '../database/log.ts'
import { getParameter } from '../database/parameters.ts'
import type { DB } from '../database/types.gen.ts'
import { write } from '../database/write.ts'
import { requireNamed } from '../evidence/index.ts'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import type { Presence } from './checks.queries.ts'
import { insertCheck } from './checks.queries.ts'
import { insertFindings } from './findings.queries.ts'
import { listExpected, listSlips } from './posts.queries.ts'
import { decidesDuty } from './reader.ts'
import { tellFindings } from './tell.ts'

/** A check as it is entered; `id` is its own and that of the entry. */
export interface EnteredCheck {
  id: string
  at: Date
  told: DutyCheckTold
  fedBack: FedBack | null
}

const HOUR_MS = 3_600_000

/**
 * Enters a check and, of whoever was away with no slip that counts, an absence to be answered. The same again changes nothing.
 * @param byPhone a phone may come to the county days later, and sends words first and its files after them
 * @throws {Refusal} `not-found` outside the scope, `duty-fed-back-by-office`, and those of `requireDutyCheck`
 */
export async function enterCheck(
  application: Application, actor: Actor, { id, at, told, fedBack }: EnteredCheck, { byPhone }: { byPhone: boolean } = { byPhone: false },
): Promise<{ id: string }> {
  const { database, clock } = application
  const { county } = actor
  const now = clock()
  return write(database, clock, county, async (transaction) => {
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    if (levelOf(told.village) !== 'village' || !coversRegion(actorScope(actor, 'duty:check'), told.village)) throw new Refusal('not-found')
    if (fedBack && !decidesDuty(actor)) throw new Refusal('duty-fed-back-by-office')
    if (!byPhone) await requireNamed(transaction, actor, told.photos)
    const { answerHours, duties, enteredWithinDays } = await getParameter(transaction, county, 'duty', dayOf(now))
    const expected = new Map((await listExpected(transaction, county, { areas: [told.village], duties, day: dayOf(at) })).map((post) => [post.post, post]))
    requireDutyCheck(told, { at, now, fedBack, enteredWithinDays: byPhone ? MOST_DAYS_LATER : enteredWithinDays, expected, inspector: actor })
    const presences = await presencesOf(transaction, county, told, at, (post) => expected.get(post)?.unit ?? '')
    const check: DutyCheck = {
      id, village: told.village, at: at.toISOString(), enteredAt: now.toISOString(), inspector: actor.person, second: told.second, fedBackTier: fedBack?.tier ?? null,
      source: fedBack?.source ?? '', signedBy: told.signedBy, witness: told.witness, photos: told.photos,
    }
    const dueAt = new Date(now.getTime() + answerHours * HOUR_MS).toISOString()
    const findings = presences.filter(({ found, leave }) => found === 'away' && leave === null)
      .map(({ post, unit }) => begunFinding(check, dueAt, { post, unit, person: expected.get(post)?.person ?? '' }))
    await insertCheck(transaction, county, check, presences)
    await insertFindings(transaction, county, findings)
    await tellFindings(transaction, county, findings, ['person', 'unit', 'office'], { kind: 'duty-checked', actor: actor.person, day: dayOf(new Date(dueAt)), text: null }, now)
    return { result: { id }, entries: [checkEntry(application, actor, check, presences, findings, dueAt)] }
  })
}

/** Each with the slip by which an absence is excused now. */
async function presencesOf(transaction: Transaction<DB>, county: string, told: DutyCheckTold, at: Date, unitOf: (post: string) => string): Promise<Presence[]> {
  const day = dayOf(at)
  const slips = await listSlips(transaction, county, told.presences.map(({ post }) => post), { from: day, to: day })
  return told.presences.map((presence) => {
    const excuse = excuseOf(slips.get(presence.post) ?? [], at)
    return { ...presence, unit: unitOf(presence.post), leave: presence.found === 'away' && excuses(excuse) ? excuse.leave?.id ?? null : null }
  })
}

/** An absence as it begins. */
export function begunFinding(
  { id, village, at }: Pick<DutyCheck, 'id' | 'village' | 'at'>, dueAt: string, { post, person, unit }: { post: string; person: string; unit: string },
): DutyFinding {
  return {
    id: derivedIdentifier(id, post), check: id, post, person, unit, village, at, dueAt, personAnsweredAt: null, personAnsweredBy: null, unitAnsweredAt: null, unitAnsweredBy: null,
    state: 'open', decidedAt: null, decidedBy: null, reason: '', problem: null,
  }
}

function checkEntry(application: Application, actor: Actor, check: DutyCheck, presences: readonly Presence[], findings: readonly DutyFinding[], dueAt: string): Entry {
  const { id, village, at, enteredAt, second, fedBackTier, source, signedBy, witness, photos } = check
  return entryOf(application, {
    id, kind: 'duty-checked', actor: actor.person, region: village, happenedAt: enteredAt,
    payload: {
      id, village, at, enteredAt, second, fedBackTier, source, signedBy, witness, photos, dueAt,
      presences: presences.map(({ post, unit, found, verified, leave }) => ({ post, unit, found, verified, leave })),
      findings: findings.map(({ id: finding, post, person, unit }) => ({ id: finding, post, person, unit })),
    },
  })
}
