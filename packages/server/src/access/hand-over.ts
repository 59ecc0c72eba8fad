import { entryOf, placeOf } from '../kit/entries.ts'
import { followPost } from './follow-post.ts'
import type { z } from 'zod'
import type { handOverPost } from '@lookback/core/access'
import { derivedIdentifier, Refusal } from '@lookback/core/kernel'
import type { Application } from '../kit/application.ts'
import { systemClock } from '../clock.ts'
import type { Actor } from '../kit/actor.ts'
import { keepAnAdministrator } from './administrators.queries.ts'
import { changeAccess } from './change.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { insertPerson } from './people.ts'
import { readPerson } from './people.queries.ts'
import { closePost, insertPost } from './posts.ts'
import { readPost } from './posts.queries.ts'

type HandOver = z.output<NonNullable<typeof handOverPost.body>>
type HandedOver = z.output<typeof handOverPost.reply>

/**
 * Ends a post on a day and gives a successor the same from that day on. What the post owed is read from whoever holds it,
 * so that nothing else has to move but the households of a helper. The same request again changes nothing.
 * @throws {Refusal} `not-found`, `hand-over-to-oneself`, `login-name-taken`, `last-administrator`, what `insertPost` refuses
 */
export async function handOver(
  application: Application, actor: Actor, id: string, { id: request, on, successor }: HandOver,
): Promise<HandedOver> {
  const { database } = application
  const { county } = actor
  const { person: predecessor } = await readPost(database, county, id)
  const added = 'added' in successor ? successor.added : null
  const successorId = 'added' in successor ? successor.added.id : successor.person
  if (successorId === predecessor) throw new Refusal('hand-over-to-oneself')
  const secret = added?.loginName ? await makeOneTimePassword(application, county, added.loginName) : null
  const done = await changeAccess(application, actor, request, async (transaction) => {
    const post = await readPost(transaction, county, id)
    const newcomer = added ? await insertPerson(transaction, application, actor, added, secret) : []
    const { name } = await readPerson(transaction, county, successorId, systemClock())
    const ended = await closePost(transaction, application, actor, post, on)
    const given = await insertPost(transaction, application, actor, { id: successorId, name },
      { ...post, id: derivedIdentifier(request, 'post'), validFrom: on })
    if (post.role === 'administrator') await keepAnAdministrator(transaction, county, application.clock())
    const followed = await followPost(transaction, application, actor, post, on, successorId)
    const handed = entryOf(application, {
      kind: 'post-handed-over', actor: actor.person, region: placeOf(actor), payload: { post: id, from: predecessor, to: successorId, on },
    })
    return [handed, ...newcomer, ended, given, ...followed]
  })
  const read = (person: string) => readPerson(database, county, person, systemClock())
  return {
    predecessor: await read(predecessor), successor: await read(successorId), password: done && secret ? secret.password : null,
  }
}
