import type { LeaveAsked } from '@lookback/core/duty'
import { askedLeave } from '@lookback/core/duty'
import type { Locale } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import { termsIn } from '@lookback/core/words'
import { isAppended } from '../database/log.queries.ts'
import { getParameter } from '../database/parameters.ts'
import { write } from '../database/write.ts'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { findOverlapping, insertLeave, lockLeave, setLeave } from './leaves.queries.ts'
import type { ExpectedPost } from './posts.queries.ts'
import { listExpected } from './posts.queries.ts'
import { areasOf, mayDecideLeave } from './reader.ts'
import { tellApprovers, tellAskers } from './tell.ts'

/** The posts for which somebody asks for leave today: the own ones, and for a township those of its villages. */
export async function postsToAskFor({ database, clock }: Application, actor: Actor): Promise<ExpectedPost[]> {
  const today = dayOf(clock())
  const { duties } = await getParameter(database, actor.county, 'duty', today)
  return listExpected(database, actor.county, { areas: registeredAreas(actor), duties, day: today, person: actor.person })
}

/** Where somebody enters slips that others brought on paper. */
function registeredAreas(actor: Actor): string[] {
  return areasOf({ ...actor, posts: actor.posts.filter(({ tier }) => tier === 'township') }, 'leave:ask')
}

/**
 * Asks for leave; the slip is as old as its entry. The same again changes nothing.
 * @throws {Refusal} `leave-not-yours-to-ask`, `leave-overlaps`, and those of `askedLeave`
 */
export async function askForLeave(application: Application, actor: Actor, { id, ...asked }: LeaveAsked & { id: string }): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  const now = clock()
  return write(database, clock, county, async (transaction) => {
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    const parameter = await getParameter(transaction, county, 'duty', dayOf(now))
    const post = (await listExpected(transaction, county, { areas: registeredAreas(actor), duties: parameter.duties, day: dayOf(now), person })).find((one) => one.post === asked.post)
    if (!post) throw new Refusal('leave-not-yours-to-ask')
    const leave = askedLeave(asked, parameter, { id, person: post.person, village: post.village, askedBy: person, now })
    const other = await findOverlapping(transaction, county, leave)
    if (other) throw new Refusal('leave-overlaps', { ...other })
    await insertLeave(transaction, county, { ...leave, unit: post.unit, reason: asked.reason })
    await tellApprovers(transaction, county, leave, person, now)
    const { kind, isOfficial, mayBeLater, from, to, tier } = leave
    return {
      result: { id },
      entries: [entryOf(application, {
        id, kind: 'leave-asked', actor: person, region: post.village, happenedAt: now.toISOString(),
        payload: { leave: id, post: post.post, person: post.person, unit: post.unit, village: post.village, kind, isOfficial, mayBeLater, from, to, tier },
      })],
    }
  })
}

/**
 * Approves a slip or does not.
 * @param locale in which whoever asked is told
 * @throws {Refusal} `not-found`, `leave-decided-already`, `leave-not-yours-to-decide`
 */
export async function decideOnLeave(application: Application, actor: Actor, leaveId: string, { id, isApproved }: { id: string; isApproved: boolean }, locale: Locale): Promise<{ id: string }> {
  const { database, clock } = application
  const { county, person } = actor
  const now = clock()
  return write(database, clock, county, async (transaction) => {
    const leave = await lockLeave(transaction, actor, leaveId)
    if (!leave) throw new Refusal('not-found')
    if (await isAppended(transaction, county, id)) return { result: { id }, entries: [] }
    if (leave.state !== 'asked') throw new Refusal('leave-decided-already')
    if (!mayDecideLeave(actor, leave)) throw new Refusal('leave-not-yours-to-decide')
    await setLeave(transaction, county, leaveId, { isApproved, by: person, at: now })
    await tellAskers(transaction, county, { ...leave, id: leaveId }, { actor: person, text: termsIn(locale).leaveState[isApproved ? 'approved' : 'refused'] }, now)
    return {
      result: { id },
      entries: [entryOf(application, {
        id, kind: 'leave-decided', actor: person, region: leave.village, happenedAt: now.toISOString(), payload: { leave: leaveId, person: leave.person, isApproved },
      })],
    }
  })
}
