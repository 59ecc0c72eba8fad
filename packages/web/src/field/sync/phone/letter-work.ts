import { requireAnswer } from '@lookback/core/letters'
import { dayOf, identifierFrom } from '@lookback/core/kernel'
import { subjectOfCode } from '@lookback/core/subjects'
import { letterDraftId } from '../../letters/letter-draft.ts'
import { operationFiles } from './form-files.ts'
import type { OpenStore } from './open-store.ts'
import type { OwnWork } from './outbox-store.ts'
import { envelope, saveWork } from './outbox-store.ts'
import type { LetterAnswered, LetterLine } from './phone.ts'

/**
 * Signs for a letter or answers an item; what the county would refuse of the answer is said at once.
 * @throws {Refusal}
 */
export async function actOnLetter(store: OpenStore, { letter: { letter, number, title, recipient, items, answers, objections } }: LetterLine, action: { act: 'sign' } | LetterAnswered): Promise<void> {
  const now = store.now()
  if (action.act === 'answer') requireAnswer({ recipient, items: items.map(({ id }) => id), answers, objections }, action, dayOf(now))
  const files = await operationFiles(store, action.act === 'answer' ? action.attachments.map(({ fileName }) => fileName) : [])
  // Of a unit's letter the unit: what the county does not take is then shown where the unit is. Of a person's the letter alone.
  const subject = recipient.unit === null ? letter : subjectOfCode('unit', store.owner.county, recipient.unit)
  const { surroundings } = store
  await saveWork(store, [{
    operation: {
      kind: 'letter-act', ...envelope(store, identifierFrom(surroundings.now(), surroundings.crypto.getRandomValues(new Uint8Array(16))), subject, files),
      payload: { letter, recipient: recipient.id, action },
    },
    work: {
      kind: 'letter', headName: title, what: action.act === 'answer' ? `answerOutcome.${action.outcome}` : 'recipientState.signed', madeAt: now.toISOString(), subject, visit: null,
      about: action.act === 'answer' ? items.find(({ id }) => id === action.item)?.text ?? number : number, change: null, letter: { letter, recipient: recipient.id, action },
    },
  }], { id: action.act === 'answer' ? letterDraftId(letter, recipient.id, action.item) : `${letter} sign`, revision: null })
}

/** The last answer of this phone to an item, where the county did not take it. */
export async function refusedAnswer({ database, sealer }: OpenStore, recipient: string, item: string): Promise<LetterAnswered | null> {
  const items = await database.outbox.orderBy('sequence').toArray()
  const own = await Promise.all(items.map(async ({ state, summary }) => ({ state, work: await sealer.open<OwnWork>(summary) })))
  const last = own.filter(({ work: { letter } }) => letter?.recipient === recipient && letter.action.act === 'answer' && letter.action.item === item).at(-1)
  const action = last?.state === 'refused' ? last.work.letter?.action : undefined
  return action?.act === 'answer' ? action : null
}
