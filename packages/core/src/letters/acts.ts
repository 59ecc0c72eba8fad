import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day } from '../kernel/time.ts'
import { AnswerOutcome, LetterAttachments } from './letter.ts'

const reason = z.string().trim().max(500)

const Sign = z.object({ act: z.literal('sign') })
const AnswerItem = z.object({
  act: z.literal('answer'), item: Identifier, outcome: AnswerOutcome, text: z.string().trim().max(2_000),
  /** When what is deferred is looked at again. */
  lookAgainOn: Day.nullable(),
  attachments: LetterAttachments.default([]),
})

/** What is done about a letter without a network: the rest is weighed at a desk. */
export const OfflineLetterAct = z.discriminatedUnion('act', [Sign, AnswerItem])
export type OfflineLetterAct = z.infer<typeof OfflineLetterAct>

/** What is done about a letter that was issued, by a recipient, by the issuer, or by whoever examines an objection. */
export const LetterAct = z.discriminatedUnion('act', [
  Sign,
  /** It is not ours (收错了); the issuer decides. */
  z.object({ act: z.literal('send-back'), reason }),
  z.object({
    act: z.literal('decide-send-back'), isAccepted: z.boolean(), reason,
    /** Who gets it instead: a unit or a person. */
    replacement: z.object({ id: Identifier, unit: z.string().max(40).nullable(), person: Identifier.nullable() }).nullable(),
  }),
  z.object({ act: z.literal('ask-extension'), until: Day, reason }),
  /** Granted until a day, or refused where it names none. */
  z.object({ act: z.literal('decide-extension'), until: Day.nullable(), reason }),
  AnswerItem,
  z.object({ act: z.literal('decide-answer'), item: Identifier, isConfirmed: z.boolean(), reason }),
  z.object({ act: z.literal('object'), item: Identifier.nullable(), reason }),
  z.object({ act: z.literal('examine'), objection: Identifier, isUpheld: z.boolean(), reason }),
])
export type LetterAct = z.infer<typeof LetterAct>
export type LetterActName = LetterAct['act']

export const letterActNames = LetterAct.options.map((option) => option.shape.act.value)
