import { counts } from '../kernel/figure.ts'
import { listLadderProposals, listLadderSteps } from './contract.ts'

/** What waits for the office, and what it decided. */
export const ladderCounts = {
  ...counts({ unit: 'proposals', list: listLadderProposals, by: [], asOf: 'today' }, { proposed: {} }),
  ...counts({ unit: 'steps', list: listLadderSteps, by: [], asOf: 'today' }, {
    remind: { outcome: 'confirmed', rung: 'remind' },
    supervise: { outcome: 'confirmed', rung: 'supervise' },
    talk: { outcome: 'confirmed', rung: 'talk' },
    transfer: { outcome: 'confirmed', rung: 'transfer' },
    putAside: { outcome: 'put-aside' },
  }),
} as const
export type LadderCount = keyof typeof ladderCounts
