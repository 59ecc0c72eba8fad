import type { ShallowRef } from 'vue'
import type { LetterLine } from '../sync/phone/phone.ts'
import { usePhone } from '../sync/phone/phone.ts'
import { useStored } from '../sync/phone/stored.ts'

/** A letter at one of its recipients; null where it is not this person's any more. */
export function useLetter(letter: () => string, recipient: () => string): ShallowRef<LetterLine | null | undefined> {
  const phone = usePhone()
  return useStored(async () => (await phone.letters()).find((line) => line.letter.letter === letter() && line.letter.recipient.id === recipient()) ?? null, [letter, recipient])
}
