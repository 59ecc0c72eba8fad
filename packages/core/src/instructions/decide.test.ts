import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../kernel/refusal.ts'
import type { InstructionAct, InstructionActName } from './instruction.ts'
import { actsOnInstruction, decideInstruction } from './decide.ts'
import { foldInstruction, given } from './fold.ts'

const id = (ordinal: number) => `00000000-0000-4000-8000-${String(ordinal).padStart(12, '0')}`
const [leader, first, second, stranger] = [id(1), id(2), id(3), id(4)]
const today = '2020-05-07'
const begun = given(
  { instruction: id(9), about: { kind: 'problem', id: id(8) }, text: '到户看', dueOn: '2020-05-09', leaderUnit: 'office', named: [{ person: first, unit: 'qingxi' }, { person: second, unit: 'housing' }] },
  { at: '2020-05-07T01:00:00.000Z', by: leader },
)

describe('what is done about an instruction', () => {
  it('is what is offered: whom it names answer once each time they are asked, its leader sends back and settles, and then it is over', () => {
    const steps = fc.array(fc.record({
      name: fc.constantFrom<InstructionActName>('answer', 'send-back', 'settle'), by: fc.constantFrom(leader, first, second, stranger), to: fc.constantFrom(first, second),
    }), { maxLength: 20 })
    fc.assert(fc.property(steps, (drawn) => {
      let story = begun
      for (const [index, { name, by, to }] of drawn.entries()) {
        const acts: Record<InstructionActName, InstructionAct> = {
          answer: { act: 'answer', text: '办了', shownIn: null }, 'send-back': { act: 'send-back', answerer: to, text: '再看', dueOn: '2020-05-10' }, settle: { act: 'settle', text: '好了' },
        }
        const offered = actsOnInstruction(story, by).includes(name)
        const owed = (person: string) => story.named.find((one) => one.person === person)?.state
        const before = story
        try {
          const entry = decideInstruction(story, acts[name], by, today)
          story = foldInstruction(story, entry, { id: id(index + 20), at: '2020-05-07T02:00:00.000Z', by })
          expect([name, offered]).toEqual([name, true])
          expect(story.words.length).toBe(before.words.length + 1)
          if (name === 'answer') expect(owed(by)).toBe('answered')
          if (name === 'send-back') expect([owed(to), story.named.find(({ person }) => person === to)?.dueOn]).toEqual(['owed', '2020-05-10'])
          if (name === 'settle') expect([leader, first, second].flatMap((person) => actsOnInstruction(story, person))).toEqual([])
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
          // What is offered is refused at most because the one meant has not answered.
          if (offered) expect([name, before.named.find(({ person }) => person === to)?.state]).toEqual(['send-back', 'owed'])
        }
      }
    }), { numRuns: 300 })
  })

  it('passes on with the post: of whom it names once, and of its leader only through the post of the writing', () => {
    const pass = (from: string, to: string, unit: string) => foldInstruction(begun, { kind: 'instruction-passed-on', payload: { instruction: id(9), from, to, unit } }, { id: id(30), at: '2020-05-08T01:00:00.000Z', by: stranger })
    expect(pass(first, stranger, 'qingxi').named.map(({ person }) => person)).toEqual([stranger, second])
    expect(pass(first, second, 'qingxi').named.map(({ person }) => person)).toEqual([second])
    expect(pass(first, stranger, 'housing').named.map(({ person }) => person)).toEqual([first, second])
    expect([pass(leader, stranger, 'office').instruction.leader, pass(leader, stranger, 'qingxi').instruction.leader]).toEqual([stranger, leader])
  })
})
