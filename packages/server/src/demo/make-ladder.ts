import { dayOf } from '@lookback/core/kernel'
import type { DemoLadderStep } from '@lookback/demo'
import type { Application } from '../kit/application.ts'
import { decide, standingOf, versionOf } from '../ladder/index.ts'
import type { ActorOf } from './make-indicators.ts'

/** Decides on what the rules propose of a unit, with the records that they count at that hour. */
export async function makeLadderStep(application: Application, county: string, { id, at, person, subject, ...confirmed }: DemoLadderStep, actorOf: ActorOf): Promise<void> {
  const then = { ...application, clock: () => new Date(at) }
  const { proposal } = await standingOf(application.database, county, subject, dayOf(then.clock()))
  if (!proposal) throw new Error(`the rules propose nothing of ${subject.code}`)
  await decide(then, await actorOf(person), { id, subject, version: versionOf(proposal), decision: { outcome: 'confirmed', ...confirmed } })
}
