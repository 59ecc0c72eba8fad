import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { Identifier } from '../kernel/identifier.ts'
import { pageOf, NumberedPageQuery } from '../kernel/page.ts'
import { Day } from '../kernel/time.ts'
import { Instruction, InstructionAbout, InstructionAct, instructionActNames, InstructionAsked, InstructionWord, Named, NamedPerson } from './instruction.ts'

const count = z.number().int()

/** What waits for an answer of one's own; and for the leader, what everybody has answered. */
export const instructionQueues = ['instructions-to-answer', 'instructions-to-settle'] as const
export const InstructionQueue = z.enum(instructionQueues)
export type InstructionQueue = z.infer<typeof InstructionQueue>

/** Written by the caller; naming the caller; naming the caller, whose answer is still owed. */
export const InstructionSide = z.enum(['by-me', 'to-me', 'owed-by-me'])
export type InstructionSide = z.infer<typeof InstructionSide>

/** Somebody owes an answer, and among these somebody past the day; all have answered and the leader has not said a word; settled. */
export const InstructionStanding = z.enum(['waiting', 'overdue', 'answered', 'settled'])
export type InstructionStanding = z.infer<typeof InstructionStanding>

export const InstructionFilter = z.object({ side: InstructionSide.optional(), standing: InstructionStanding.optional(), about: Identifier.optional() })
export type InstructionFilter = z.infer<typeof InstructionFilter>

export const InstructionRow = Instruction.pick({ id: true, about: true, text: true, givenAt: true }).extend({
  /** Null where the caller may not know it. */
  aboutName: z.string().nullable(),
  leaderName: z.string(),
  standing: InstructionStanding,
  /** The earliest day of an answer that is owed; where none is, the latest. */
  dueOn: Day,
  /** Who is named, those who still owe an answer first. */
  named: z.array(z.object({ name: z.string(), state: Named.shape.state })),
})
export type InstructionRow = z.infer<typeof InstructionRow>

/** Instructions that the caller wrote or is named in, and for the office all of them; the latest first. */
export const listInstructions = endpoint({
  name: 'listInstructions', method: 'GET', path: '/api/instructions', access: 'instructions:read', query: InstructionFilter.extend(NumberedPageQuery.shape), reply: pageOf(InstructionRow),
})

export const InstructionCounts = z.object({ waitingByMe: count, overdueByMe: count, answeredByMe: count, owedByMe: count, overdueInstructions: count })
export type InstructionCounts = z.infer<typeof InstructionCounts>

export const countInstructions = endpoint({ name: 'countInstructions', method: 'GET', path: '/api/instruction-counts', access: 'instructions:read', reply: InstructionCounts })

export const InstructionView = Instruction.extend({
  today: Day, aboutName: z.string().nullable(), leaderName: z.string(),
  named: z.array(Named.extend({ name: z.string(), unitName: z.string() })),
  words: z.array(InstructionWord.extend({ name: z.string(), answererName: z.string().nullable(), shownInName: z.string().nullable() })),
  acts: z.array(z.enum(instructionActNames)),
})
export type InstructionView = z.infer<typeof InstructionView>

export const getInstruction = endpoint({ name: 'getInstruction', method: 'GET', path: '/api/instructions/:id', access: 'instructions:read', reply: InstructionView })

/** Somebody who can be named: of the leader's area, and to whom it is shown what the instruction is about; without an account nobody can be named. */
export const InstructionCandidate = NamedPerson.extend({ name: z.string(), title: z.string(), unitName: z.string(), hasAccount: z.boolean() })
export type InstructionCandidate = z.infer<typeof InstructionCandidate>

/** What somebody needs who writes one: what it is about, and who can be asked. */
export const getInstructionFrame = endpoint({
  name: 'getInstructionFrame', method: 'GET', path: '/api/instruction-frame', access: 'instructions:write',
  query: z.object({ kind: InstructionAbout.shape.kind, about: Identifier }), reply: z.object({ aboutName: z.string(), today: Day, candidates: z.array(InstructionCandidate) }),
})

/** Writes one. `id` is made by the client: the same request sent twice is done once. */
export const giveInstruction = endpoint({
  name: 'giveInstruction', method: 'POST', path: '/api/instructions', access: 'instructions:write', body: z.object({ id: Identifier, asked: InstructionAsked }), reply: z.object({ id: Identifier }),
})

/** Answers, sends back or settles. `id` is made by the client. */
export const actOnInstruction = endpoint({
  name: 'actOnInstruction', method: 'POST', path: '/api/instructions/:id/acts', access: 'instructions:read', body: z.object({ id: Identifier, action: InstructionAct }), reply: z.object({ id: Identifier }),
})
