import { endPostRow, insertPostRow, listPostsLike, listPostsOf, readPost } from './posts.queries.ts'
import { entryOf, placeOf } from '../kit/entries.ts'
import { followPost } from './follow-post.ts'
import type { NewPost, Period, PersonRow, StoredPost } from '@lookback/core/access'
import { areCompatible, levelsFor, overlap, postMisfit } from '@lookback/core/access'
import type { Day, Identifier } from '@lookback/core/kernel'
import { dayOf, Refusal } from '@lookback/core/kernel'
import type { Transaction } from 'kysely'
import type { Application } from '../kit/application.ts'
import { systemClock } from '../clock.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import { readRegion, readUnit } from '../places/index.ts'
import type { Actor } from '../kit/actor.ts'
import { keepAnAdministrator } from './administrators.queries.ts'
import { changeAccess } from './change.ts'
import { readPerson } from './people.queries.ts'
import { keepPostSubjects } from './post-subjects.queries.ts'

/**
 * Gives a person one more post; sent twice, it is one.
 * @throws {Refusal} `not-found`, and what `insertPost` refuses
 */
export async function addPost(application: Application, actor: Actor, person: string, post: NewPost): Promise<PersonRow> {
  const { database } = application
  const { name } = await readPerson(database, actor.county, person, systemClock())
  await changeAccess(application, actor, post.id, async (transaction) =>
    [await insertPost(transaction, application, actor, { id: person, name }, post)])
  return readPerson(database, actor.county, person, systemClock())
}

/**
 * Checks that a post fits its unit, its area and what the person holds, and writes it.
 * @returns the entry, for the caller's transaction to log
 * @throws {Refusal} `unit-unknown`, `region-unknown`, `post-…-wrong`, `post-overlaps`, `post-incompatible`; `details.field` names the field
 */
export async function insertPost(
  transaction: Transaction<DB>, application: Pick<Application, 'clock'>, actor: Actor, person: { id: string; name: string }, post: NewPost,
): Promise<Entry> {
  const { county } = actor
  const { unit, region, role, duty, validFrom } = post
  await refuseMisfit(transaction, county, post)
  const period: Period = { validFrom, validTo: null }
  const same = (await listPostsLike(transaction, county, post)).find((other) => other.person === person.id && overlap(other, period))
  if (same) throw new Refusal('post-overlaps', { field: 'validFrom', name: person.name, from: same.validFrom })
  const other = (await listPostsOf(transaction, county, person.id)).find((held) => !areCompatible(held.role, role) && overlap(held, period))
  if (other) throw new Refusal('post-incompatible', { field: 'role', name: person.name, role: other.role, from: other.validFrom })
  await insertPostRow(transaction, county, person.id, post)
  await keepPostSubjects(transaction, county, { posts: [post.id] })
  return entryOf(application, {
    kind: 'post-given', actor: actor.person, region: placeOf(actor), payload: { post: post.id, person: person.id, unit, role, region, duty, validFrom },
  })
}

async function refuseMisfit(transaction: Transaction<DB>, county: string, post: NewPost): Promise<void> {
  const { role, duty } = post
  const unit = await readUnit(transaction, county, post.unit)
  const region = await readRegion(transaction, county, post.region)
  const place = { field: 'region', region: region.name }
  switch (postMisfit(post, unit)) {
    case 'unit':
      throw new Refusal('post-unit-wrong', { field: 'unit', role, unit: unit.name })
    case 'duty':
      throw new Refusal('post-duty-wrong', { field: 'duty', role, duty: duty ?? '' })
    case 'level':
      throw new Refusal('post-level-wrong', { ...place, levels: levelsFor(post) })
    case 'area':
      throw new Refusal('post-area-wrong', { ...place, unit: unit.name })
    case null:
  }
}

/**
 * Ends a post: from the day on it is not held. The same request again changes nothing.
 * @throws {Refusal} `not-found`, `post-ended`, `post-days-wrong`, `last-administrator`
 */
export async function endPost(
  application: Application, actor: Actor, id: string, { id: request, on }: { id: Identifier; on: Day },
): Promise<PersonRow> {
  const { database } = application
  const { person } = await readPost(database, actor.county, id)
  await changeAccess(application, actor, request, async (transaction) => {
    const post = await readPost(transaction, actor.county, id)
    const ended = await closePost(transaction, application, actor, post, on)
    if (post.role === 'administrator') await keepAnAdministrator(transaction, actor.county, application.clock())
    return [ended, ...await followPost(transaction, application, actor, post, on, null)]
  })
  return readPerson(database, actor.county, person, systemClock())
}

/** Writes the end of a post, unless it has ended before or has not begun by then. */
export async function closePost(
  transaction: Transaction<DB>, application: Pick<Application, 'clock'>, actor: Actor, post: StoredPost, on: Day,
): Promise<Entry> {
  const today = dayOf(application.clock())
  if (post.validTo !== null && (post.validTo <= today || post.validTo === post.validFrom)) {
    throw new Refusal('post-ended', { on: post.validTo })
  }
  if (on < post.validFrom) throw new Refusal('post-days-wrong', { field: 'on', from: post.validFrom })
  await endPostRow(transaction, actor.county, post.id, on)
  const { id, person, role, region } = post
  return entryOf(application, {
    kind: 'post-ended', actor: actor.person, region: placeOf(actor), payload: { post: id, person, role, region, on },
  })
}
