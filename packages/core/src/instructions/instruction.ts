import { z } from 'zod'
import { Identifier } from '../kernel/identifier.ts'
import { Day, Instant } from '../kernel/time.ts'

const UnitCode = z.string().min(1).max(40)
const text = z.string().trim().min(2).max(500)

/** What an instruction is written on, or what an answer points to: something with a page of its own. */
export const InstructionAbout = z.object({ kind: z.enum(['problem', 'household', 'letter', 'listing']), id: Identifier })
export type InstructionAbout = z.infer<typeof InstructionAbout>

/** Under which name each is told (`References`): a household is a subject. */
export const referenceOf = { problem: 'problem', household: 'subject', letter: 'letter', listing: 'listing' } as const satisfies Record<InstructionAbout['kind'], string>

/** Somebody who is to answer, in the unit for which that is asked. */
export const NamedPerson = z.object({ person: Identifier, unit: UnitCode })
export type NamedPerson = z.infer<typeof NamedPerson>

/** Whether somebody named still owes an answer. */
export const AnswerState = z.enum(['owed', 'answered'])
export type AnswerState = z.infer<typeof AnswerState>

export const Named = NamedPerson.extend({ dueOn: Day, state: AnswerState })
export type Named = z.infer<typeof Named>

export const InstructionState = z.enum(['open', 'settled'])
export type InstructionState = z.infer<typeof InstructionState>

/** 批示: what a leader writes on something, answered by whom it names. */
export const Instruction = z.object({
  id: Identifier, about: InstructionAbout, text: z.string(),
  /** Whoever wrote it, or has the post since; and the unit of that post. */
  leader: Identifier, leaderUnit: UnitCode,
  givenAt: Instant, state: InstructionState,
})
export type Instruction = z.infer<typeof Instruction>

/** An answer, an answer sent back, or that it is settled: the words of the story. */
export const InstructionWord = z.object({
  id: Identifier, act: z.enum(['answer', 'send-back', 'settle']), person: Identifier,
  /** Of what is sent back: to whom. */
  answerer: Identifier.nullable(),
  text: z.string(),
  /** Of an answer: where one can see what was done. */
  shownIn: InstructionAbout.nullable(),
  saidAt: Instant,
})
export type InstructionWord = z.infer<typeof InstructionWord>

export interface InstructionStory {
  instruction: Instruction
  named: Named[]
  words: InstructionWord[]
}

/** So many people answer at most. */
export const MOST_NAMED = 20

/** What a leader asks: of whom, by when. */
export const InstructionAsked = z.object({ about: InstructionAbout, text, dueOn: Day, named: z.array(NamedPerson).min(1).max(MOST_NAMED) })
export type InstructionAsked = z.infer<typeof InstructionAsked>

export const InstructionAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('answer'), text, shownIn: InstructionAbout.nullable() }),
  z.object({ act: z.literal('send-back'), answerer: Identifier, text, dueOn: Day }),
  z.object({ act: z.literal('settle'), text }),
])
export type InstructionAct = z.infer<typeof InstructionAct>
export type InstructionActName = InstructionAct['act']
export const instructionActNames = InstructionAct.options.map((option) => option.shape.act.value)
