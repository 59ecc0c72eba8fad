import { Refusal } from '@lookback/core/kernel'
import type { DemoIndicators, IndicatorEvent } from '@lookback/demo'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { write } from '../database/write.ts'
import { decideOnCorrection, decideReports, propose, saveAll, saveCatalogue, submitReports } from '../indicators/index.ts'
import { findHouseholds } from './demo.queries.ts'

export type ActorOf = (person: string) => Promise<Actor>

/** When the county took its indicators up, before the first report. */
const TAKEN_UP_AT = '2020-03-02T01:00:00.000Z'
/** When the villages last told of their objects. */
const OBJECTS_TOLD_AT = '2020-05-06T10:00:00.000Z'

/** The catalogue, its objects, and eight weeks of reports through the same decisions as everybody's. */
export async function makeIndicators(application: Application, county: string, indicators: DemoIndicators, actorOf: ActorOf): Promise<void> {
  const { catalogue, targets, milestones, objects, events } = indicators
  const { database } = application
  const takenUp = { ...application, clock: () => new Date(TAKEN_UP_AT) }
  await write(database, takenUp.clock, county, async (transaction) => ({
    result: undefined, entries: await saveCatalogue(transaction, takenUp, county, null, { indicators: catalogue, targets, milestones }),
  }))
  for (const together of atOnce(events)) await happen(application, county, together, actorOf)
  const told = { ...application, clock: () => new Date(OBJECTS_TOLD_AT) }
  const households = await findHouseholds(database, county, objects.flatMap(({ householdNumber }) => householdNumber ?? []))
  await write(database, told.clock, county, async (transaction) => ({
    result: undefined,
    entries: await saveAll(transaction, told, county, null, objects.map(({ object, householdNumber }) =>
      ({ ...object, subject: (householdNumber === null ? undefined : households.get(householdNumber)) ?? object.subject }))),
  }))
}

/** Neighbours of one moment and kind. */
function atOnce(events: readonly IndicatorEvent[]): IndicatorEvent[][] {
  const groups: IndicatorEvent[][] = []
  for (const event of events) {
    const last = groups.at(-1)
    if (last?.[0]?.at === event.at && last[0].kind === event.kind) last.push(event)
    else groups.push([event])
  }
  return groups
}

async function happen(application: Application, county: string, events: readonly IndicatorEvent[], actorOf: ActorOf): Promise<void> {
  const [first] = events
  if (!first) return
  const then = { ...application, clock: () => new Date(first.at) }
  const submissions = await Promise.all(events.flatMap((event) =>
    (event.kind === 'submit' ? [actorOf(event.person).then((actor) => ({ actor, submission: event.submission }))] : [])))
  if (submissions.length > 0) {
    for (const one of await submitReports(then, county, submissions, { dryRun: false, locale: 'zh-CN' })) if (one instanceof Refusal) throw one
  }
  const decisions = events.flatMap((event) => (event.kind === 'decide' ? [event] : []))
  for (const person of new Set(decisions.map((event) => event.person))) {
    await decideReports(then, await actorOf(person), decisions.filter((event) => event.person === person).map(({ decision }) => decision))
  }
  for (const event of events) {
    if (event.kind === 'propose') {
      const { id, report, done, reason, evidence } = event
      await propose(then, await actorOf(event.person), { id, report, after: { done, started: null, whole: null, rate: null, remark: '' }, reason, evidence })
    }
    if (event.kind === 'correct') await decideOnCorrection(then, await actorOf(event.person), event.id, { isConfirmed: true, reason: event.reason })
  }
}
