import type { ChecklistAnswer } from './packed-answers.ts'

export interface StraightLine {
  id: string
  /** Longest row of equal answers, one item after the other. */
  longestRun: number
  items: number
  /** Share of all visits with a run at least as long, this one included. */
  shareAsLong: number
}

/**
 * Visits answered down one column: the longest run of equal answers, and how unusual it is among the visits given.
 *
 * Source: Kim et al. (2019), Social Science Computer Review 37:214–233 (maximum identical string).
 * Assumes: the visits share one checklist, whose items are worded in both directions.
 * Not for: checklists on which "no problem" throughout is the rule: then every visit has a long run, and so has none
 * a small share.
 */
export function straightLining(input: { visits: readonly { id: string; answers: readonly ChecklistAnswer[] }[] }): {
  visits: StraightLine[]
} {
  const runs = input.visits.map(({ answers }) => longestRun(answers))
  return {
    visits: input.visits.map(({ id, answers }, index) => ({
      id,
      longestRun: runs[index] ?? 0,
      items: answers.length,
      shareAsLong: runs.filter((run) => run >= (runs[index] ?? 0)).length / runs.length,
    })),
  }
}

function longestRun(answers: readonly ChecklistAnswer[]): number {
  let longest = 0
  let run = 0
  for (const [index, answer] of answers.entries()) {
    run = index > 0 && answer === answers[index - 1] ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}
