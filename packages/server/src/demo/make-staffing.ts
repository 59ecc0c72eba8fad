import type { DemoReinforcements } from '@lookback/demo'
import type { Application } from '../kit/application.ts'
import { send } from '../staffing/index.ts'
import type { ActorOf } from './make-indicators.ts'

/** Lets the office send people to villages whose team is not whole. */
export async function makeStaffing(application: Application, { id, at, person, reinforcements }: DemoReinforcements, actorOf: ActorOf): Promise<void> {
  await send({ ...application, clock: () => new Date(at) }, await actorOf(person), { id, reinforcements })
}
