import { Refusal } from '@lookback/core/kernel'
import { CallFailure } from '../../../api/failure.ts'
import { refusalSentence } from '../../../app/field-words.ts'
import { t } from '../../../app/i18n.ts'
import { useSubmit } from '../../../app/submit.ts'
import { TakenOver } from './drafts.ts'
import { isFull } from './full.ts'

/** Work of the phone under way, and why it failed, in words for whoever holds it. */
export function usePhoneWork<Input extends unknown[]>(work: (...input: Input) => Promise<void>) {
  return useSubmit(async (...input: Input) => {
    try {
      await work(...input)
    } catch (error) {
      throw asPhoneFailure(error)
    }
  })
}

/** A refusal of the phone's own rules, a full phone, or something that no page can explain. */
export function asPhoneFailure(error: unknown): CallFailure {
  if (error instanceof CallFailure) return error
  if (error instanceof Refusal) {
    return new CallFailure(error.code, refusalSentence(error), error.details)
  }
  if (error instanceof TakenOver) return new CallFailure('taken-over', t('field.failure.takenOver'))
  if (isFull(error)) return new CallFailure('storage-full', t('field.failure.full'))
  reportError(error)
  return new CallFailure('not-done', t('field.failure.other'))
}
