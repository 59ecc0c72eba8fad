import { identifierNamed } from '@lookback/core/kernel'
import type { DemoInstruction } from '@lookback/demo'
import { actOn, give } from '../instructions/index.ts'
import type { Application } from '../kit/application.ts'
import { findLatestDue } from './demo.queries.ts'
import type { ActorOf } from './make-indicators.ts'

/** Lets a leader write on what is listed, and on the problems that are past their day for longest, each on another, and lets whom it names answer. */
export async function makeInstructions(application: Application, county: string, made: readonly DemoInstruction[], actorOf: ActorOf): Promise<void> {
  const written = new Map<string, number>()
  /** Each time another one. */
  async function nextLate(region: string): Promise<string> {
    const ordinal = (written.get(region) ?? 0) + 1
    written.set(region, ordinal)
    const problem = (await findLatestDue(application.database, county, region, ordinal)).at(-1)
    if (!problem) throw new Error('the demo county has nothing to write on')
    return problem.id
  }
  for (const { id, at, leader, region, listing, text, dueOn, named, answer } of made) {
    const then = (instant: string) => ({ ...application, clock: () => new Date(instant) })
    const about = listing === null ? { kind: 'problem' as const, id: await nextLate(region) } : { kind: 'listing' as const, id: listing }
    await give(then(at), await actorOf(leader), { id, asked: { about, text, dueOn, named: [named] } })
    if (answer) {
      await actOn(then(answer.at), await actorOf(named.person), id, { id: identifierNamed('demo instruction answer', id), action: { act: 'answer', text: answer.text, shownIn: about } })
    }
  }
}
