import { counts } from '../kernel/figure.ts'
import { listDoubts } from './contract.ts'

export const doubtCounts = counts({ unit: 'doubts', list: listDoubts, by: ['township', 'village', 'rule'], asOf: 'today' }, {
  all: {},
  new: { standing: 'new' },
  waiting: { standing: 'waiting' },
  confirmed: { standing: 'confirmed' },
  unfounded: { standing: 'unfounded' },
})
export type DoubtCount = keyof typeof doubtCounts
