import { postsOnPhone } from '@lookback/core/assignments'
import { dayOf } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { listRounds } from '../rounds/index.ts'
import { listGivenTo } from './assignments.queries.ts'

/** Somebody as their phone knows them: with posts held in the villages that they were given in the rounds that go on. */
export async function onPhone({ database, clock }: Application, actor: Actor): Promise<Actor> {
  const given = await listGivenTo(database, actor.county, actor.person)
  if (given.size === 0) return actor
  const today = dayOf(clock())
  const rounds = (await listRounds(database, actor.county)).filter(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
  return { ...actor, posts: postsOnPhone(actor.posts, rounds.map(({ id, tier }) => ({ tier, villages: given.get(id) ?? [] }))) }
}
