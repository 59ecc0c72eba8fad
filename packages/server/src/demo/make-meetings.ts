import type { DemoMeeting, DemoShared } from '@lookback/demo'
import { newIdentifier } from '../clock.ts'
import { write } from '../database/write.ts'
import type { Application } from '../kit/application.ts'
import { actOn, actOnDecision, convene, judgeCommitments } from '../meetings/index.ts'
import { actOn as actOnShared, open } from '../shared-work/index.ts'
import type { ActorOf } from './make-indicators.ts'

const at = (application: Application, instant: string) => ({ ...application, clock: () => new Date(instant) })

/** Holds a meeting: convened with the figures of its hour, written down, its minutes issued; and what came of its decisions. */
export async function makeMeeting(application: Application, { id, kind, person, convenedAt, recordedAt, issuedAt, terms, figures, record, events }: DemoMeeting, actorOf: ActorOf): Promise<void> {
  const office = await actorOf(person)
  await convene(at(application, convenedAt), office, { id, kind, terms, figures })
  for (const [instant, action] of [[recordedAt, { act: 'record', record }], [issuedAt, { act: 'issue' }]] as const) {
    const then = at(application, instant)
    await actOn(then, office, id, { id: newIdentifier(then.clock), action })
  }
  for (const event of events) await actOnDecision(at(application, event.at), await actorOf(event.person), event.decision, { id: event.id, action: event.action })
}

/** Judges the commitments whose day is over, as the clock does it. */
export async function judge(application: Application, county: string, instant: string): Promise<void> {
  const { database, clock } = at(application, instant)
  await write(database, clock, county, (transaction) =>
    judgeCommitments.step({ transaction, county, now: clock(), work: [], days: [], retained: [], contents: application.contents }))
}

/** Shares something among units, and lets them say for whom they wait. */
export async function makeShared(application: Application, { id, at: instant, person, about, title, shares, events }: DemoShared, actorOf: ActorOf): Promise<void> {
  await open(at(application, instant), await actorOf(person), { id, about, title, shares })
  for (const event of events) await actOnShared(at(application, event.at), await actorOf(event.person), id, { id: event.id, action: event.action })
}
