import type { LetterOnPhone } from '@lookback/core/letters'
import type { Actor } from '../kit/actor.ts'
import type { Application } from '../kit/application.ts'
import { listOnPhone } from './phone.queries.ts'
import { readsLetters } from './reader.ts'

/** So long what is done stays, for whoever answered to read that it was confirmed: a week. */
const DONE_STAYS_MS = 7 * 86_400_000

/** The letters that somebody signs and answers for, as their phone has them: the own alone, whatever else is read at a desk. */
export async function lettersOnPhone({ database, clock }: Application, actor: Actor): Promise<LetterOnPhone[]> {
  return readsLetters(actor) ? listOnPhone(database, actor, new Date(clock().getTime() - DONE_STAYS_MS)) : []
}
