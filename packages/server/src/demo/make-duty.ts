import { derivedIdentifier, identifierNamed, Refusal } from '@lookback/core/kernel'
import type { DutyEvent } from '@lookback/demo'
import { actOnFinding, askForLeave, decideOnLeave, enterCheck, tellDays } from '../duty/index.ts'
import type { Application } from '../kit/application.ts'
import { actOnMany } from '../problems/index.ts'
import { findPostProblem } from './demo.queries.ts'
import type { ActorOf } from './make-indicators.ts'

/** Lets everything about duty happen again, each at its hour, through the same commands as at the desk. */
export async function makeDuty(application: Application, county: string, events: readonly DutyEvent[], actorOf: ActorOf): Promise<void> {
  for (const [index, event] of events.entries()) {
    const then = { ...application, clock: () => new Date(event.at) }
    const actor = await actorOf(event.person)
    const id = identifierNamed('demo duty event', String(index))
    switch (event.kind) {
      case 'leave':
        await askForLeave(then, actor, { id: event.id, ...event.asked })
        break
      case 'approve':
        await decideOnLeave(then, actor, event.leave, { id, isApproved: true }, 'zh-CN')
        break
      case 'check':
        await enterCheck(then, actor, { id: event.id, at: new Date(event.seenAt), told: event.told, fedBack: event.fedBack })
        break
      case 'act':
        await actOnFinding(then, actor, derivedIdentifier(event.check, event.post), { id, action: event.action }, 'zh-CN')
        break
      case 'problem': {
        const problem = await findPostProblem(application.database, county, event.post)
        const [result] = await actOnMany(then, county, [{ actor, request: { id, problem: problem.id, version: problem.version, action: event.action }, at: new Date(event.at) }])
        if (result instanceof Refusal) throw result
        break
      }
      case 'sheet':
        await tellDays(then, actor, { id, post: event.post, month: event.month, days: event.days })
    }
  }
}
