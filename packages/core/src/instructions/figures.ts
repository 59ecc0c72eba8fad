import { counts } from '../kernel/figure.ts'
import { listInstructions } from './contract.ts'

/** Where a leader's instructions stand, and what is owed on them. */
export const instructionCounts = counts({ unit: 'instructions', list: listInstructions, by: [], asOf: 'today' }, {
  waitingByMe: { side: 'by-me', standing: 'waiting' },
  overdueByMe: { side: 'by-me', standing: 'overdue' },
  answeredByMe: { side: 'by-me', standing: 'answered' },
  owedByMe: { side: 'owed-by-me' },
  overdueInstructions: { standing: 'overdue' },
})
export type InstructionCount = keyof typeof instructionCounts
