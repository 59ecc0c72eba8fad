import { identifierNamed } from '@lookback/core/kernel'
import type { VillageMeetingEvent } from '@lookback/demo'
import type { Application } from '../kit/application.ts'
import { answerObjection, openNotice, pointOut, takeObjection, writeMinutes } from '../village-meetings/index.ts'
import { findHouseholds } from './demo.queries.ts'
import { endNotice, photographNotice } from './hang-notice.ts'
import type { ActorOf } from './make-indicators.ts'

/** Lets everything about the meetings of villages happen again, each at its hour, through the same commands as at the desk. */
export async function makeVillageMeetings(application: Application, county: string, events: readonly VillageMeetingEvent[], actorOf: ActorOf): Promise<void> {
  for (const [index, event] of events.entries()) {
    const then = { ...application, clock: () => new Date(event.at) }
    const actor = await actorOf(event.person)
    const id = identifierNamed('demo village meeting event', String(index))
    switch (event.kind) {
      case 'minutes': {
        const numbers = event.concerned.map(({ number }) => number)
        const households = numbers.length === 0 ? new Map<string, string>() : await findHouseholds(application.database, county, numbers)
        const concerned = event.concerned.map(({ number, decided }) => ({ household: households.get(number) ?? '', decided }))
        const topics = event.told.topics.map((topic, place) => (place === 0 ? { ...topic, households: concerned } : topic))
        await writeMinutes(then, actor, { id: event.id, told: { ...event.told, topics } })
        break
      }
      case 'notice':
        await openNotice(then, actor, event.meeting, { id: event.id, topic: event.topic, place: event.place, from: event.from }, 'zh-CN')
        break
      case 'photographed':
        await photographNotice(then, actor, event.notice, index)
        break
      case 'end':
        await endNotice(then, actor, event.notice)
        break
      case 'objection':
        await takeObjection(then, actor, event.notice, { id: event.id, day: event.day, text: event.text, objector: event.objector })
        break
      case 'answer':
        await answerObjection(then, actor, event.objection, { id, answer: { text: event.text, isUpheld: false } })
        break
      case 'remark':
        await pointOut(then, actor, event.meeting, { id, text: event.text })
    }
  }
}
