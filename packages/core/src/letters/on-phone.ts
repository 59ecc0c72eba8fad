import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'
import { AnswerOutcome, AnswerState, RecipientState } from './letter.ts'

/** More letters, and more items of one letter, are answered at a desk. */
export const LETTERS_ON_PHONE = 50
export const ITEMS_ON_PHONE = 100

/** A letter at one recipient that somebody signs and answers for, as a phone keeps it. */
export const LetterOnPhone = z.object({
  letter: Identifier,
  number: z.string(), title: z.string(), body: z.string(), contact: z.string(), issuedOn: Day, issuerName: z.string(),
  /** Of the unit or person that it went to. */
  name: z.string(),
  recipient: z.object({ id: Identifier, unit: z.string().nullable(), state: RecipientState, dueOn: Day, nextOn: Day }),
  items: z.array(z.object({ id: Identifier, text: z.string() })),
  /** How many items of it are seen at a desk only. */
  others: z.number().int(),
  answers: z.array(z.object({
    item: Identifier, outcome: AnswerOutcome, text: z.string(), lookAgainOn: Day.nullable(), state: AnswerState, decision: z.string(), answeredAt: Instant,
  })),
  objections: z.array(z.object({ item: Identifier.nullable(), isUpheld: z.boolean().nullable() })),
})
export type LetterOnPhone = z.infer<typeof LetterOnPhone>
