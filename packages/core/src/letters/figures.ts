import { counts } from '../kernel/figure.ts'
import { listLetters } from './contract.ts'

/** Letters, by where they stand. */
export const letterCounts = counts({ unit: 'letters', list: listLetters, by: [], asOf: 'today' }, {
  all: {},
  open: { standing: 'open' },
  overdue: { standing: 'overdue' },
  toDecide: { standing: 'to-decide' },
  deferred: { standing: 'deferred' },
  done: { standing: 'done' },
})
export type LetterCount = keyof typeof letterCounts
