import type { HeldPortion } from '@lookback/core/assignments'
import { postsOnPhone } from '@lookback/core/assignments'
import { dayOf } from '@lookback/core/kernel'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { listRounds } from '../rounds/index.ts'
import { listGivenTo } from './given.queries.ts'

/** Somebody as their phone knows them: with posts held in the villages that they were given in the rounds that go on. */
export interface PhoneActor extends Actor {
  /** Null where nothing was given out to them: then the phone holds all of the posts' areas. */
  given: {
    /** The posts in whose area the phone holds everything all the same. */
    whole: Actor['posts']
    portions: readonly HeldPortion[]
    /** The posts as the county knows them: what is kept on the phone for work that it has not sent goes by these. */
    held: Actor['posts']
  } | null
}

export async function onPhone({ database, clock }: Application, actor: Actor): Promise<PhoneActor> {
  const given = await listGivenTo(database, actor.county, actor.person)
  if (given.size === 0) return { ...actor, given: null }
  const today = dayOf(clock())
  const rounds = (await listRounds(database, actor.county)).filter(({ startsOn, endsOn }) => startsOn <= today && today <= endsOn)
  const { whole, narrowed, portions } = postsOnPhone(actor.posts, rounds.map((round) => ({ ...round, portions: given.get(round.id) ?? [] })))
  if (portions.length === 0) return { ...actor, given: null }
  return { ...actor, posts: [...whole, ...narrowed], given: { whole, portions, held: actor.posts } }
}
