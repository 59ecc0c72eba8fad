import type { LightAssessment } from '@lookback/core/indicators'
import { coversRegion } from '@lookback/core/access'
import { Refusal } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import { actorScope } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { entryOf } from '../kit/entries.ts'
import { write } from '../database/write.ts'
import { listCatalogue } from './catalogue.queries.ts'
import { hasLight, insertLight } from './lights.queries.ts'

/** Sets an assessed light; the same request again changes nothing. @throws {Refusal} `not-found` */
export async function assess(
  application: Application, actor: Actor, { id, indicator, region, light, reason }: LightAssessment,
): Promise<void> {
  const { database, clock } = application
  const { county } = actor
  const scope = actorScope(actor, 'indicators:manage')
  await write(database, clock, county, async (transaction) => {
    const [known] = await listCatalogue(transaction, scope, { ids: [indicator] })
    if (!known || !coversRegion(scope, region)) throw new Refusal('not-found')
    if (await hasLight(transaction, county, id)) return { result: undefined, entries: [] }
    await insertLight(transaction, county, { id, indicator, region, light, reason, setBy: actor.person, setAt: clock() })
    const entry = entryOf(application, {
      kind: 'indicator-light-assessed', actor: actor.person, region, happenedAt: clock().toISOString(), payload: { assessment: id, indicator, light, reason },
    })
    return { result: undefined, entries: [entry] }
  })
}
