import { counts } from '../kernel/figure.ts'
import { listProblems } from '../problems/index.ts'

const today = { list: listProblems, asOf: 'today', unit: 'problems' } as const

/** What the clock counts beside `found` and `closed` of the board. */
export const paceCounts = {
  ...counts({ ...today, by: ['township', 'village'] }, { open: { counted: 'open' } }),
  /** Closed over one of the two lengths, which is the key that its list is narrowed to (`within-7`). */
  ...counts({ ...today, by: ['township', 'village', 'lately'] }, { closedLately: {} }),
  /** Open at the end of a day. */
  ...counts({ ...today, by: ['day'] }, { openOnDay: {} }),
} as const
