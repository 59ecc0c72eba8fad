import { counts } from '../kernel/figure.ts'
import { listDutyFindings, listSheets } from './contract.ts'

/** Absences that no slip explains, and what became of them. */
export const absenceCounts = counts({ unit: 'absences', list: listDutyFindings, by: [], asOf: 'today' }, {
  open: { standing: 'open' },
  late: { standing: 'late' },
  toDecide: { standing: 'to-decide' },
  excused: { standing: 'excused' },
  unexcused: { standing: 'unexcused' },
})

/** Sheets of attendance that are to be looked at. */
export const sheetCounts = counts({ unit: 'sheets', list: listSheets, by: [], asOf: 'today' }, {
  contradicted: { standing: 'contradicted' },
  tooFew: { standing: 'too-few' },
})
export const dutyCounts = { ...absenceCounts, ...sheetCounts }
export type DutyCount = keyof typeof dutyCounts
