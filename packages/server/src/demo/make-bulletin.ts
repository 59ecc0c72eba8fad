import type { DemoBulletin } from '@lookback/demo'
import type { Application } from '../kit/application.ts'
import { makeBulletin as publish } from '../reports/index.ts'
import type { ActorOf } from './make-indicators.ts'

/** Lets the office make a bulletin of the whole county, by the records of its hour. */
export async function makeBulletin(application: Application, county: string, { at, person, ...request }: DemoBulletin, actorOf: ActorOf): Promise<void> {
  await publish({ ...application, clock: () => new Date(at) }, await actorOf(person), { county, grants: [{ region: county, department: null }] }, request)
}
