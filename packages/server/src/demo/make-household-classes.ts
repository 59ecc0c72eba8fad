import { identifierNamed } from '@lookback/core/kernel'
import type { ClassMeeting, ClassRow, DemoHouseholdClasses } from '@lookback/demo'
import { giveClass, takeInClasses } from '../household-classes/index.ts'
import type { Application } from '../kit/application.ts'
import type { ReadTable } from '../kit/workbook/read-table.ts'
import { RefusedCell } from '../kit/workbook/returned-row.ts'
import { openNotice, writeMinutes } from '../village-meetings/index.ts'
import { findSeenHouseholds } from './demo.queries.ts'
import { endNotice, photographNotice } from './hang-notice.ts'
import type { ActorOf } from './make-indicators.ts'

/** Lets households be classified again, each at its hour, through the same commands as at the desk. */
export async function makeHouseholdClasses(application: Application, county: string, { tables, meetings }: DemoHouseholdClasses, actorOf: ActorOf): Promise<void> {
  for (const { at, person, rows } of tables) {
    const results = await takeInClasses({ ...application, clock: () => new Date(at) }, await actorOf(person), tableOf(rows), { dryRun: false })
    for (const { result } of results) if (result instanceof RefusedCell) throw result
  }
  for (const meeting of meetings) await decide(application, county, meeting, actorOf)
}

/** A table as it is read of a sheet. */
function tableOf(rows: readonly ClassRow[]): ReadTable {
  const columns = { householdNumber: 1, class: 2, day: 3, reason: 4 }
  return {
    places: new Map(Object.entries(columns)), sheets: [], passedOver: 0, leftOut: [], misread: [],
    rows: rows.map((row, index) => ({ number: index + 2, cells: [row.number, row.class, row.day, row.reason].map((text) => ({ kind: 'text', text })) })),
  }
}

/** A village meets of households that visits have seen, hangs its notice, and gives what was decided. */
async function decide(application: Application, county: string, { village, secretary, id, notice, told, households: most, place, decide: decisionOf, writtenAt, postedAt, endedAt }: ClassMeeting, actorOf: ActorOf): Promise<void> {
  const actor = await actorOf(secretary)
  const at = (hour: string): Application => ({ ...application, clock: () => new Date(hour) })
  const seen = await findSeenHouseholds(application.database, county, village, writtenAt, most)
  const decided = seen.map((household, index) => ({ ...household, ...decisionOf(household, index) }))
  const topics = told.topics.map((topic) => ({ ...topic, households: decided.map((one) => ({ household: one.id, decided: one.decided })) }))
  await writeMinutes(at(writtenAt), actor, { id, told: { ...told, topics } })
  await openNotice(at(postedAt), actor, id, { id: notice, topic: 1, place, from: postedAt.slice(0, 10) }, 'zh-CN')
  await photographNotice(at(postedAt), actor, notice, Number(village.slice(-3)))
  await endNotice(at(endedAt), actor, notice)
  for (const one of decided) {
    const request = { id: identifierNamed('demo household class given', one.id), told: { class: one.class, meeting: id, topic: 1, day: endedAt.slice(0, 10), reason: one.reason } }
    await giveClass(at(endedAt), actor, one.id, request, 'zh-CN')
  }
}
