import type { LetterOnPhone } from '@lookback/core/letters'
import type { OwnWork } from './outbox-store.ts'
import type { LetterLine } from './phone.ts'

/** Letters as they were fetched, and laid over them what was done about them on this phone and has not come back yet. */
export function letterLines(letters: readonly LetterOnPhone[], own: readonly OwnWork[]): LetterLine[] {
  return letters.map((base) => {
    const done = own.flatMap(({ letter, madeAt }) => (letter?.letter === base.letter && letter.recipient === base.recipient.id ? [{ action: letter.action, madeAt }] : []))
    return done.reduce<LetterLine>(({ letter, pending }, { action, madeAt }) => (action.act === 'sign'
      ? { letter: { ...letter, recipient: { ...letter.recipient, state: 'signed' } }, pending: new Set([...pending, 'sign']) }
      : {
          letter: { ...letter, answers: [...letter.answers, { ...action, state: action.outcome === 'under-way' ? 'noted' : 'submitted', decision: '', answeredAt: madeAt }] },
          pending: new Set([...pending, action.item]),
        }), { letter: base, pending: new Set() })
  })
}
