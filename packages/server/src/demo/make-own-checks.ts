import { identifierNamed, Refusal } from '@lookback/core/kernel'
import type { OwnCheckEvent } from '@lookback/demo'
import { recordOwn } from '../ladder/index.ts'
import type { Application } from '../kit/application.ts'
import { actOnMany } from '../problems/index.ts'
import { findLatestDue } from './demo.queries.ts'
import type { ActorOf } from './make-indicators.ts'

/** Lets leaders do in person what they did, each at its hour, through the same commands as at the desk. */
export async function makeOwnChecks(application: Application, county: string, events: readonly OwnCheckEvent[], actorOf: ActorOf): Promise<void> {
  for (const [index, event] of events.entries()) {
    const then = { ...application, clock: () => new Date(event.at) }
    const actor = await actorOf(event.person)
    if (event.kind === 'own') {
      await recordOwn(then, actor, event.id, event.told)
      continue
    }
    const { region, count, how, note } = event
    const problems = await findLatestDue(application.database, county, region, count)
    const results = await actOnMany(then, county, problems.map(({ id: problem, version }) => ({
      actor, at: new Date(event.at), request: { id: identifierNamed('demo own check', String(index), problem), problem, version, action: { action: 'leader-check', how, note } },
    })))
    for (const result of results) if (result instanceof Refusal) throw result
  }
}
