import { isSettled } from '@lookback/core/problems'
import type { FieldCapability } from '../app/capability.ts'
import type { ProblemLine } from '../sync/phone/phone.ts'
import { taskOf } from './problem-task.ts'

/** What nobody owes yet and whoever stands before it may mend at once. */
const TO_MEND = 'to-mend'

/** Problems one by one: what the desk counts as owed, and what may be mended before it is. */
export const problems: FieldCapability = {
  name: 'problems',
  kinds: {
    'to-acknowledge': 'term.queue.to-acknowledge', 'to-rectify': 'term.queue.to-rectify', 'to-review': 'term.queue.to-review',
    'to-check': 'term.queue.to-check', [TO_MEND]: 'field.work.kind.to-mend',
  },
  tasks: async (phone) => (await phone.problems()).flatMap((line) => {
    const kind = kindOf(line)
    return kind === null ? [] : [taskOf(kind, [line], { id: line.problem.id, dueOn: line.problem.dueOn, to: `/problems/${line.problem.id}` })]
  }),
}

function kindOf({ owedIn, actions, problem }: ProblemLine): string | null {
  if (owedIn !== null) return owedIn in problems.kinds ? owedIn : null
  return !isSettled(problem.state) && actions.includes('fix-on-the-spot') ? TO_MEND : null
}
