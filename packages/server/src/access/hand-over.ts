import { entryOf, placeOf } from '../kit/entries.ts'
import { followPost } from './follow-post.ts'
import type { z } from 'zod'
import type { Transaction } from 'kysely'
import type { handOverPost, StoredPost } from '@lookback/core/access'
import { overlap } from '@lookback/core/access'
import type { Day } from '@lookback/core/kernel'
import { derivedIdentifier, Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { systemClock } from '../clock.ts'
import type { Entry } from '../database/log.ts'
import type { DB } from '../database/types.gen.ts'
import type { Actor } from '../kit/actor.ts'
import { keepAnAdministrator } from './administrators.queries.ts'
import { changeAccess } from './change.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { insertPerson } from './people.ts'
import { readPerson } from './people.queries.ts'
import { closePost, insertPost } from './posts.ts'
import { listPostsLike, listPostsOf, readPost } from './posts.queries.ts'

type HandOver = z.output<NonNullable<typeof handOverPost.body>>
type HandedOver = z.output<typeof handOverPost.reply>

/**
 * Ends a post on a day and gives a successor the same from that day on. What the post owed is read from whoever holds it,
 * so that nothing else has to move but the households of a helper. The same request again changes nothing.
 * @throws {Refusal} `not-found`, `hand-over-to-oneself`, `login-name-taken`, `last-administrator`, what `insertPost` refuses
 */
export async function handOver(application: Application, actor: Actor, id: string, asked: HandOver): Promise<HandedOver> {
  const { person } = await readPost(application.database, actor.county, id)
  return passOn(application, actor, person, asked, async (transaction) =>
    [{ post: await readPost(transaction, actor.county, id), given: derivedIdentifier(asked.id, 'post'), on: asked.on }])
}

/**
 * The same for all posts that somebody holds or will hold on the day. One that the successor has already ends and is not given twice.
 * @throws {Refusal} `person-without-posts`, and as above
 */
export async function handOverAll(application: Application, actor: Actor, person: string, asked: HandOver): Promise<HandedOver> {
  await readPerson(application.database, actor.county, person, systemClock())
  return passOn(application, actor, person, asked, async (transaction) => {
    const held = (await listPostsOf(transaction, actor.county, person)).filter(({ validFrom, validTo }) => validTo === null || (validTo > asked.on && validTo > validFrom))
    const passing: Passing[] = []
    for (const post of held) {
      // What has not begun by then passes on before it begins.
      const on = post.validFrom > asked.on ? post.validFrom : asked.on
      const isHis = (await listPostsLike(transaction, actor.county, post)).some((other) => other.person === successorOf(asked) && overlap(other, { validFrom: on, validTo: null }))
      passing.push({ post, given: isHis ? null : derivedIdentifier(asked.id, post.id), on })
    }
    return passing
  })
}

/** A post that passes on, on which day, and the identifier of the one that is given for it; null where the successor has it. */
interface Passing {
  post: StoredPost
  given: string | null
  on: Day
}

function successorOf({ successor }: HandOver): string {
  return 'added' in successor ? successor.added.id : successor.person
}

async function passOn(
  application: Application, actor: Actor, predecessor: string, asked: HandOver, postsIn: (transaction: Transaction<DB>) => Promise<Passing[]>,
): Promise<HandedOver> {
  const { database } = application
  const { county } = actor
  const { id: request, successor } = asked
  const successorId = successorOf(asked)
  const added = 'added' in successor ? successor.added : null
  if (successorId === predecessor) throw new Refusal('hand-over-to-oneself')
  const secret = added?.loginName ? await makeOneTimePassword(application, county, added.loginName) : null
  const done = await changeAccess(application, actor, request, async (transaction) => {
    const newcomer = added ? await insertPerson(transaction, application, actor, added, secret) : []
    const { name } = await readPerson(transaction, county, successorId, systemClock())
    const passed: Entry[] = []
    for (const passing of await postsIn(transaction)) passed.push(...await passPost(transaction, application, actor, passing, { id: successorId, name }))
    const [first, ...rest] = passed
    if (!first) throw new Refusal('person-without-posts')
    return [first, ...newcomer, ...rest]
  })
  const read = (person: string) => readPerson(database, county, person, systemClock())
  return {
    predecessor: await read(predecessor), successor: await read(successorId), password: done && secret ? secret.password : null,
  }
}

async function passPost(
  transaction: Transaction<DB>, application: Application, actor: Actor, { post, given, on }: Passing, to: { id: string; name: string },
): Promise<Entry[]> {
  const ended = await closePost(transaction, application, actor, post, on)
  const begun = given === null ? [] : [await insertPost(transaction, application, actor, to, { ...post, id: given, validFrom: on })]
  if (post.role === 'administrator') await keepAnAdministrator(transaction, actor.county, application.clock())
  const followed = await followPost(transaction, application, actor, post, on, to.id)
  const handed = entryOf(application, {
    kind: 'post-handed-over', actor: actor.person, region: placeOf(actor), payload: { post: post.id, from: post.person, to: to.id, on },
  })
  return [handed, ended, ...begun, ...followed]
}
