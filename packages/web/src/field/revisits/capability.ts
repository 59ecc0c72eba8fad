import type { FieldCapability } from '../app/capability.ts'
import { taskOf } from '../problems/problem-task.ts'
import { toRevisit } from './to-revisit.ts'

/** What was drawn to be seen again: one task for all of it in a household. */
export const revisits: FieldCapability = {
  name: 'revisits',
  kinds: { 'to-revisit': 'term.queue.to-revisit' },
  tasks: async (phone) => [...toRevisit(await phone.problems())].map(([subject, lines]) => {
    const days = lines.flatMap(({ problem: { revisitDueOn } }) => revisitDueOn ?? []).sort()
    return taskOf('to-revisit', lines, { id: `revisit ${subject}`, dueOn: days[0] ?? null, to: `/revisits/${subject}` })
  }),
}
