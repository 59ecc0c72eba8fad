import type { Problem } from '@lookback/core/problems'
import type { ProblemLine } from '../sync/phone/phone.ts'
import type { Task } from '../work/task.ts'

/** Sent back, or found to be there still, and not reported again. */
function wasReturned({ returns, falseReports, acknowledgedAt, reportedAt, closedAt }: Problem): boolean {
  return returns + falseReports > 0 && acknowledgedAt !== null && reportedAt === null && closedAt === null
}

/** One problem, or all that somebody sees in one way: as a task. */
export function taskOf(kind: string, lines: readonly [ProblemLine, ...ProblemLine[]], more: Pick<Task, 'id' | 'dueOn' | 'to'>): Task {
  const [{ subject, region, villageName, villagerGroup, position }] = lines
  return {
    ...more, kind, name: subject.name, village: region, villageName, villagerGroup, position,
    lines: lines.map(({ item }) => ({ text: item.wording, isHard: item.severity === 'hard' })),
    isReturned: lines.some(({ problem }) => wasReturned(problem)),
    isPending: lines.some(({ pending }) => pending),
    key: { number: subject.number, names: [subject.name, ...lines.map(({ item }) => item.wording)], group: villagerGroup },
  }
}
