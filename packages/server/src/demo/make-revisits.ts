import { identifierNamed, Refusal } from '@lookback/core/kernel'
import type { DemoRevisits, DemoSeenAgain } from '@lookback/demo'
import type { Application } from '../kit/application.ts'
import { actOnMany } from '../problems/index.ts'
import { drawRevisitSample } from '../revisits/index.ts'
import { findDrawn } from './demo.queries.ts'
import type { ActorOf } from './make-indicators.ts'

/** Lets the office draw what is looked at once more. */
export async function drawAgain(application: Application, county: string, { drawnAt, person, draws }: DemoRevisits, actorOf: ActorOf): Promise<void> {
  const then = { ...application, clock: () => new Date(drawnAt) }
  const office = await actorOf(person)
  for (const draw of draws) await drawRevisitSample(then, office, { county, grants: [{ region: county, department: null }] }, draw)
}

/** Lets somebody look once more at what was drawn. */
export async function lookAgain(application: Application, county: string, seen: DemoSeenAgain, actorOf: ActorOf): Promise<void> {
  const actor = await actorOf(seen.person)
  const drawn = await findDrawn(application.database, county, seen.region, seen.households)
  const fallenBack = new Set([...new Set(drawn.map(({ subject }) => subject))].slice(seen.households - seen.fallenBack))
  const results = await actOnMany({ ...application, clock: () => new Date(seen.at) }, county, drawn.map(({ id: problem, version, subject }) => {
    const action = fallenBack.has(subject) ? { action: 'revisit' as const, held: false, note: seen.note } : { action: 'revisit' as const, held: true }
    return { actor, at: new Date(seen.at), request: { id: identifierNamed('demo revisit', problem), problem, version, action } }
  }))
  for (const result of results) if (result instanceof Refusal) throw result
}
