import type { GivenPayload, InstructionEntry } from './entries.ts'
import type { InstructionStory } from './instruction.ts'

interface By {
  /** Of the entry: an answer is known by it. */
  id: string
  at: string
  by: string
}

/** An instruction as it begins. */
export function given({ instruction: id, about, text, dueOn, leaderUnit, named }: GivenPayload, { at, by }: Omit<By, 'id'>): InstructionStory {
  return {
    instruction: { id, about, text, leader: by, leaderUnit, givenAt: at, state: 'open' }, words: [],
    named: named.map((one) => ({ ...one, dueOn, state: 'owed' })),
  }
}

/** The story after something has happened. */
export function foldInstruction(story: InstructionStory, { kind, payload }: InstructionEntry, { id, at, by }: By): InstructionStory {
  const { instruction, named, words } = story
  const word = { id, person: by, answerer: null, shownIn: null, saidAt: at }
  switch (kind) {
    case 'instruction-answered':
      return {
        ...story, named: named.map((one) => (one.person === by ? { ...one, state: 'answered' } : one)),
        words: [...words, { ...word, act: 'answer', text: payload.text, shownIn: payload.shownIn }],
      }
    case 'instruction-sent-back':
      return {
        ...story, named: named.map((one) => (one.person === payload.answerer ? { ...one, state: 'owed', dueOn: payload.dueOn } : one)),
        words: [...words, { ...word, act: 'send-back', answerer: payload.answerer, text: payload.text }],
      }
    case 'instruction-settled':
      return { ...story, instruction: { ...instruction, state: 'settled' }, words: [...words, { ...word, act: 'settle', text: payload.text }] }
    case 'instruction-passed-on': {
      const { from, to, unit } = payload
      const leads = instruction.leader === from && instruction.leaderUnit === unit
      const isNamed = named.some(({ person }) => person === to)
      return {
        ...story, instruction: leads ? { ...instruction, leader: to } : instruction,
        // Whoever is named already answers once.
        named: named.flatMap((one) => (one.person !== from || one.unit !== unit ? [one] : isNamed ? [] : [{ ...one, person: to }])),
      }
    }
  }
}
