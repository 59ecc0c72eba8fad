import type { StoredPost } from '@lookback/core/access'
import { overlap } from '@lookback/core/access'
import { dayOf, derivedIdentifier } from '@lookback/core/kernel'
import type { Entry } from '../database/log.ts'
import type { Changing } from '../places/index.ts'
import { readPerson } from './people.queries.ts'
import { systemClock } from '../clock.ts'
import { postSubjects } from './post-subjects.queries.ts'
import { endPostRow, listPostsIn, listPostsLike } from './posts.queries.ts'
import { closePost, insertPost } from './posts.ts'

/** A post that ended with its place, and the one that goes on from it. */
export interface PostPassedOn {
  from: string
  to: Awaited<ReturnType<typeof postSubjects>>[number]
}

/**
 * Whoever holds a post in or for a place that ends holds the like where it goes on, from today on, or from the day on which
 * it would have begun.
 * @param places and units, each by the one that ends
 */
export async function passPostsOn(
  { transaction, store, actor }: Changing, places: ReadonlyMap<string, string>, units: ReadonlyMap<string, string>,
): Promise<{ entries: Entry[]; passed: PostPassedOn[] }> {
  const { county } = actor
  const today = dayOf(store.clock())
  const entries: Entry[] = []
  const pairs: { from: string; to: string }[] = []
  for (const post of await listPostsIn(transaction, county, [...places.keys()], [...units.keys()], today)) {
    const from = post.validFrom > today ? post.validFrom : today
    entries.push(await closePost(transaction, store, actor, post, from))
    const next = { ...post, region: places.get(post.region) ?? post.region, unit: units.get(post.unit) ?? post.unit, validFrom: from }
    const held = await heldAlready(next)
    const id = held ?? derivedIdentifier(post.id, next.region)
    if (held === undefined) {
      const person = await readPerson(transaction, county, post.person, systemClock())
      entries.push(await insertPost(transaction, store, actor, { id: post.person, name: person.name }, { ...next, id }))
      if (post.validTo !== null) await endPostRow(transaction, county, id, post.validTo)
    }
    pairs.push({ from: post.id, to: id })
  }
  const subjects = new Map((await postSubjects(transaction, county, pairs.map(({ to }) => to))).map((one) => [one.id, one]))
  const passed = pairs.flatMap(({ from, to }) => {
    const subject = subjects.get(to)
    return subject ? [{ from, to: subject }] : []
  })
  return { entries, passed }

  async function heldAlready(next: StoredPost): Promise<string | undefined> {
    const likes = await listPostsLike(transaction, county, next)
    return likes.find((other) => other.person === next.person && overlap(other, { validFrom: next.validFrom, validTo: null }))?.id
  }
}
