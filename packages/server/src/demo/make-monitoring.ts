import { identifierNamed } from '@lookback/core/kernel'
import type { MonitoringAct } from '@lookback/core/monitoring'
import type { DemoMonitoring, MonitoringStory } from '@lookback/demo'
import type { Application } from '../kit/application.ts'
import { actOnMonitoring, openMonitoring } from '../monitoring/index.ts'
import { openNotice, writeMinutes } from '../village-meetings/index.ts'
import { findHouseholds } from './demo.queries.ts'
import { endNotice, photographNotice } from './hang-notice.ts'
import type { ActorOf } from './make-indicators.ts'

/** Lets households come to be monitored again, each step at its hour, through the same commands as at the desk. */
export async function makeMonitoring(application: Application, county: string, { stories }: DemoMonitoring, actorOf: ActorOf): Promise<void> {
  const households = await findHouseholds(application.database, county, stories.map(({ household }) => household))
  for (const story of stories) await tell(application, story, households.get(story.household) ?? '', actorOf)
}

async function tell(application: Application, { id, village, secretary, clue, visit, appraised, opinions }: MonitoringStory, household: string, actorOf: ActorOf): Promise<void> {
  const scribe = await actorOf(secretary)
  const at = (hour: string): Application => ({ ...application, clock: () => new Date(hour) })
  let seen = 0
  const act = async (hour: string, person: string, action: MonitoringAct) => {
    await actOnMonitoring(at(hour), await actorOf(person), id, { id: identifierNamed('demo monitoring act', id, String(seen)), seen, action }, 'zh-CN')
    seen += 1
  }
  await openMonitoring(at(clue.at), scribe, household, { id, clue: { kind: clue.kind, day: clue.day, text: clue.text } })
  if (visit) await act(visit.at, secretary, { act: 'visit', stage: visit.stage, visit: visit.told })
  if (appraised) {
    const { stage, meeting, notice, writtenAt, postedAt, endedAt, told, decided, place } = appraised
    await writeMinutes(at(writtenAt), scribe, { id: meeting, told: { ...told, topics: told.topics.map((topic) => ({ ...topic, households: [{ household, decided }] })) } })
    await openNotice(at(postedAt), scribe, meeting, { id: notice, topic: 1, place, from: postedAt.slice(0, 10) }, 'zh-CN')
    await photographNotice(at(postedAt), scribe, notice, Number(village.slice(-3)) + 1)
    await endNotice(at(endedAt), scribe, notice)
    await act(endedAt, secretary, { act: 'resolution', stage, meeting, topic: 1 })
  }
  for (const { at: hour, person, stage, text, declines } of opinions) await act(hour, person, declines ? { act: 'decline', reason: text } : { act: 'review', stage, opinion: text })
}
