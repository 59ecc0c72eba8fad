import { Refusal } from '../kernel/refusal.ts'
import type { Day } from '../kernel/time.ts'
import { addDays } from '../kernel/time.ts'
import type { InstructionEntry } from './entries.ts'
import type { InstructionAct, InstructionActName, InstructionStory } from './instruction.ts'

/** No answer is awaited for longer than that. */
const MOST_DAYS = 366

/** @throws {Refusal} `instruction-day-wrong` */
export function requireDay(dueOn: Day, today: Day): void {
  if (dueOn < today || dueOn > addDays(today, MOST_DAYS)) throw new Refusal('instruction-day-wrong', { today })
}

/** What somebody may do now; the same questions as `decideInstruction` asks, but for what is filled in. */
export function actsOnInstruction({ instruction, named }: InstructionStory, person: string): InstructionActName[] {
  if (instruction.state === 'settled') return []
  const leads = instruction.leader === person
  const acts: [InstructionActName, boolean][] = [
    ['answer', named.some((one) => one.person === person && one.state === 'owed')],
    ['send-back', leads && named.some(({ state }) => state === 'answered')],
    ['settle', leads],
  ]
  return acts.flatMap(([act, may]) => (may ? [act] : []))
}

/**
 * What follows when somebody acts on an instruction: whom it names answer, the leader sends an answer back by another day or says that it is
 * settled, whoever has answered or not.
 * @throws {Refusal} with why it may not be done
 */
export function decideInstruction({ instruction, named }: InstructionStory, act: InstructionAct, person: string, today: Day): InstructionEntry {
  const at = { instruction: instruction.id }
  if (instruction.state === 'settled') throw new Refusal('instruction-settled')
  if (act.act === 'answer') {
    const own = named.find((one) => one.person === person)
    if (!own) throw new Refusal('instruction-not-yours')
    if (own.state === 'answered') throw new Refusal('instruction-answered-already')
    return { kind: 'instruction-answered', payload: { ...at, text: act.text, shownIn: act.shownIn } }
  }
  if (instruction.leader !== person) throw new Refusal('instruction-not-yours')
  if (act.act === 'settle') return { kind: 'instruction-settled', payload: { ...at, text: act.text } }
  if (!named.some((one) => one.person === act.answerer && one.state === 'answered')) throw new Refusal('instruction-not-answered-yet')
  requireDay(act.dueOn, today)
  return { kind: 'instruction-sent-back', payload: { ...at, answerer: act.answerer, text: act.text, dueOn: act.dueOn } }
}
