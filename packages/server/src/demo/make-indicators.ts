import type { Day } from '@lookback/core/kernel'
import { addDays, beginningOf, Refusal } from '@lookback/core/kernel'
import type { DemoIndicators, IndicatorEvent } from '@lookback/demo'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { write } from '../database/write.ts'
import { decideOnCorrection, decideReports, keepComputedDay, propose, saveAll, saveCatalogue, submitReports } from '../indicators/index.ts'
import { findHouseholds } from './demo.queries.ts'

export type ActorOf = (person: string) => Promise<Actor>

/** When the county took its indicators up, before the first report. */
export const TAKEN_UP_AT = '2020-03-02T01:00:00.000Z'
const WEEKS_KEPT = 8
const NIGHTS_KEPT = 2
/** When the villages last told of their objects. */
const OBJECTS_TOLD_AT = '2020-05-06T10:00:00.000Z'

/** The catalogue, with its targets. */
export async function takeUpIndicators(application: Application, county: string, { catalogue, targets, milestones }: DemoIndicators): Promise<void> {
  const takenUp = { ...application, clock: () => new Date(TAKEN_UP_AT) }
  await write(application.database, takenUp.clock, county, async (transaction) => ({
    result: undefined, entries: await saveCatalogue(transaction, takenUp, county, null, { indicators: catalogue, targets, milestones }),
  }))
}

/** The nights before a day after which the county keeps what it counts by itself: one a week at first, for making a demo takes minutes, then all. */
export function keptNights(day: Day): string[] {
  const before = [...Array.from({ length: WEEKS_KEPT }, (_, week) => NIGHTS_KEPT + 7 * (WEEKS_KEPT - week)), ...Array.from({ length: NIGHTS_KEPT + 1 }, (_, night) => NIGHTS_KEPT - night)]
  return before.map((days) => beginningOf(addDays(day, -days)).toISOString())
}

/** Keeps what the county counts by itself, as the clock does it. */
export async function keepNight(application: Application, county: string, at: string): Promise<void> {
  const { database, contents } = application
  const now = new Date(at)
  await write(database, () => now, county, (transaction) => keepComputedDay.step({ transaction, county, now, work: [], days: [], retained: [], contents }))
}

/** The objects of indicators, and eight weeks of reports through the same decisions as everybody's. */
export async function makeReports(application: Application, county: string, { objects, events }: DemoIndicators, actorOf: ActorOf): Promise<void> {
  const { database } = application
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
